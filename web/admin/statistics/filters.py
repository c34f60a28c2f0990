"""Of which checks the figures are: what the form above them asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.flows.statistics.period import Period, last_days
from bot.flows.texts import Texts
from bot.storage.reading.cohort import Cohort
from bot.storage.repositories.organisations import DEFAULT_SUB_ACCOUNT
from web.admin.page import Visit
from web.admin.statistics.filter_form import FilterForm, offered_form

USUAL_DAYS = 90
SHORTCUTS = (30, USUAL_DAYS, 365)
MOST_YEARS = 3


@dataclass(frozen=True)
class Filters:
    form: FilterForm
    period: Period
    is_right: bool

    def cohort(self, period: Period) -> Cohort:
        """What is filled in wrongly does not restrict: the page says what is wrong with it."""
        contact = self._chosen("contact")
        return Cohort(
            period.since,
            period.until,
            self._chosen("sub_account"),
            self._chosen("assignment"),
            self._chosen("questionnaire"),
            Contact(contact) if contact else None,
        )

    def address(self, path: str, **changed: str) -> str:
        """Of the same figures, but for what is changed."""
        chosen = {name: self._chosen(name) for name in ("sub_account", "assignment", "questionnaire", "contact")}
        days = {"since": self.period.first.isoformat(), "until": self.period.last.isoformat()}
        return f"{path}?{urlencode({name: value for name, value in {**days, **chosen, **changed}.items() if value})}"

    def _chosen(self, name: str) -> str | None:
        field = self.form[name]
        return None if field.errors else field.data or None


async def filters_of(visit: Visit, sub_accounts: Sequence[SubAccount], questionnaires: Mapping[str, str]) -> Filters:
    """`questionnaires`: titles by name."""
    form = await offered_form(visit, sub_accounts, questionnaires)
    is_right = form.validate()
    is_right = _has_right_days(form, visit.texts) and is_right
    period = _period(visit, form, zone_of(sub_accounts, form.sub_account.data))
    if is_right:  # what is shown is said in the fields, too
        form.since.process(None, period.first)
        form.until.process(None, period.last)
    return Filters(form, period, is_right)


def zone_of(sub_accounts: Sequence[SubAccount], key: str | None) -> str:
    """In which days begin and end."""
    zones = {one.key: one.zone for one in sub_accounts}
    return zones.get(key or DEFAULT_SUB_ACCOUNT) or sub_accounts[0].zone


def _period(visit: Visit, form: FilterForm, zone: str) -> Period:
    """The last days where none are given. A missing day is today, or as many days before the other as usual."""
    now = visit.vouchline.clock.now()
    usual = last_days(USUAL_DAYS, now, zone)
    if form.since.errors or form.until.errors:
        return usual
    last = form.until.data or max(usual.last, form.since.data or usual.last)
    return Period(form.since.data or last - timedelta(days=USUAL_DAYS - 1), last, zone)


def _has_right_days(form: FilterForm, texts: Texts) -> bool:
    first, last = form.since.data, form.until.data
    earliest = timedelta(days=366 * MOST_YEARS)
    if any(day and not 2000 <= day.year <= 2100 for day in (first, last)) or (
        first and last and not timedelta() <= last - first <= earliest
    ):
        form.until.errors = [texts("admin.statistics.filter.wrong_days", years=MOST_YEARS)]
        return False
    return True
