"""The phones as the sandbox's page shows them: whose they are, what is on them, what is the matter with them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from bot.channels.sandbox.attached import PICTURE
from bot.channels.sandbox.numbers import usual
from bot.channels.twilio.addresses import off_the_wire
from bot.domain.channel import Channel
from bot.domain.conversation import Conversation
from bot.domain.phone import shown_phone
from bot.domain.sandbox import Direction, SandboxMessage
from bot.domain.sandbox_phone import SandboxPhone
from bot.flows.readers.vcard import read_cards
from web.sandbox.suggestions import suggestions
from web.sandbox.tapping import tapped

STRANGER = "Another phone"
SWITCHES = ("is_on_whatsapp", "has_blocked_us", "is_off")
ON_PHONES = frozenset({Channel.SMS, Channel.WHATSAPP})


def phones_shown(
    people: Mapping[str, Conversation], messages: Sequence[SandboxMessage], said: Mapping[str, SandboxPhone]
) -> list[dict[str, Any]]:
    """The phones of the check's people, by their numbers and in that order, then those of nobody known.

    One that nothing has reached is shown where something is the matter with it.
    """
    on_phone: dict[str, list[SandboxMessage]] = defaultdict(list)
    for message in messages:
        on_phone[off_the_wire(message.phone)[0]].append(message)
    phones = {address: said.get(address, usual(address)) for address in [*people, *on_phone]}
    shown = [address for address in people if address in on_phone or not phones[address].is_sound]
    strangers = [address for address in on_phone if address not in people]
    return [
        {
            **phone_shown(address, people.get(address), phones[address]),
            "messages": [_message(message, on_phone[address]) for message in on_phone[address]],
            "hints": suggestions(people[address]) if address in people else [],
        }
        for address in [*shown, *strangers]
    ]


def phone_shown(address: str, owner: Conversation | None, phone: SandboxPhone) -> dict[str, Any]:
    return {
        "address": address,
        "name": owner.name if owner else STRANGER,
        "role": str(owner.role) if owner else "",
        "number": shown_phone(address),
        "troubles": troubles_of(phone),
        "messages": [],
        "hints": [],
    }


def troubles_of(phone: SandboxPhone) -> dict[str, Any]:
    return {**{name: getattr(phone, name) for name in SWITCHES}, "texts": str(phone.texts), "is_sound": phone.is_sound}


def _message(message: SandboxMessage, on_phone: Sequence[SandboxMessage]) -> dict[str, Any]:
    return {
        "sid": message.sid,
        "mine": message.direction is Direction.INBOUND,
        "channel": str(Channel.WHATSAPP if message.is_whatsapp else Channel.SMS),
        "text": message.body,
        "ours": {"number": message.ours, "shown": shown_phone(message.ours)},
        "card": _names_on(message.card) if message.card else "",
        "medium": _kind(message),
        "place": message.fields.get("Label", ""),
        "choices": [{"id": one.id, "title": one.title, "about": one.description} for one in message.tappable.choices],
        "opens": message.tappable.opens,
        "tapped": tapped(message, on_phone) if message.tappable.choices else "",
        "at": message.shown_at.isoformat(),
        "status": message.status,
        "error": message.error,
    }


def _names_on(card: str) -> str:
    return "; ".join(one.words for one in read_cards(card))


def _kind(message: SandboxMessage) -> str:
    if not message.medium_type:
        return ""
    return "picture" if message.medium_type == PICTURE else "voice"
