"""Modals in the pane: sent, and closed."""

from aiohttp import web

from bot.channels.sandbox.slack.acts.closing import close as shut
from bot.channels.sandbox.slack.acts.submitting import submit as send
from web.sandbox.asking import Asked
from web.sandbox.slack.asked import in_the_pane, who
from web.sandbox.slack.asked_view import modal_of, values_of


@in_the_pane
async def submit(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    return (await send(workspace, person, modal_of(workspace, person, asked), values_of(asked))).told


@in_the_pane
async def close(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    view = modal_of(workspace, person, asked)
    return (await shut(workspace, person, view, asked.get("everything") is True)).told
