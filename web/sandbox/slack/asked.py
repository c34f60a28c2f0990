"""Who acts in the pane, where, and upon what."""

from aiohttp import web

from bot.channels.sandbox.slack.cast import CHANNELS, HUMANS, SlackChannel
from bot.channels.sandbox.slack.stateful import NotOffered
from bot.channels.sandbox.slack.workspace import Workspace
from bot.errors import RequestRefused
from web.sandbox.asking import Act, Answer, Asked, asked_in_json, text_of
from web.sandbox.keys import WORKSPACE


def in_the_pane(act: Act) -> Answer:
    """With words for what is not there any more."""

    async def answer(request: web.Request, asked: Asked) -> Asked:
        try:
            return await act(request, asked)
        except NotOffered as gone:
            raise RequestRefused("gone", f"{str(gone).capitalize()}.") from gone

    return asked_in_json(answer)


def who(request: web.Request, asked: Asked) -> tuple[Workspace, str]:
    person = text_of(asked, "person")
    if person not in {one.id for one in HUMANS}:
        raise RequestRefused("invalid-request", f"{person!r} is nobody here.", at="person")
    return request.app[WORKSPACE], person


def where(asked: Asked, person: str) -> SlackChannel:
    channel = CHANNELS.get(text_of(asked, "channel"))
    if not channel or person not in channel.members:
        raise RequestRefused("invalid-request", "There is no such channel for this person.", at="channel")
    return channel
