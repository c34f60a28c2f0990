"""Asking for an act: a row in the inbox, and what the turn that applies it answers."""

import uuid
from typing import Any

from bot.domain.inbox import Happening, Row
from web.api.call import Call


async def ask(call: Call, lane: str, happening: Happening, payload: dict[str, Any]) -> dict[str, Any]:
    """The row's outcome. Raises what the turn refused, and `Unavailable` when none came in time.

    A request that may be repeated gives its row the same key each time: even over a crash nothing is started twice.
    """
    row = Row(lane, "api", call.repeat or uuid.uuid4().hex, happening, payload)
    return await call.vouchline.ask(row)


async def begun_before(call: Call) -> dict[str, Any] | None:
    """What the same request did before its answer was lost: what it asked for may not be possible twice."""
    outcome = await call.vouchline.turns.outcome("api", call.repeat) if call.repeat else None
    return None if outcome is None or "refused" in outcome else outcome
