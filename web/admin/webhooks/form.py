"""The form of a webhook: where it is, what it is called, what it is told of."""

from typing import Any

from wtforms import Form, RadioField
from wtforms.validators import InputRequired, Length, ValidationError

from bot.domain.webhook import TYPES, Webhook
from bot.flows.webhooks import LONGEST_NAME, LONGEST_URL
from web.admin.limits.form import Ticks
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LineField, form_of, is_plain, texts_of
from web.admin.webhooks.groups import USUAL

ALL, CHOSEN = "all", "chosen"


class WebhookForm(Form):
    url = LineField(
        validators=[InputRequired(), Length(max=LONGEST_URL)],
        render_kw={"type": "url", "inputmode": "url", "autocomplete": "off", "placeholder": "https://"},
    )
    name = LineField(validators=[Length(max=LONGEST_NAME), is_plain], render_kw={"autocomplete": "off"})
    which = RadioField(validators=[InputRequired()])
    types = Ticks()

    def validate_types(self, field: Any) -> None:
        if self.which.data == CHOSEN and not field.data:
            raise ValidationError(texts_of(self)("admin.webhooks.chosen_none"))

    @property
    def wanted(self) -> list[str]:
        """As a webhook has it: none is every one."""
        return list(self.types.data or ()) if self.which.data == CHOSEN else []


def form_for(visit: Visit, known: Webhook | None = None) -> Any:
    """As it was sent, or as the webhook is. For whoever begins to choose, what a badge is kept in step by is ticked."""
    types = list(known.types) if known else []
    kept = {
        "url": known.url if known else "",
        "name": known.name if known else "",
        "which": CHOSEN if types else ALL,
        "types": types or list(USUAL),
    }
    form = form_of(WebhookForm, visit, **kept)
    form.which.choices = [(ALL, ""), (CHOSEN, "")]
    form.types.choices = [(one, one) for one in TYPES]
    return form
