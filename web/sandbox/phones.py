"""Writing from a phone, known or new."""

from aiohttp import web

from bot.channels.sandbox.rules import LONGEST_BODY
from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.domain.phone import normal_phone
from bot.errors import RequestRefused
from web.keys import VOUCHLINE
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.contact_card import card_of
from web.sandbox.keys import NETWORK
from web.sandbox.state import phone_shown

REGION = "SE"


@asked_in_json
async def write(request: web.Request, asked: Asked) -> Asked:
    address, card = text_of(asked, "from"), card_of(asked)
    body = text_of(asked, "text", LONGEST_BODY) if asked.get("text") or not card else ""
    plain, channel = off_the_wire(address)
    senders = request.app[VOUCHLINE].senders
    if str(channel) not in senders:
        raise RequestRefused("channel-not-available", f"Nobody here can be written to by {channel}.")
    ours = on_the_wire(senders[str(channel)].address, channel)
    taken = await request.app[NETWORK].write(on_the_wire(_normal(plain), channel), ours, body, card)
    return {"taken": taken}


@asked_in_json
async def open_phone(request: web.Request, asked: Asked) -> Asked:
    return phone_shown(_normal(text_of(asked, "number")), None)


def _normal(number: str) -> str:
    found = normal_phone(number, REGION)
    if not found:
        raise RequestRefused("invalid-request", f"{number!r} is not a phone number. Write it like +46 70 174 06 99.")
    return found
