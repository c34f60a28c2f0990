"""Twilio's webhooks as inbox rows: a message received, and a report on one that we sent."""

import re
from collections.abc import Mapping
from typing import Any

from bot.channels.twilio.addresses import off_the_wire
from bot.channels.twilio.errors import error_for
from bot.channels.twilio.statuses import DELIVERIES
from bot.channels.webhook_form import E164, Malformed, cleaned
from bot.domain.channel import Channel
from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.message import Delivery

# Never longer than Twilio's own: what is signed has no boundaries, and a longer id would make a repeat a new message.
PROVIDER_ID = re.compile(r"[A-Z]{2}[0-9A-Za-z]{1,32}")
LONGEST_ADDRESS = 100
LONGEST_CODE = 10
PLAIN_KIND = "text"
UNKNOWN_ERROR = "30008"
LONGEST_KIND = 20
MOST_MEDIA = 10
PLACE = ("Latitude", "Longitude", "Label", "Address")
STOP_WORDS = frozenset({"STOP", "START", "HELP"})


def received_row(form: Mapping[str, str]) -> Row:
    """Raises `Malformed`. A sender that is no phone number is kept as it is: Twilio gives E.164 only "if possible"."""
    address, channel = off_the_wire(_address(form, "From"))
    stop = form.get("OptOutType", "")
    payload: dict[str, Any] = {
        **_between(address, channel, form.get("To", "")),
        "text": _text(form),
        "media": _media(form),
        "opt_out_type": stop if stop in STOP_WORDS else None,
        "button": cleaned(form.get("ButtonPayload") or form.get("ListId") or "") or None,
        **_beside_text(form),
    }
    return Row(person_lane(payload["sender"], address), "twilio", provider_id(form), Happening.TEXT_RECEIVED, payload)


def delivery_row(form: Mapping[str, str], message_key: str | None) -> Row | None:
    """None for a status that says nothing about a delivery: Twilio adds words without notice. Raises `Malformed`."""
    sid, status = provider_id(form), cleaned(form.get("MessageStatus") or form.get("SmsStatus") or "")
    if not status:
        raise Malformed("no MessageStatus")
    delivery = DELIVERIES.get(status)
    if delivery is None:
        return None
    address, channel = off_the_wire(_address(form, "To"))
    error = _error(form) if delivery is Delivery.UNDELIVERED else None
    told = {"message": message_key, "provider_id": sid, "delivery": str(delivery), "error": error}
    payload = {**_between(address, channel, form.get("From", "")), **told}
    lane = person_lane(payload["sender"], address)
    return Row(lane, "twilio-status", f"{sid}:{status}", Happening.DELIVERY_REPORTED, payload)


def _between(address: str, channel: Channel, ours: str) -> dict[str, Any]:
    """The person's address and ours. The sender is the shared one until `engine/addressing.py` knows whose ours is."""
    number = off_the_wire(cleaned(ours).strip())[0]
    known = number if E164.fullmatch(number) else ""  # a messaging service that has not chosen yet, or nothing at all
    return {"sender": str(channel), "address": address, "channel": str(channel), "ours": known}


def provider_id(form: Mapping[str, str]) -> str:
    sid = form.get("MessageSid") or form.get("SmsSid") or form.get("SmsMessageSid") or ""
    if not PROVIDER_ID.fullmatch(sid):
        raise Malformed("no MessageSid")
    return sid


def _error(form: Mapping[str, str]) -> str:
    return error_for(cleaned(form.get("ErrorCode", ""))[:LONGEST_CODE] or UNKNOWN_ERROR).name


def _address(form: Mapping[str, str], name: str) -> str:
    """Without a name of its own it may have been moved into another parameter: what is signed has no boundaries."""
    if name not in form:
        raise Malformed(f"no {name}")
    return cleaned(form[name]).strip()[:LONGEST_ADDRESS]


def _text(form: Mapping[str, str]) -> str:
    """What was written, or stands on what was tapped."""
    return cleaned(form.get("Body") or form.get("ButtonText") or form.get("ListTitle") or "")


def _beside_text(form: Mapping[str, str]) -> dict[str, Any]:
    """What WhatsApp knows beside words and files: what kind of message it is, which one it answers, and a place."""
    kind, replied = cleaned(form.get("MessageType", ""))[:LONGEST_KIND], form.get("OriginalRepliedMessageSid", "")
    place = {name.lower(): cleaned(form[name]) for name in PLACE if form.get(name)}
    kind = "" if kind == PLAIN_KIND else kind  # which Twilio's list does not tell, as it needs not be told
    said = {"kind": kind, "replied": replied if PROVIDER_ID.fullmatch(replied) else "", "place": place}
    return {name: value for name, value in said.items() if value and (name != "place" or "latitude" in place)}


def _media(form: Mapping[str, str]) -> list[dict[str, str]]:
    count = form.get("NumMedia", "0")
    listed = min(int(count), MOST_MEDIA) if count.isascii() and count.isdecimal() and len(count) < 5 else 0
    return [_medium(form, index) for index in range(listed)]


def _medium(form: Mapping[str, str], index: int) -> dict[str, str]:
    return {"url": cleaned(form.get(f"MediaUrl{index}", "")), "type": cleaned(form.get(f"MediaContentType{index}", ""))}
