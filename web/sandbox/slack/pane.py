"""What one person sees of the workspace; the page asks for it several times a second."""

import hashlib
import secrets
from typing import Any

from aiohttp import web

from bot.channels.sandbox.slack.cast import CHANNELS, HUMANS, PEOPLE, RUT, SlackChannel, SlackPerson
from bot.channels.sandbox.slack.given import message_given
from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage, Stretch
from web.sandbox.keys import WORKSPACE

Json = dict[str, Any]
MOST_MESSAGES = 100
MOST_ANSWERS = 500
STARTED = secrets.token_hex(4)  # revisions begin anew with every start


async def show_state(request: web.Request) -> web.Response:
    """304 when nothing is new."""
    workspace = request.app[WORKSPACE]
    version = _version(workspace, request)
    if request.headers.get("If-None-Match") == version:
        return web.Response(status=304, headers={"ETag": version})
    me = person_asked(request.query.get("person", ""))
    channel = _channel(me, request.query.get("channel", ""))
    found = await _state(workspace, me, channel, request.query.get("thread", ""))
    return web.json_response(found, headers={"ETag": version})


def person_asked(id: str) -> SlackPerson:
    """Rut, when nobody has said who they are."""
    known = PEOPLE.get(id, RUT)
    return RUT if known.is_bot else known


async def open_archive(request: web.Request) -> web.Response:
    """A permalink leads to the message in the pane."""
    mark = request.match_info["mark"].removeprefix("p")
    raise web.HTTPFound(f"/sandbox?slack={request.match_info['channel']}&message={mark[:-6]}.{mark[-6:]}")


async def _state(workspace: Workspace, me: SlackPerson, channel: SlackChannel, thread: str) -> Json:
    home = await home_of(workspace, me.id)
    newest = await workspace.store.newest()
    return {
        "me": me.id,
        "locale": await workspace.locale(me.id),
        "people": [_person(one) for one in PEOPLE.values()],
        "channels": [_shown(one, newest) for one in CHANNELS.values() if me.id in one.members],
        "channel": channel.id,
        "messages": await _messages(workspace, me, channel),
        "thread": await _thread(workspace, me, channel, thread) if thread else None,
        "home": home.given() if home else None,
        "modals": [view.given() for view in workspace.modals.of(me.id)],
        "refusals": list(workspace.refusals),
    }


def _person(person: SlackPerson) -> Json:
    is_human = person in HUMANS
    return {"id": person.id, "name": person.name, "title": person.title, "guest": person.is_guest, "human": is_human}


def _shown(channel: SlackChannel, newest: Any) -> Json:
    return {
        "id": channel.id,
        "name": channel.name,
        "purpose": channel.purpose,
        "private": channel.is_private,
        "direct": channel.is_direct,
        "app": channel.has_app,
        "members": len(channel.members),
        "newest": newest.get(channel.id),
    }


def _channel(me: SlackPerson, wanted: str) -> SlackChannel:
    """The one asked for, if it is theirs."""
    found = CHANNELS.get(wanted)
    return found if found and me.id in found.members else CHANNELS["C0HIRING"]


async def _messages(workspace: Workspace, me: SlackPerson, channel: SlackChannel) -> list[Json]:
    found = await workspace.store.in_channel(channel.id, Stretch(most=MOST_MESSAGES))
    answers = await workspace.store.answers(channel.id, [one.ts for one in found])
    return [_message(one, answers.get(one.ts, ())) for one in found if one.visible_to in (None, me.id)]


async def _thread(workspace: Workspace, me: SlackPerson, channel: SlackChannel, thread: str) -> Json | None:
    parent = await workspace.store.of(channel.id, thread)
    if not parent or parent.visible_to not in (None, me.id):
        return None
    answers = await workspace.store.in_thread(channel.id, thread, Stretch(most=MOST_ANSWERS))
    seen = [one for one in answers if one.visible_to in (None, me.id)]
    return {"ts": thread, "messages": [_message(one, ()) for one in (parent, *seen)]}


def _message(message: SlackMessage, answers: Any) -> Json:
    for_all = [one for one in answers if not one.visible_to]
    answered = {"answered_at": for_all[-1].shown_at.isoformat()} if for_all else {}
    is_mine = message.visible_to is not None
    return {**message_given(message, for_all), **answered, "at": message.shown_at.isoformat(), "only_me": is_mine}


def _version(workspace: Workspace, request: web.Request) -> str:
    asked = hashlib.sha256(request.query_string.encode()).hexdigest()[:12]
    return f'"{STARTED}-{workspace.revision}-{asked}"'
