"""One channel: whether it is set, for whom, how it does, and the form that tries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.channel import Channel
from bot.domain.organisation import SubAccount
from bot.domain.sender import BY_NUMBER
from bot.flows.calendar import short_time
from bot.flows.failures import failure_said
from bot.storage.reading import channels, workspaces
from bot.storage.reading.channels import Doing
from web.admin.channels.form import form_for
from web.admin.channels.templates import templates_said
from web.admin.page import Visit


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
    templates: Sequence[str] = ()  # of WhatsApp: how they stand


async def shown(visit: Visit, channel: Channel, known: list[SubAccount], sent: Any) -> ChannelShown:
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
        templates=await templates_said(visit.vouchline, visit.texts) if channel is Channel.WHATSAPP else (),
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
