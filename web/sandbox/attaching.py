"""What a phone may send beside words: a contact card, a voice note, a picture, a place."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.channels.sandbox.attached import PICTURE, PLAIN, VOICE, Attached
from bot.errors import RequestRefused
from web.sandbox.contact_card import card_of

MEDIA: Mapping[str, str] = MappingProxyType({"voice": VOICE, "picture": PICTURE})
PLACE = {
    "Latitude": "59.3157",
    "Longitude": "18.0711",
    "Label": "Café Norr",
    "Address": "Götgatan 1, Stockholm",
    "MessageType": "location",
}


def attached(asked: Mapping[str, Any], on_whatsapp: bool) -> Attached:
    """What a request attaches, if it does. Text messages carry cards and pictures, but no voice notes and places."""
    kind = asked.get("attach")
    if kind is None:
        return Attached(card_of(dict(asked))) if asked.get("card") is not None else PLAIN
    if kind == "place" and on_whatsapp:
        return Attached(fields=PLACE)
    if kind in MEDIA and (on_whatsapp or kind != "voice"):
        return Attached(medium_type=MEDIA[kind])
    raise RequestRefused("invalid-request", "'attach' may be picture; on WhatsApp also voice or place.", at="attach")
