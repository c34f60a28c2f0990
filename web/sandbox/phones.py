"""Writing from a phone, known or new."""

from aiohttp import web

from bot.channels.sandbox.rules import LONGEST_BODY
from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.domain.phone import normal_phone
from bot.errors import RequestRefused
from web.sandbox.answered import last_to_write
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
    phone = on_the_wire(_normal(plain), channel)
    ours = _normal(text_of(asked, "to")) if "to" in asked else await last_to_write(request, phone)
    taken = await request.app[NETWORK].write(phone, on_the_wire(ours, channel), body, card)
    return {"taken": taken}


@asked_in_json
async def open_phone(request: web.Request, asked: Asked) -> Asked:
    return phone_shown(_normal(text_of(asked, "number")), None)


def _normal(number: str) -> str:
    found = normal_phone(number, REGION)
    if not found:
        raise RequestRefused("invalid-request", f"{number!r} is not a phone number. Write it like +46 70 174 06 99.")
    return found
