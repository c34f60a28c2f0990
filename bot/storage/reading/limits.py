"""What is counted of an organisation, and what waits for its budget."""

from datetime import datetime

from bot.domain.counted import HUNDREDTHS, Rules, Why, cost_key, day_of, held_key, month_in, segments_key
from bot.domain.limits import Allowance
from bot.domain.usage import Usage
from bot.storage.tables.counts import CountRow
from bot.storage.tables.lanes import OutboxRow


async def usage(organisation: str, allowance: Allowance, rules: Rules, now: datetime) -> Usage:
    month, day = month_in(allowance.zone or rules.zone, now), day_of(now)
    segments, cost = segments_key(organisation, month.name), cost_key(organisation, month.name)
    cost_budget = None if allowance.cost is None else allowance.cost * HUNDREDTHS
    marks = {
        held_key(Why.NUMBER, organisation, day): Why.NUMBER,
        held_key(Why.BLOCK, organisation, day): Why.BLOCK,
        **{held_key(Why.BUDGET, organisation, month.name, one): Why.BUDGET for one in _budgets(allowance, cost_budget)},
    }
    rows = await CountRow.filter(key__in=[segments, cost, *marks])
    used = {row.key: row.used for row in rows}
    held = frozenset(why for key, why in marks.items() if key in used)
    return Usage(month.name, month.over_at, used.get(segments, 0), used.get(cost, 0), held)


def _budgets(allowance: Allowance, cost: int | None) -> list[int]:
    return [one for one in (allowance.segments, cost) if one is not None]


async def waiting(organisation: str) -> int:
    """Messages that wait for the budget."""
    return int(await OutboxRow.filter(organisation=organisation, progress="queued", waits_for="budget").count())
