"""How things are in the sandbox, as its page shows them: the phones, the check beside them, the clock."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.domain.channel import Channel
from bot.domain.conversation import Conversation
from bot.domain.lifecycle import Event
from bot.domain.phone import shown_phone
from bot.domain.sandbox import Direction, SandboxMessage
from bot.flows.lifecycle import sentence
from bot.flows.readers.vcard import read_cards
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from web.api.shown import links
from web.linker import Linker
from web.sandbox.suggestions import suggestions

STRANGER = "Another phone"


def checks_shown(checks: Sequence[CheckRead], linker: Linker) -> list[dict[str, Any]]:
    return [
        {
            "id": read.check.id,
            "label": f"{read.check.candidate_name}, {read.assignment.title}",
            "status": str(read.check.status),
            "requested": read.check.requested,
            "answered": read.check.answered,
            "report": links(read, linker).report,
        }
        for read in checks
    ]


def phones_shown(conversations: Sequence[Conversation], messages: Sequence[SandboxMessage]) -> list[dict[str, Any]]:
    """The phones of the check's people in the order of their conversations, then those of nobody known."""
    threads: dict[str, list[SandboxMessage]] = defaultdict(list)
    for message in messages:
        threads[message.phone].append(message)
    people = {on_the_wire(one.address, one.channel): one for one in conversations if one.address}
    known = [address for address in people if address in threads]
    strangers = [address for address in threads if address not in people]
    return [
        {
            **phone_shown(address, people.get(address)),
            "messages": [_message(message) for message in threads[address]],
            "hints": suggestions(people[address]) if address in people else [],
        }
        for address in [*known, *strangers]
    ]


def phone_shown(address: str, owner: Conversation | None) -> dict[str, Any]:
    plain, channel = off_the_wire(address)
    number = shown_phone(plain)
    return {
        "address": address,
        "name": owner.name if owner else STRANGER,
        "role": str(owner.role) if owner else "",
        "number": f"{number} · WhatsApp" if channel is Channel.WHATSAPP else number,
        "messages": [],
        "hints": [],
    }


def events_shown(events: Sequence[Event], texts: Texts) -> list[dict[str, Any]]:
    return [
        {
            "at": event.at.isoformat(),
            "type": str(event.type),
            "actor": str(event.actor),
            "text": sentence(event, texts),
        }
        for event in events
    ]


def clock_shown(now: datetime, zone: str, due_at: datetime | None) -> dict[str, Any]:
    return {"now": now.isoformat(), "zone": zone, "next": due_at.isoformat() if due_at and due_at > now else None}


def _message(message: SandboxMessage) -> dict[str, Any]:
    return {
        "sid": message.sid,
        "mine": message.direction is Direction.INBOUND,
        "text": message.body,
        "ours": {"number": message.ours, "shown": shown_phone(message.ours)},
        "card": _names_on(message.card) if message.card else "",
        "at": message.shown_at.isoformat(),
        "status": message.status,
    }


def _names_on(card: str) -> str:
    return "; ".join(one.words for one in read_cards(card))
