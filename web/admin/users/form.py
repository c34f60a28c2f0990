"""The form of a user: name, address, role, language; and a turn's refusal beside the field that it is about."""

from collections.abc import Mapping
from typing import Any

from multidict import MultiMapping
from wtforms import EmailField, Form, SelectField, StringField
from wtforms.validators import InputRequired, Length

from bot.domain.user import UserRole
from bot.errors import NotFound, RequestRefused, Unavailable
from bot.flows.users import LONGEST_EMAIL, LONGEST_NAME
from web.admin.given import filled
from web.admin.page import Visit
from web.admin.refusals import refusal_said
from web.languages import LANGUAGE_NAMES


class UserForm(Form):
    name = StringField(validators=[InputRequired(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "off"})
    email = EmailField(validators=[InputRequired(), Length(max=LONGEST_EMAIL)], render_kw={"autocomplete": "off"})
    role = SelectField()
    language = SelectField()


def user_form(visit: Visit, sent: MultiMapping[Any] | None, usual: Mapping[str, Any]) -> UserForm:
    form = filled(UserForm, sent, visit.texts.language, usual)
    form.role.choices = [(str(role), visit.texts(f"admin.users.roles.{role}")) for role in reversed(UserRole)]
    form.language.choices = languages(visit)
    return form


def languages(visit: Visit) -> list[tuple[str, str]]:
    return [(one, LANGUAGE_NAMES[one]) for one in visit.vouchline.texts]


def refusal(visit: Visit, refused: RequestRefused) -> str:
    """Raises what is none of a user's to put right."""
    if isinstance(refused, NotFound | Unavailable):
        raise refused
    return refusal_said(refused, visit.texts, "users")


def tell_refusal(visit: Visit, form: Form, refused: RequestRefused) -> None:
    """Beside its field."""
    form[(refused.at or "/role").strip("/")].errors = [refusal(visit, refused)]
