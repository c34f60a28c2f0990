"""The form above the figures, and what it offers."""

from collections.abc import Mapping, Sequence

from wtforms import DateField, Form, SelectField
from wtforms.validators import Optional

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.flows.texts import Texts
from bot.storage.reading import assignments
from web.admin.given import filled
from web.admin.page import Visit

MOST_TITLES = 200


class FilterForm(Form):
    since = DateField(validators=[Optional()])
    until = DateField(validators=[Optional()])
    sub_account = SelectField(validators=[Optional()])
    assignment = SelectField(validators=[Optional()])
    questionnaire = SelectField(validators=[Optional()])
    contact = SelectField(validators=[Optional()])


async def offered_form(
    visit: Visit, sub_accounts: Sequence[SubAccount], questionnaires: Mapping[str, str]
) -> FilterForm:
    """As it was filled in, with all that may be chosen. `questionnaires`: titles by name."""
    form = filled(FilterForm, visit.request.query, visit.texts.language)
    titles = await assignments.named_like(visit.organisation, "", MOST_TITLES)
    _offer(form, visit.texts, sub_accounts, await _with_chosen(visit, form, titles), questionnaires)
    return form


async def _with_chosen(visit: Visit, form: FilterForm, titles: list[tuple[str, str]]) -> list[tuple[str, str]]:
    chosen = form.assignment.data
    if not chosen or chosen in {id for id, _ in titles}:
        return titles
    one = await assignments.one(visit.organisation, chosen)
    return [*titles, (one.id, one.title)] if one else titles


def _offer(
    form: FilterForm,
    texts: Texts,
    sub_accounts: Sequence[SubAccount],
    titles: Sequence[tuple[str, str]],
    questionnaires: Mapping[str, str],
) -> None:
    any_at_all = ("", texts("admin.statistics.filter.any"))
    form.sub_account.choices = [any_at_all, *((one.key, one.name or one.key) for one in sub_accounts)]
    form.assignment.choices = [any_at_all, *titles]
    form.questionnaire.choices = [any_at_all, *sorted(questionnaires.items(), key=lambda one: one[1].casefold())]
    form.contact.choices = [any_at_all, *((one.value, texts(f"admin.statistics.contact.{one}")) for one in Contact)]
