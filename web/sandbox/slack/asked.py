"""Who acts in the pane, where, and upon what."""

from typing import Any

from aiohttp import web

from bot.channels.sandbox.slack.acts.spots import Deed
from bot.channels.sandbox.slack.cast import CHANNELS, HUMANS, SlackChannel
from bot.channels.sandbox.slack.stateful import NotOffered
from bot.channels.sandbox.slack.viewed import View
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


def modal_of(workspace: Workspace, person: str, asked: Asked) -> View:
    wanted = text_of(asked, "view")
    found = next((one for one in workspace.modals.of(person) if one.id == wanted), None)
    if not found:
        raise NotOffered("that window is not open any more")
    return found


def deed_of(asked: Asked) -> Deed:
    return Deed(text_of(asked, "block", 255), text_of(asked, "action", 255), asked.get("value"), values_of(asked))


def values_of(asked: Asked) -> dict[str, dict[str, Any]]:
    values = asked.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(one, dict) for one in values.values()):
        raise RequestRefused("invalid-request", "'values' are objects by block.", at="values")
    return values
