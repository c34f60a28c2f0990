"""What people do in the pane."""

from typing import Any

from aiohttp import web

from bot.channels.sandbox.slack import acts
from bot.channels.sandbox.slack.acts import Deed
from bot.channels.sandbox.slack.cast import CHANNELS, HUMANS, LOCALES, SlackChannel
from bot.channels.sandbox.slack.events import tell_of_home
from bot.channels.sandbox.slack.posting import Draft, post, take_away
from bot.channels.sandbox.slack.values import NotOffered
from bot.channels.sandbox.slack.viewed import View
from bot.channels.sandbox.slack.workspace import Workspace
from bot.channels.slack.manifest import MESSAGE_SHORTCUT, START_SHORTCUT
from bot.errors import RequestRefused
from web.sandbox.asking import Act, Answer, Asked, asked_in_json, text_of
from web.sandbox.keys import WORKSPACE

LONGEST_TEXT = 4000


def in_the_pane(act: Act) -> Answer:
    """With words for what is not there any more."""

    async def answer(request: web.Request, asked: Asked) -> Asked:
        try:
            return await act(request, asked)
        except NotOffered as gone:
            raise RequestRefused("gone", f"{str(gone).capitalize()}.") from gone

    return asked_in_json(answer)


@in_the_pane
async def command(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    name, _, text = text_of(asked, "text", LONGEST_TEXT).strip().partition(" ")
    outcome = await acts.command(workspace, person, _where(asked, person), text.strip(), name)
    return outcome.told


@in_the_pane
async def say(request: web.Request, asked: Asked) -> Asked:
    """Plain words in a conversation, which the app does not hear: it has asked for no right to read."""
    workspace, person = _who(request, asked)
    channel, draft = _where(asked, person), Draft(text_of(asked, "text", LONGEST_TEXT), (), None)
    thread_ts = text_of(asked, "thread") if asked.get("thread") else None
    message = await post(workspace, channel.id, draft, thread_ts, author=person)
    return {"ts": message.ts}


@in_the_pane
async def act(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    spot = await acts.spot_of(workspace, person, asked)
    return (await acts.act(workspace, person, spot, _deed(asked))).told


@in_the_pane
async def suggest(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    spot, typed = await acts.spot_of(workspace, person, asked), asked.get("typed")
    return (await acts.suggest(workspace, person, spot, _deed(asked), str(typed or "")[:LONGEST_TEXT])).told


@in_the_pane
async def submit(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    return (await acts.submit(workspace, person, _modal(workspace, person, asked), _values(asked))).told


@in_the_pane
async def close(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    view = _modal(workspace, person, asked)
    return (await acts.close(workspace, person, view, asked.get("everything") is True)).told


@in_the_pane
async def shortcut(request: web.Request, asked: Asked) -> Asked:
    """Ours from the composer, or the one of a message."""
    workspace, person = _who(request, asked)
    if not asked.get("ts"):
        return (await acts.shortcut(workspace, person, START_SHORTCUT, None)).told
    message = (await acts.spot_of(workspace, person, asked)).message
    return (await acts.shortcut(workspace, person, MESSAGE_SHORTCUT, message)).told


@in_the_pane
async def open_home(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    tab = asked.get("tab", "home")
    await tell_of_home(workspace, person, tab if tab in ("home", "messages") else "home")
    return {}


@in_the_pane
async def speak(request: web.Request, asked: Asked) -> Asked:
    workspace, person = _who(request, asked)
    locale = text_of(asked, "locale")
    if locale not in LOCALES:
        raise RequestRefused("invalid-request", f"'locale' is one of {', '.join(LOCALES)}.", at="locale")
    await workspace.set_locale(person, locale)
    return {}


@in_the_pane
async def dismiss(request: web.Request, asked: Asked) -> Asked:
    """An ephemeral message is the reader's to take away."""
    workspace, person = _who(request, asked)
    found = await workspace.store.of(_where(asked, person).id, text_of(asked, "ts"))
    if not found or found.visible_to != person:
        raise NotOffered("that is not there any more")
    await take_away(workspace, found)
    return {}


def _who(request: web.Request, asked: Asked) -> tuple[Workspace, str]:
    person = text_of(asked, "person")
    if person not in {one.id for one in HUMANS}:
        raise RequestRefused("invalid-request", f"{person!r} is nobody here.", at="person")
    return request.app[WORKSPACE], person


def _where(asked: Asked, person: str) -> SlackChannel:
    channel = CHANNELS.get(text_of(asked, "channel"))
    if not channel or person not in channel.members:
        raise RequestRefused("invalid-request", "There is no such channel for this person.", at="channel")
    return channel


def _modal(workspace: Workspace, person: str, asked: Asked) -> View:
    wanted = text_of(asked, "view")
    found = next((one for one in workspace.modals.of(person) if one.id == wanted), None)
    if not found:
        raise NotOffered("that window is not open any more")
    return found


def _deed(asked: Asked) -> Deed:
    return Deed(text_of(asked, "block", 255), text_of(asked, "action", 255), asked.get("value"), _values(asked))


def _values(asked: Asked) -> dict[str, dict[str, Any]]:
    values = asked.get("values", {})
    if not isinstance(values, dict) or not all(isinstance(one, dict) for one in values.values()):
        raise RequestRefused("invalid-request", "'values' are objects by block.", at="values")
    return values
