"""Starts a demo check, as a recruiter would in Slack, in whose pane its card then is."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.channels.sandbox.slack.cast import RUT, TEAM
from bot.domain.channel import Contact
from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.errors import RequestRefused
from bot.storage.reading import conversations
from bot.wiring import Vouchline
from web.keys import VOUCHLINE
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.cast import TITLES, Cast, next_cast
from web.sandbox.keys import NETWORK
from web.sandbox.morning import move_out_of_the_night

REFERENCES = 2
CHANNEL = "C0HIRING"
GUIDANCE = {
    "sv": "Två chefer eller arbetsledare från de senaste fem åren",
    "en": "Two managers from the last five years",
}
QUESTIONNAIRE = "standard"
CONTACTS = (Contact.SMS, Contact.WHATSAPP, Contact.EMAIL, Contact.SMS_AND_EMAIL)


@asked_in_json
async def start(request: web.Request, asked: Asked) -> Asked:
    vouchline, language = request.app[VOUCHLINE], text_of(asked, "language")
    if language not in TITLES:
        raise RequestRefused("unknown-language", f"Choose one of: {', '.join(sorted(TITLES))}.", at="language")
    contacts = [_contact(asked, name) for name in ("candidate_contact", "referee_contact")]
    morning = await move_out_of_the_night(vouchline)
    cast = next_cast({*await request.app[NETWORK].messages.phones(), *await conversations.addresses()})
    row = Row(
        organisation_lane(vouchline.organisation),
        "api",
        uuid4().hex,
        Happening.CHECKS_ASKED,
        _payload(cast, language, contacts) | _shown(vouchline, language),
    )
    outcome = await vouchline.ask(row)
    return {"check": outcome["checks"][0], "candidate": cast.candidate.phone, "note": _note(cast, contacts[0], morning)}


def _contact(asked: Asked, name: str) -> Contact:
    found = asked.get(name, Contact.SMS)
    if found not in CONTACTS:
        raise RequestRefused("invalid-request", f"{name!r} must be one of {', '.join(CONTACTS)}.", at=name)
    return Contact(found)


def _payload(cast: Cast, language: str, contacts: Sequence[Contact]) -> dict[str, Any]:
    external_id, title = TITLES[language]
    candidate = {"name": cast.candidate.name, "phone": cast.candidate.phone, "email": cast.candidate.email}
    return {
        "assignment": {"external_id": external_id, "title": title},
        "sub_account": "default",
        "language": language,
        "questionnaire": QUESTIONNAIRE,
        "candidates": [candidate],
        "candidate_contact": str(contacts[0]),
        "referee_contact": str(contacts[1]),
        "references_wanted": REFERENCES,
        "guidance": GUIDANCE[language],
        "deadline": None,
        "started_by": RUT.name,
    }


def _shown(vouchline: Vouchline, language: str) -> dict[str, Any]:
    """Where the sandbox has a Slack of its own."""
    place = Place(TEAM, CHANNEL, RUT.id, language)
    return {"place": asdict(place)} if vouchline.settings.has_sandbox_slack else {}


def _note(cast: Cast, contact: Contact, morning: datetime | None) -> str:
    where = "mailbox" if contact is Contact.EMAIL else "phone"
    started = f"Started. {cast.candidate.name}’s {where} has the first message in a moment."
    if not morning:
        return started
    return f"It was night, and nobody is invited at night: the clock now shows {morning:%A, %H:%M}. {started}"
