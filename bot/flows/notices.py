"""What the recruiter reads beside a line of the lifecycle: what follows from it, and what they may do (R32)."""

from bot.domain.lifecycle import Event, EventType
from bot.domain.notice import LEVELS, Level
from bot.flows.failures import advice_on
from bot.flows.lifecycle import words_of
from bot.flows.texts import Texts


def hint(event: Event, texts: Texts) -> str:
    """One line; empty for routine lines that speak for themselves. No number, address or answer is in it."""
    if event.type is EventType.MESSAGE_FAILED:  # what can be done depends on why (R48)
        return advice_on(event.about.get("error") or "unknown", texts)
    key = f"notice.{event.type}_beside" if event.about.get("is_beside") else f"notice.{event.type}"
    return texts(key, **words_of(event, texts)) if key in texts.catalogue else ""


def level_of(event: Event) -> Level | None:
    """None: no notice."""
    return LEVELS.get(event.type)
