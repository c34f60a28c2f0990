"""The page of limits as it is drawn: what is chosen, what is used, and what holds besides."""

from dataclasses import dataclass
from typing import Any

from aiohttp import web
from babel.numbers import format_decimal
from wtforms import Form

from bot.domain.usage import Usage
from bot.flows.abuse.amounts import amount_said
from bot.flows.calendar import short_time
from bot.storage.reading import limits, organisations
from bot.storage.reading.moment import one_moment
from web.admin.limits.form import OWN, USUAL, BudgetForm, CountriesForm, named_countries
from web.admin.page import Visit
from web.admin.sub_accounts.fields import form_of

PLACE = "/admin/limits"
RATES = (
    "unprompted_per_number",
    "invitations_per_block",
    "invitations_per_block_abroad",
    "referees_per_day",
    "answers_per_hour",
    "starts_per_organisation",
    "starts_per_key",
)


@dataclass(frozen=True, slots=True)
class Meter:
    """How much of one budget is used."""

    name: str
    used: str
    budget: str  # empty: unlimited
    percent: int


@one_moment()
async def drawn(visit: Visit, budget: BudgetForm | None = None, countries: CountriesForm | None = None) -> web.Response:
    """With a form that was refused in place of what is kept."""
    allowance = (await organisations.one(visit.organisation)).allowance
    rules, language = visit.vouchline.rules, visit.texts.language
    used = await limits.usage(visit.organisation, allowance, rules, visit.vouchline.clock.now())
    currency = visit.vouchline.prices.currency
    return visit.draw(
        "limits/page.html",
        status=422 if budget or countries else 200,
        budget=budget or _kept(BudgetForm, visit, segments=_typed(allowance.segments), cost=_money(allowance.cost)),
        countries=countries or countries_form(visit, allowance.countries),
        usual=_usual(visit),
        currency=currency,
        limits=rules.limits,
        meters=_meters(visit, used, allowance.segments, allowance.cost, currency),
        until=short_time(used.over_at, allowance.zone or rules.zone, language),
        waiting=await limits.waiting(visit.organisation),
        rates=[(name, _number(getattr(rules.limits, name), visit)) for name in RATES],
    )


def countries_form(visit: Visit, chosen: tuple[str, ...] | None) -> Any:
    """Where none are chosen, the usual ones are ticked for whoever wants to begin from them. None: what was sent."""
    ticked = chosen or visit.vouchline.limits.countries
    kept = {"which": OWN if chosen else USUAL, "countries": list(ticked)}
    form = form_of(CountriesForm, visit) if chosen is None else _kept(CountriesForm, visit, **kept)
    form.which.choices = [(USUAL, ""), (OWN, "")]
    form.countries.choices = list(named_countries(visit.texts.language))
    return form


def _kept(kind: type[Form], visit: Visit, **kept: Any) -> Any:
    """What is in force, whatever was sent by the other form of the page."""
    return kind(None, meta={"locales": [visit.texts.language], "texts": visit.texts}, data=kept)


def _usual(visit: Visit) -> str:
    usual = frozenset(visit.vouchline.limits.countries)
    return ", ".join(name for code, name in named_countries(visit.texts.language) if code in usual)


def _meters(visit: Visit, used: Usage, segments: int | None, cost: int | None, currency: str) -> list[Meter]:
    language = visit.texts.language
    spent = amount_said(used.hundredths, currency, language)
    most = "" if cost is None else amount_said(cost, currency, language)
    return [
        Meter(
            "segments", _number(used.segments, visit), _number(segments, visit, ""), _percent(used.segments, segments)
        ),
        Meter("cost", spent, most, _percent(used.hundredths, cost)),
    ]


def _percent(used: int, budget: int | None) -> int:
    return 0 if budget is None else 100 if used >= budget else used * 100 // budget


def _number(amount: int | None, visit: Visit, otherwise: str | None = None) -> str:
    if amount is None:
        return visit.texts("admin.limits.rates.none") if otherwise is None else otherwise
    return str(format_decimal(amount, locale=visit.texts.language))


def _typed(amount: int | None) -> str:
    return "" if amount is None else str(amount)


def _money(hundredths: int | None) -> str:
    if hundredths is None:
        return ""
    return f"{hundredths // 100}.{hundredths % 100:02}" if hundredths % 100 else str(hundredths // 100)
