"""The ways of writing to people, and a message to try each with."""

from typing import Any

from aiohttp import web

from bot.domain.channel import Channel
from bot.install_links import install_link
from bot.storage.reading import organisations, workspaces
from web.admin.channels.followed import follow
from web.admin.channels.form import TRIED, form_for
from web.admin.channels.shown import shown
from web.admin.channels.trying import NotTried, try_channel
from web.admin.page import Visit

PLACE = "/admin/channels"


async def show(visit: Visit) -> web.Response:
    """All of them, or what has become of one test."""
    if tried := visit.request.query.get("tried"):
        return await follow(visit, tried)
    return await _draw(visit)


async def try_one(visit: Visit) -> web.Response:
    known = await organisations.sub_accounts(visit.organisation)
    channel = next((one for one in TRIED if one == visit.field("channel")), None)
    if channel is None:
        raise web.HTTPNotFound
    form = form_for(visit, channel, known, sent=True)
    if form.validate():
        try:
            key = await try_channel(visit, channel, form)
        except NotTried as failed:
            form.to.errors = [visit.texts(failed.said, **failed.values)]
        else:
            return visit.go(f"{PLACE}?tried={key}" if key else PLACE, "" if key else "admin.channels.tried_now")
    return await _draw(visit, form, channel, status=422)


async def _draw(visit: Visit, sent: Any = None, tried: Channel | None = None, status: int = 200) -> web.Response:
    known = await organisations.sub_accounts(visit.organisation)
    each = [await shown(visit, channel, known, sent if channel is tried else None) for channel in TRIED]
    return visit.draw(
        "channels/list.html",
        status=status,
        shown=each,
        has_sandbox=visit.vouchline.settings.has_sandbox,
        workspaces=await workspaces.names_of(visit.organisation),
        install=_install(visit),
    )


def _install(visit: Visit) -> str:
    """The way into one more workspace, good for an hour; empty where this installation has none to offer."""
    slack, settings = visit.vouchline.slack, visit.vouchline.settings
    if slack is None or not slack.app.may_be_installed:
        return ""
    return install_link(settings.base_url, settings.secret, visit.organisation, visit.vouchline.clock.real())
