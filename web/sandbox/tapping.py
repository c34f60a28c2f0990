"""Tapping a button under a message, or choosing from its list: told to us as Twilio tells it."""

from collections.abc import Sequence

from aiohttp import web

from bot.channels.sandbox.approval import is_approved
from bot.channels.sandbox.attached import Attached
from bot.channels.sandbox.network import Network
from bot.channels.twilio.addresses import off_the_wire
from bot.domain.channel import Channel
from bot.domain.form import Choice
from bot.domain.sandbox import Direction, SandboxMessage
from bot.errors import RequestRefused
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.keys import NETWORK
from web.sandbox.odd_phones import refuse_odd_phones

ANSWERS = "OriginalRepliedMessageSid"


@asked_in_json
async def tap(request: web.Request, asked: Asked) -> Asked:
    network, sid = request.app[NETWORK], text_of(asked, "message")
    message = await network.messages.of(sid)
    choice = _choice(message, text_of(asked, "choice", 200)) if message else None
    if message is None or choice is None:
        raise RequestRefused("invalid-request", "There is no such thing to tap.", at="choice")
    refuse_odd_phones(await network.phone(off_the_wire(message.phone)[0]), Channel.WHATSAPP)
    async with network.one_tap:
        return {"taken": await _tapped_now(network, message, choice)}


async def _tapped_now(network: Network, message: SandboxMessage, choice: Choice) -> bool:
    on_phone = await network.messages.on_phones([message.phone])
    if not message.tappable.opens and tapped(message, on_phone):
        raise RequestRefused("already-tapped", "A button can be tapped once.", at="choice")
    await network.read(off_the_wire(message.phone)[0])
    content = await network.contents.of(message.content)
    told = _told(message, choice, "button" if is_approved(content, network.clock.real()) else "interactive")
    return await network.write(message.phone, message.from_address, choice.title, told)


def tapped(message: SandboxMessage, on_phone: Sequence[SandboxMessage]) -> str:
    """What was tapped last under a message; nothing, when nothing was."""
    answers = [one for one in on_phone if one.direction is Direction.INBOUND and one.fields.get(ANSWERS) == message.sid]
    last = answers[-1].fields if answers else {}
    return last.get("ButtonPayload") or last.get("ListId") or ""


def _choice(message: SandboxMessage, wanted: str) -> Choice | None:
    return next((one for one in message.tappable.choices if one.id == wanted), None)


def _told(message: SandboxMessage, choice: Choice, kind: str) -> Attached:
    """A button of an approved template is a `button`; one in a session is `interactive`, as lists are."""
    shared = {ANSWERS: message.sid, "OriginalRepliedMessageSender": message.from_address, "MessageType": kind}
    if message.tappable.opens:
        return Attached(fields={**shared, "ListId": choice.id, "ListTitle": choice.title})
    return Attached(fields={**shared, "ButtonPayload": choice.id, "ButtonText": choice.title})
