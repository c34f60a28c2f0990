"""Moving the clock forward. Product time alone moves; leases, retries and signatures live by the machine's."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.errors import RequestRefused
from bot.wiring import Vouchline
from web.keys import VOUCHLINE
from web.sandbox.asking import Asked, asked_in_json, text_of

STEP = re.compile(r"(\d{1,5})\s*([smhd])")
UNITS = {"s": timedelta(seconds=1), "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST = timedelta(days=366)
OFFICE_OPENS, OFFICE_CLOSES, MORNING = 8, 20, 9


@asked_in_json
async def advance(request: web.Request, asked: Asked) -> Asked:
    vouchline = request.app[VOUCHLINE]
    await move(vouchline, await _step(vouchline, text_of(asked, "advance")))
    return {"now": vouchline.clock.now().isoformat()}


async def move(vouchline: Vouchline, by: timedelta) -> None:
    if by:
        await vouchline.clock.advance(by)


async def move_out_of_the_night(vouchline: Vouchline) -> datetime | None:
    """To nine in the morning when it is night for the demo's people, who are not written to at night (R35)."""
    now = vouchline.clock.now().astimezone(ZoneInfo(vouchline.zone))
    if OFFICE_OPENS <= now.hour < OFFICE_CLOSES:
        return None
    day = now.date() + timedelta(days=1 if now.hour >= OFFICE_CLOSES else 0)
    morning = datetime(day.year, day.month, day.day, MORNING, tzinfo=ZoneInfo(vouchline.zone))
    await move(vouchline, morning - now)
    return morning


async def _step(vouchline: Vouchline, asked: str) -> timedelta:
    if asked == "next":
        due_at = await vouchline.turns.next_due()
        return max(due_at - vouchline.clock.now(), timedelta()) if due_at else timedelta()
    found = STEP.fullmatch(asked.strip())
    step = int(found[1]) * UNITS[found[2]] if found else None
    if step is None or step > LONGEST:
        detail = f"'advance' is {asked!r}; it must be like 90m, 24h or 3d, at most 366d, or 'next'."
        raise RequestRefused("invalid-request", detail, at="advance")
    return step
