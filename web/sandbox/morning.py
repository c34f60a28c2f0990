"""The demo begins by day: at night its people would not be written to (R35)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.wiring import Vouchline
from web.sandbox.clock import move

OFFICE_OPENS, OFFICE_CLOSES, MORNING = 8, 20, 9


async def move_out_of_the_night(vouchline: Vouchline) -> datetime | None:
    """To nine in the morning, when it is night for the demo's people."""
    now = vouchline.clock.now().astimezone(ZoneInfo(vouchline.zone))
    if OFFICE_OPENS <= now.hour < OFFICE_CLOSES:
        return None
    day = now.date() + timedelta(days=1 if now.hour >= OFFICE_CLOSES else 0)
    morning = datetime(day.year, day.month, day.day, MORNING, tzinfo=ZoneInfo(vouchline.zone))
    await move(vouchline, morning - now)
    return morning
