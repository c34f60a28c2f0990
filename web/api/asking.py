"""Asking for an act: a row in the inbox, and what the turn that applies it answers."""

import uuid
from typing import Any

from bot.domain.inbox import Happening, Row
from bot.errors import RequestRefused
from web.api.call import Call


async def ask(call: Call, lane: str, happening: Happening, payload: dict[str, Any]) -> dict[str, Any]:
    """The row's outcome. Raises what the turn refused.

    A request that may be repeated gives its row the same key each time, so that even a crash in between starts nothing twice.
    """
    row = Row(lane, "api", call.repeat or uuid.uuid4().hex, happening, payload)
    outcome = await call.vouchline.ask(row)
    if refused := outcome.get("refused"):
        raise RequestRefused(refused["kind"], refused["detail"], at=refused.get("at"))
    return outcome
