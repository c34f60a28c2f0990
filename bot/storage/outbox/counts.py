"""Where counts are kept, and for how long: a month's are shown after it is over, a day's are of no more use."""

from datetime import datetime, timedelta

from bot.domain.counted import Why
from bot.storage.steps import Clash, Into
from bot.storage.tables.counts import CountRow

COUNTS = Into("counts", ("key", "used", "kept_until"), Clash.ADDS_UP, ("key",))
KEPT_FOR = timedelta(days=62)
KEPT = {Why.BUDGET: KEPT_FOR, Why.NUMBER: timedelta(), Why.BLOCK: timedelta()}  # after its day or month is over


async def clear(before: datetime) -> int:
    """How many counts were of no more use before this instant."""
    return await CountRow.filter(kept_until__lt=before).delete()
