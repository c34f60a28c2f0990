"""A message that somebody wrote to us, as its webhook or the list tells it."""

import re
from collections.abc import Mapping
from typing import Any

from bot.channels.webhook_form import E164, Malformed, cleaned
from bot.domain.channel import Channel
from bot.domain.inbox import Happening, Row, person_lane

PROVIDER_ID = re.compile(r"[A-Za-z0-9]{1,64}")
LONGEST_ADDRESS = 100
INCOMING = "incoming"


def received_row(form: Mapping[str, str]) -> Row:
    """Raises `Malformed`. A sender that is no phone number, such as a company's name, is kept as it is."""
    if form.get("direction", INCOMING) != INCOMING:
        raise Malformed("not an incoming message")
    address, ours = _address(form, "from"), _address(form, "to")
    payload: dict[str, Any] = {
        "sender": str(Channel.SMS),  # the shared one, until `engine/addressing.py` knows whose ours is
        "address": address,
        "channel": str(Channel.SMS),
        "ours": ours if E164.fullmatch(ours) else "",
        "text": cleaned(form.get("message", "")),
        "media": [],
        "opt_out_type": None,
        "carrier_is_silent": True,  # it stops and confirms nothing by itself: a STOP is ours to confirm
        "button": None,
    }
    return Row(person_lane(str(Channel.SMS), address), "elks", provider_id(form), Happening.TEXT_RECEIVED, payload)


def provider_id(form: Mapping[str, str]) -> str:
    found = form.get("id", "")
    if not PROVIDER_ID.fullmatch(found):
        raise Malformed("no id")
    return found


def _address(form: Mapping[str, str], name: str) -> str:
    if name not in form:
        raise Malformed(f"no {name}")
    return cleaned(form[name]).strip()[:LONGEST_ADDRESS]
