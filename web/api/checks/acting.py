"""Acting on a check: a row for its lane, then the check afterwards."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.inbox import Happening, check_lane
from bot.storage.reading.checks import CheckRead
from web.api.asking import ask
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.gives import CheckGiven
from web.api.checks.shown import check_given

PATIENCE_SECONDS, LOOK_SECONDS = 2.0, 0.02

Outcome = Mapping[str, Any]
Holds = Callable[[CheckRead, Outcome], bool]


def at_once(_: CheckRead, __: Outcome) -> bool:
    return True


async def act(call: Call, happening: Happening, more: Mapping[str, Any], holds: Holds = at_once) -> CheckGiven:
    read = await the_check(call)
    outcome = await ask(call, check_lane(read.check.id), happening, {"by": call.key.name, **more})
    return check_given(await _reached(call, holds, outcome), call.linker, call.vouchline.texts)


async def _reached(call: Call, holds: Holds, outcome: Outcome) -> CheckRead:
    """The check once the act has reached its people's lanes, which takes a moment; they are not waited for for long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds(read := await the_check(call), outcome) and time.monotonic() < deadline:
        await asyncio.sleep(LOOK_SECONDS)
    return read
