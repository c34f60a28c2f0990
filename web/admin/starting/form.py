"""The settings of a start, as a form (R3)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from multidict import MultiMapping
from wtforms import (
    DateField,
    EmailField,
    Form,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from bot.domain.organisation import SubAccount
from bot.flows.recruiter import MOST_REFERENCES
from bot.flows.starting import default_title, filled
from web.admin.given import filled as form_filled
from web.admin.page import Visit
from web.admin.starting.offered import Offers, without_usual

USUAL, NEW = "", "new"  # the assignment of spontaneous applications; one that is made
LONGEST_TITLE, LONGEST_GUIDANCE, LONGEST_LINES = 200, 500, 60_000


class StartForm(Form):
    sub_account = SelectField()
    language = SelectField()
    questionnaire = SelectField()
    candidate_contact = RadioField()
    referee_contact = RadioField()
    references_wanted = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_REFERENCES)])
    guidance = TextAreaField(validators=[Length(max=LONGEST_GUIDANCE)])
    deadline = DateField(validators=[Optional()])
    assignment = SelectField()
    title = StringField(validators=[Length(max=LONGEST_TITLE)])
    name = StringField()
    phone = TelField()
    email = EmailField()
    candidates = TextAreaField(validators=[Length(max=LONGEST_LINES)])

    def choices_from(self, offers: Offers, visit: Visit) -> None:
        texts = visit.texts
        sub_account = offers.sub_account(self.sub_account.data or "")
        usual = default_title(sub_account, visit.vouchline.texts)
        self.sub_account.choices = [(one.key, one.name or one.key) for one in offers.sub_accounts]
        self.language.choices = [(one, _called(one, texts)) for one in offers.languages]
        self.questionnaire.choices = offers.in_language(self.language.data or sub_account.language)
        contacts = [
            (one.value, texts(f"slack.form.contact.{one.value.replace('+', '_and_')}")) for one in offers.contacts
        ]
        self.candidate_contact.choices = self.referee_contact.choices = contacts
        self.assignment.choices = [
            (USUAL, texts("admin.starting.usual_assignment", title=usual)),
            *without_usual(offers, sub_account, dict(visit.vouchline.texts)),
            (NEW, texts("admin.starting.new_assignment")),
        ]


def _called(language: str, texts: Any) -> str:
    key = f"language.{language}"
    return texts(key).capitalize() if key in texts.catalogue else language


def usual_of(sub_account: SubAccount, visit: Visit) -> dict[str, Any]:
    """The sub-account's defaults, as the form has them."""
    usual = filled({}, sub_account, visit.vouchline.texts, visit.vouchline.clock.now())
    deadline = date.fromisoformat(usual["deadline"]) if usual["deadline"] else None
    return {**usual, "deadline": deadline, "assignment": USUAL}


def form_of(visit: Visit, offers: Offers, sent: MultiMapping[Any] | None, usual: Mapping[str, Any]) -> StartForm:
    form = form_filled(StartForm, sent, visit.texts.language, usual)
    form.choices_from(offers, visit)
    return form


def with_dependent(form: StartForm, offers: Offers, visit: Visit, was_sub_account: str) -> StartForm:
    """What hangs on the sub-account and the language follows them: another one brings its own defaults along."""
    sub_account = offers.sub_account(form.sub_account.data or "")
    if sub_account.key != was_sub_account:
        kept = {name: form[name].data for name in ("assignment", "title", "name", "phone", "email", "candidates")}
        return form_of(visit, offers, None, {**usual_of(sub_account, visit), **kept})
    names = [name for name, _ in offers.in_language(form.language.data or sub_account.language)]
    if form.questionnaire.data not in names and names:
        form.questionnaire.process_data(names[0])
    return form
