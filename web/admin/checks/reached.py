"""Waits a moment until an act has reached the lanes of those whom it concerns, so that the next page shows it."""

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from web.admin.checks.lines import called
from web.admin.page import Visit

PATIENCE_SECONDS, LOOK_SECONDS = 1.5, 0.03
NEVER = datetime.min.replace(tzinfo=UTC)


async def reached(visit: Visit, check: str, act: str, person: str, outcome: Mapping[str, Any], began: datetime) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        read = await checks.one(visit.organisation, check)
        if read is None or _is_seen(read, act, person, outcome, began):
            return
        await asyncio.sleep(LOOK_SECONDS)


def _is_seen(read: CheckRead, act: str, person: str, outcome: Mapping[str, Any], began: datetime) -> bool:
    meant = [one for one in read.conversations if person in ("", called(one.id, read))]
    if act == "pause":
        return all(one.paused for one in meant)
    if act == "resume":
        return not any(one.paused for one in meant)
    if act == "resend":
        return all((one.reminder_asked_at or NEVER) >= began for one in meant)
    if act == "remind":
        asked = set(outcome.get("reminded", ()))
        return all((one.reminder_asked_at or NEVER) >= began for one in meant if one.id in asked)
    return True
