"""Not to be told of one check, or of anything, for a while."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.inbox import Happening, Row
from bot.flows.calendar import short_day
from bot.storage.reading import checks
from web.slack.acts import Target
from web.slack.here import Here
from web.slack.telling import tell

MORNING = time(8)
LONGEST_DAYS = 366


def snooze_row(here: Here, target: Target, days: int) -> Row:
    """Until a morning of theirs; for no days at all: no longer."""
    until = morning_after(here, days).isoformat() if days > 0 else None
    return here.of_mine(Happening.RECRUITER_CHOSE, {"snoozed_checks": {target.check: until}}, "snooze")


def days_of(more: str) -> int:
    return min(int(more), LONGEST_DAYS) if more.isascii() and more.isdecimal() and len(more) < 4 else 1


def morning_after(here: Here, days: int) -> datetime:
    there = ZoneInfo(here.zone)
    day = here.vouchline.clock.now().astimezone(there).date() + timedelta(days=days)
    return datetime.combine(day, MORNING, there)


async def tell_snoozed(here: Here, row: Row, target: Target, days: int, *, is_redrawn: bool) -> None:
    await here.vouchline.ask(row)
    if is_redrawn:
        return
    name = await checks.candidate_of(here.organisation, target.check)
    if name is None:
        await tell(here, here.say("slack.refused.unknown-check"))
    elif days > 0:
        until = short_day(morning_after(here, days), here.zone, here.texts.language)
        await tell(here, here.say("slack.done.snooze", name=name, until=until))
    else:
        await tell(here, here.say("slack.done.unsnooze", name=name))
