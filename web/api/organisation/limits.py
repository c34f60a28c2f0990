"""Where messages may go, and the budget of a month."""

from decimal import Decimal
from typing import Any

from bot.domain.inbox import Happening, organisation_lane
from bot.storage.reading import limits, organisations
from bot.storage.reading.moment import one_moment
from web.api.asking import ask
from web.api.call import Call
from web.api.endpoint import Nothing, endpoint
from web.api.organisation.gives_limits import BudgetGiven, LimitsGiven, UsedGiven
from web.api.organisation.takes_limits import LimitsAsked

HUNDREDTHS = 100


@endpoint("Limits: countries, the month's budget and what is used of it", takes=Nothing, gives=LimitsGiven)
async def show_limits(call: Call, _: Nothing) -> LimitsGiven:
    return await _given(call)


@endpoint("Change the limits that are named", takes=LimitsAsked, gives=LimitsGiven)
async def put_limits(call: Call, asked: LimitsAsked) -> LimitsGiven:
    payload: dict[str, Any] = {"by": call.key.name}
    if "countries" in asked.model_fields_set:
        payload["countries"] = asked.countries
    if asked.budget and "segments" in asked.budget.model_fields_set:
        payload["segments"] = asked.budget.segments
    if asked.budget and "cost" in asked.budget.model_fields_set:
        payload["cost"] = None if asked.budget.cost is None else int(asked.budget.cost * HUNDREDTHS)
    await ask(call, organisation_lane(call.organisation), Happening.LIMITS_ASKED, payload)
    return await _given(call)


@one_moment()
async def _given(call: Call) -> LimitsGiven:
    allowance = (await organisations.one(call.organisation)).allowance
    rules = call.vouchline.rules
    used = await limits.usage(call.organisation, allowance, rules, call.vouchline.clock.now())
    return LimitsGiven(
        countries=sorted(allowance.countries) or None,
        countries_in_force=sorted(allowance.allowed(rules.limits)),
        budget=BudgetGiven(segments=allowance.segments, cost=_amount(allowance.cost)),
        currency=call.vouchline.prices.currency,
        used=UsedGiven(
            month=used.month, until=used.over_at, segments=used.segments, cost=_amount(used.hundredths) or ""
        ),
        waiting=await limits.waiting(call.organisation),
    )


def _amount(hundredths: int | None) -> str | None:
    return None if hundredths is None else f"{Decimal(hundredths) / HUNDREDTHS:.2f}"
