"""Writing from a phone, known or new."""

from aiohttp import web

from bot.channels.sandbox.rules import LONGEST_BODY
from bot.channels.twilio.addresses import off_the_wire, on_the_wire
from bot.domain.channel import Channel
from bot.domain.phone import normal_phone
from bot.errors import RequestRefused
from web.sandbox.answered import last_to_write
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.attaching import attached
from web.sandbox.keys import NETWORK
from web.sandbox.odd_phones import refuse_odd_phones
from web.sandbox.phone_state import phone_shown

REGION = "SE"


@asked_in_json
async def write(request: web.Request, asked: Asked) -> Asked:
    network = request.app[NETWORK]
    plain, channel = off_the_wire(text_of(asked, "from"))
    beside = attached(asked, channel is Channel.WHATSAPP)
    is_wordless = not asked.get("text") and (asked.get("card") or asked.get("attach"))
    body = "" if is_wordless else text_of(asked, "text", LONGEST_BODY)
    number = normal(plain)
    refuse_odd_phones(await network.phone(number), channel)
    phone = on_the_wire(number, channel)
    ours = normal(text_of(asked, "to")) if "to" in asked else await last_to_write(request, phone)
    await network.read(number)
    return {"taken": await network.write(phone, on_the_wire(ours, channel), body, beside)}


@asked_in_json
async def open_phone(request: web.Request, asked: Asked) -> Asked:
    number = normal(text_of(asked, "number"))
    return phone_shown(number, None, await request.app[NETWORK].phone(number))


def normal(number: str) -> str:
    found = normal_phone(number, REGION)
    if not found:
        raise RequestRefused("invalid-request", f"{number!r} is not a phone number. Write it like +46 70 174 06 99.")
    return found
