"""Saying what is the matter with a phone, and that somebody looks at it."""

from aiohttp import web

from bot.channels.twilio.addresses import off_the_wire
from bot.domain.sandbox_phone import SandboxPhone, Texts
from bot.errors import RequestRefused
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.keys import NETWORK
from web.sandbox.phone_state import troubles_of
from web.sandbox.phones import normal


@asked_in_json
async def switch(request: web.Request, asked: Asked) -> Asked:
    network = request.app[NETWORK]
    phone = await network.phone(normal(off_the_wire(text_of(asked, "phone"))[0]))
    changed = SandboxPhone(
        phone.address,
        is_on_whatsapp=_is_on(asked, "is_on_whatsapp", phone.is_on_whatsapp),
        has_blocked_us=_is_on(asked, "has_blocked_us", phone.has_blocked_us),
        is_off=_is_on(asked, "is_off", phone.is_off),
        texts=_texts(asked.get("texts", phone.texts)),
    )
    await network.switch(changed)
    return troubles_of(changed)


@asked_in_json
async def read(request: web.Request, asked: Asked) -> Asked:
    await request.app[NETWORK].read(normal(off_the_wire(text_of(asked, "phone"))[0]))
    return {}


def _is_on(asked: Asked, name: str, before: bool) -> bool:
    found = asked.get(name, before)
    if not isinstance(found, bool):
        raise RequestRefused("invalid-request", f"{name!r} must be true or false.", at=name)
    return found


def _texts(asked: object) -> Texts:
    try:
        return Texts(str(asked))
    except ValueError as error:
        raise RequestRefused("invalid-request", f"'texts' must be one of {', '.join(Texts)}.", at="texts") from error
