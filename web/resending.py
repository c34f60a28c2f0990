"""Whether somebody may be written to again, looked at before it is asked for: the turn doesn't see every lane (R48)."""

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, Role
from bot.errors import Conflict
from bot.flows.resending import person_meant, why_not
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
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


def goes_by(read: CheckRead, person: str, channel: str) -> bool:
    """Whether it has reached them, so that what is drawn next shows it."""
    mine = _conversation_of(read, person)
    return mine is None or mine.channel.value == channel


def _conversation_of(read: CheckRead, person: str) -> Conversation | None:
    referees = {f"referee.{one.position}": one.conversation for one in read.references}
    is_meant = [one for one in read.conversations if one.id == referees.get(person)]
    candidates = [one for one in read.conversations if one.role is Role.CANDIDATE and person == Role.CANDIDATE.value]
    return next(iter((*is_meant, *candidates)), None)
