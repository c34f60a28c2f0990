"""What people click, choose and look for in the pane."""

from aiohttp import web

from bot.channels.sandbox.slack.acts.acting import act as upon
from bot.channels.sandbox.slack.acts.shortcuts import message_shortcut, own_shortcut
from bot.channels.sandbox.slack.acts.spots import spot_of
from bot.channels.sandbox.slack.acts.suggesting import suggest as look_for
from web.sandbox.asking import Asked
from web.sandbox.slack.asked import in_the_pane, who
from web.sandbox.slack.asked_view import deed_of

LONGEST_TEXT = 4000


@in_the_pane
async def act(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    spot = await spot_of(workspace, person, asked)
    return (await upon(workspace, person, spot, deed_of(asked))).told


@in_the_pane
async def suggest(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    spot, typed = await spot_of(workspace, person, asked), asked.get("typed")
    return (await look_for(workspace, person, spot, deed_of(asked), str(typed or "")[:LONGEST_TEXT])).told


@in_the_pane
async def shortcut(request: web.Request, asked: Asked) -> Asked:
    """Ours from the composer, or the one of a message."""
    workspace, person = who(request, asked)
    message = (await spot_of(workspace, person, asked)).message if asked.get("ts") else None
    outcome = await (message_shortcut(workspace, person, message) if message else own_shortcut(workspace, person))
    return outcome.told
