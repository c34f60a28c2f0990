"""The ways of writing to people: which are set, how each does, for whom, and a message to try it with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.domain.channel import Channel
from bot.domain.message import Delivery, Progress
from bot.domain.organisation import SubAccount
from bot.domain.sender import BY_NUMBER
from bot.flows.calendar import short_time
from bot.flows.lifecycle import failure_said
from bot.install_links import install_link
from bot.storage.reading import channels, organisations, workspaces
from bot.storage.reading.channels import Doing, Tried
from web.admin.channels.form import TRIED, form_for
from web.admin.channels.trying import NotTried, try_channel
from web.admin.page import Visit

PLACE = "/admin/channels"
LOOKED = 60  # times, a second apart: providers mostly tell within that, and the page may be loaded again
OVER = (Progress.FAILED, Progress.DROPPED)
ARRIVED_OR_NOT = (Delivery.DELIVERED, Delivery.READ, Delivery.UNDELIVERED)


@dataclass(frozen=True, slots=True)
class ChannelShown:
    channel: Channel
    is_set: bool
    address: str  # of the shared sender
    own: Sequence[tuple[str, str]]  # sub-accounts with a number of their own
    times: dict[str, str]
    because: str
    waiting: int
    form: Any


async def show(visit: Visit) -> web.Response:
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
            return visit.go(f"{PLACE}/tried/{key}" if key else PLACE, "" if key else "admin.channels.tried_now")
    return await _draw(visit, form, channel, status=422)


async def follow(visit: Visit) -> web.Response:
    """The page of one try; with scripts, only its part that changes."""
    found = await channels.tried(visit.organisation, visit.named)
    if found is None:
        raise web.HTTPNotFound
    template = "channels/tried_now.html" if "HX-Request" in visit.request.headers else "channels/tried.html"
    return visit.draw(template, **_followed(visit, found))


def _followed(visit: Visit, found: Tried) -> dict[str, Any]:
    asked = visit.request.query.get("n", "0")
    looked = int(asked) if asked.isdecimal() and len(asked) < 4 else LOOKED
    is_over = found.progress in OVER or found.delivery in ARRIVED_OR_NOT
    return {
        "key": visit.named,
        "state": _state(found),
        "because": failure_said(found.error, visit.texts) if found.error else "",
        "goes_on": not is_over and looked < LOOKED,
        "next": looked + 1,
    }


def _state(found: Tried) -> str:
    known = found.delivery if found.progress is Progress.SENT and found.delivery else found.progress
    return str(known)


async def _draw(visit: Visit, sent: Any = None, tried: Channel | None = None, status: int = 200) -> web.Response:
    known = await organisations.sub_accounts(visit.organisation)
    shown = [await _shown(visit, channel, known, sent if channel is tried else None) for channel in TRIED]
    return visit.draw(
        "channels/list.html",
        status=status,
        shown=shown,
        has_sandbox=visit.vouchline.settings.has_sandbox,
        workspaces=await workspaces.names_of(visit.organisation),
        install=_install(visit),
    )


async def _shown(visit: Visit, channel: Channel, known: list[SubAccount], sent: Any) -> ChannelShown:
    found = await channels.doing(visit.organisation, channel)
    shared = visit.vouchline.senders.shared.get(channel.value)
    own = [(one.name, one.senders[channel.value]) for one in known if channel.value in one.senders]
    return ChannelShown(
        channel=channel,
        is_set=await _is_set(visit, channel) or bool(own),
        address=shared.address if shared else "",
        own=own,
        times=_times(visit, found),
        because=failure_said(found.failed_because, visit.texts) if found.failed_because else "",
        waiting=found.waiting,
        form=sent or form_for(visit, channel, known, sent=False),
    )


def _times(visit: Visit, found: Doing) -> dict[str, str]:
    zone, language = visit.vouchline.zone, visit.texts.language
    each = {"sent": found.sent_at, "delivered": found.delivered_at, "failed": found.failed_at}
    return {name: short_time(at, zone, language) if at else "" for name, at in each.items()}


async def _is_set(visit: Visit, channel: Channel) -> bool:
    if channel in BY_NUMBER:
        return channel.value in visit.vouchline.senders.shared
    if channel is Channel.EMAIL:
        return visit.vouchline.mailer is not None
    return visit.vouchline.slack is not None and bool(await workspaces.of_organisation(visit.organisation))


def _install(visit: Visit) -> str:
    """The way into one more workspace, good for an hour; empty where this installation has none to offer."""
    slack, settings = visit.vouchline.slack, visit.vouchline.settings
    if slack is None or not slack.app.may_be_installed:
        return ""
    return install_link(settings.base_url, settings.secret, visit.organisation, visit.vouchline.clock.real())
