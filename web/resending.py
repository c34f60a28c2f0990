"""Whether somebody may be written to again, looked at before it is asked for: the turn doesn't see every lane (R48)."""

from bot.domain.channel import Channel
from bot.errors import Conflict
from bot.flows.resending import person_meant, why_not
from bot.storage.reading import checks
from bot.storage.reading.seen import check_seen
from bot.wiring import Vouchline

STOPPED = "opted-out"


async def refuse_where_stopped(vouchline: Vouchline, organisation: str, check: str, person: str, channel: str) -> None:
    """A STOP may hold where their conversation has never been (R30). Raises `Conflict`; all else is the turn's."""
    read = await checks.one(organisation, check)
    if read is None:
        return
    seen = await check_seen(organisation, read)
    mine = person_meant(seen, person)
    found = why_not(seen, mine, Channel(channel), vouchline.moment()) if mine else None
    if found and found.kind == STOPPED:
        raise Conflict(found.kind, found.detail)
