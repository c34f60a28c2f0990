"""The state of the pane, which the page asks for several times a second."""

import hashlib
import secrets

from aiohttp import web
from yarl import URL

from bot.channels.sandbox.slack.cast import CHANNELS, PEOPLE, RUT, SlackChannel, SlackPerson
from bot.channels.sandbox.slack.workspace import Workspace
from web.sandbox.keys import WORKSPACE
from web.sandbox.slack.seen import seen

STARTED = secrets.token_hex(4)  # revisions begin anew with every start


async def show_state(request: web.Request) -> web.Response:
    """304 when nothing is new."""
    workspace = request.app[WORKSPACE]
    version = _version(workspace, request)
    if request.headers.get("If-None-Match") == version:
        return web.Response(status=304, headers={"ETag": version})
    me = _person(request.query.get("person", ""))
    channel = _channel(me, request.query.get("channel", ""))
    found = await seen(workspace, me, channel, request.query.get("thread", ""))
    return web.json_response(found, headers={"ETag": version})


async def open_archive(request: web.Request) -> web.Response:
    """A permalink leads to the message in the pane."""
    mark, thread = request.match_info["mark"].removeprefix("p"), request.query.get("thread_ts")
    leads_to = {"slack": request.match_info["channel"], "message": f"{mark[:-6]}.{mark[-6:]}"}
    raise web.HTTPFound(URL("/sandbox").with_query(leads_to | ({"thread": thread} if thread else {})))


def _person(id: str) -> SlackPerson:
    """Rut, when nobody has said who they are."""
    known = PEOPLE.get(id, RUT)
    return RUT if known.is_bot else known


def _channel(me: SlackPerson, wanted: str) -> SlackChannel:
    """The one asked for, if it is theirs."""
    found = CHANNELS.get(wanted)
    return found if found and me.id in found.members else CHANNELS["C0HIRING"]


def _version(workspace: Workspace, request: web.Request) -> str:
    asked = hashlib.sha256(request.query_string.encode()).hexdigest()[:12]
    return f'"{STARTED}-{workspace.revision}-{asked}"'
