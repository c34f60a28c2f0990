"""What a list of checks is narrowed to: a plain form that is sent with GET (R40)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlencode

from wtforms import DateField, Form, HiddenField, SearchField, SelectField
from wtforms.validators import Length, Optional

from bot.desk.listing import sought
from bot.domain.check import CheckStatus
from bot.domain.organisation import SubAccount
from bot.flows.definitions import definition
from bot.flows.texts import Texts
from bot.storage.reading import assignments
from bot.storage.reading.searching import CheckSearch
from web.admin.given import filled
from web.admin.page import Visit
from web.api.checks.searched import search_of
from web.api.checks.takes import CheckFilters

MOST_TITLES = 200
LONGEST_WORDS = 200


class Shows(StrEnum):
    """The tabs."""

    CURRENT = "current"  # whatever is not in the archive
    NEEDS_YOU = "needs_you"
    ARCHIVE = "archive"
    ALL = "all"


IN_ARCHIVE = {Shows.CURRENT: False, Shows.NEEDS_YOU: None, Shows.ARCHIVE: True, Shows.ALL: None}


class FilterForm(Form):
    shows = HiddenField()
    q = SearchField(validators=[Length(max=LONGEST_WORDS)])
    status = SelectField(validators=[Optional()])
    assignment = SelectField(validators=[Optional()])
    sub_account = SelectField(validators=[Optional()])
    since = DateField(validators=[Optional()])
    until = DateField(validators=[Optional()])

    @property
    def chosen(self) -> Shows:
        return Shows(self.shows.data) if self.shows.data in set(Shows) else Shows.CURRENT

    @property
    def narrows(self) -> bool:
        return any(field.data for field in self if field.name != "shows")

    @property
    def is_filtered(self) -> bool:
        """By more than words."""
        return any(field.data or field.errors for field in self if field.name not in ("shows", "q"))

    def address(self, **changed: str) -> str:
        """Of the same list but for what is changed."""
        given = {field.name: field._value() if hasattr(field, "_value") else field.data or "" for field in self}
        asked = {name: value for name, value in {**given, **changed}.items() if value}
        return f"/admin/checks?{urlencode(asked)}" if asked else "/admin/checks"


async def filters_of(visit: Visit, sub_accounts: Sequence[SubAccount]) -> FilterForm:
    form = filled(FilterForm, visit.request.query, visit.texts.language)
    titles = await assignments.named_like(visit.organisation, "", MOST_TITLES)
    chosen = form.assignment.data
    if chosen and chosen not in {id for id, _ in titles}:
        one = await assignments.one(visit.organisation, chosen)
        titles = [*titles, (one.id, one.title)] if one else titles
    any_at_all = ("", visit.texts("admin.checks.any"))
    form.assignment.choices = [any_at_all, *titles]
    form.sub_account.choices = [any_at_all, *((one.key, one.name or one.key) for one in sub_accounts)]
    form.status.choices = [any_at_all, *_statuses(visit.texts)]
    return form


def _statuses(texts: Texts) -> list[tuple[str, str]]:
    return [(one.value, definition("status", one, texts).name) for one in CheckStatus]


def _typed(day: date | None) -> str | None:
    return day.isoformat() if day else None


def search_in(form: FilterForm, sub_accounts: Sequence[SubAccount], zone: str) -> CheckSearch:
    """For a form that is right."""
    asked = CheckFilters.model_validate(
        {
            "status": form.status.data or (),
            "assignment": form.assignment.data or None,
            "sub_account": form.sub_account.data or None,
            "from": _typed(form.since.data),
            "to": _typed(form.until.data),
        }
    )
    needs_you = True if form.chosen is Shows.NEEDS_YOU else None
    found = replace(search_of(asked, sub_accounts), in_archive=_in_archive(form), needs_you=needs_you)
    return sought(found, form.q.data or "", zone)


def _in_archive(form: FilterForm) -> bool | None:
    """Whoever asks for the cancelled ones asks for the archive, where they are (R45)."""
    asks_for_cancelled = form.status.data == CheckStatus.CANCELLED and form.chosen is Shows.CURRENT
    return None if asks_for_cancelled else IN_ARCHIVE[form.chosen]
