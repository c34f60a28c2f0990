"""An event as the recruiter's notice of it (R32)."""

from typing import Any

from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Event
from bot.domain.notice import LEVELS, acts
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint
from bot.flows.texts import Texts
from web.api.checks.told import PersonGiven


def noticed(event: Event, person: Conversation | None, check: Check, texts: Texts) -> dict[str, Any]:
    return {
        "id": str(event.id),
        "at": event.at,
        "type": event.type,
        "level": LEVELS[event.type],
        "text": sentence(event, texts),
        "hint": hint(event, texts),
        "may": list(acts(event.type, check.status)),
        "person": person_given(person),
    }


def person_given(conversation: Conversation | None) -> PersonGiven | None:
    if conversation is None:
        return None
    mine = conversation
    return PersonGiven(conversation=mine.id, role=mine.role, name=mine.name, reference=mine.reference)
