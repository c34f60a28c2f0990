"""Moving the clock forward. Product time alone moves; leases, retries and signatures live by the machine's."""

import re
from datetime import timedelta

from aiohttp import web

from bot.errors import RequestRefused
from bot.wiring import Vouchline
from web.keys import VOUCHLINE
from web.sandbox.asking import Asked, asked_in_json, text_of

STEP = re.compile(r"(\d{1,5})\s*([smhd])")
UNITS = {"s": timedelta(seconds=1), "m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
LONGEST = timedelta(days=366)


@asked_in_json
async def advance(request: web.Request, asked: Asked) -> Asked:
    vouchline = request.app[VOUCHLINE]
    await move(vouchline, await _step(vouchline, text_of(asked, "advance")))
    return {"now": vouchline.clock.now().isoformat()}


async def move(vouchline: Vouchline, by: timedelta) -> None:
    if by:
        await vouchline.clock.advance(by)


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
