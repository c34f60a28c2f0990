"""The form by which somebody is let in to a report."""

from typing import Any

from wtforms import EmailField, Form, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from bot.domain.user import folded_email
from bot.flows.readers.contact import EMAIL
from web.admin.sub_accounts.fields import is_plain, stripped, texts_of

LONGEST_NAME, LONGEST_EMAIL = 100, 254
AS_TYPED = {"autocomplete": "off"}


class ShareForm(Form):
    name = StringField(
        validators=[InputRequired(), Length(max=LONGEST_NAME), is_plain], filters=[stripped], render_kw=AS_TYPED
    )
    email = EmailField(
        validators=[InputRequired(), Length(max=LONGEST_EMAIL), is_plain], filters=[stripped], render_kw=AS_TYPED
    )

    def validate_email(self, field: Any) -> None:
        if not EMAIL.fullmatch(folded_email(field.data)):
            raise ValidationError(texts_of(self)("admin.sharing.wrong_email"))
