"""The form of a sub-account's general settings."""

from typing import Any

from wtforms import Form, IntegerField, SelectField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from web.admin.sub_accounts.fields import LineField, LinesField, is_plain, is_zone, texts_of

MOST_REFERENCES, MOST_DAYS, LONGEST_NAME, LONGEST_CONTACT, LONGEST_GUIDANCE = 10, 365, 200, 200, 500


class GeneralForm(Form):
    name = LineField(validators=[InputRequired(), Length(max=LONGEST_NAME), is_plain])
    language = SelectField()
    zone = LineField(validators=[InputRequired(), is_zone], render_kw={"list": "zones", "autocomplete": "off"})
    contact_shown = LineField(validators=[Length(max=LONGEST_CONTACT), is_plain])
    questionnaire = SelectField()
    candidate_contact = SelectField()
    referee_contact = SelectField()
    references_wanted = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_REFERENCES)])
    guidance = LinesField(validators=[Length(max=LONGEST_GUIDANCE), is_plain])
    deadline_days = IntegerField(validators=[Optional(), NumberRange(0, MOST_DAYS)])
    slack_workspace = SelectField(validators=[Optional()], validate_choice=False)
    slack_channel = LineField(validators=[Length(max=30)])

    def validate_slack_channel(self, field: Any) -> None:
        """A channel's id, in a workspace of the organisation's own (R57)."""
        said = texts_of(self)
        Regexp("^([CG][A-Z0-9]+)?$", message=said("admin.sub_accounts.wrong.slack_channel"))(self, field)
        known = [one[0] for one in self.slack_workspace.choices or ()]
        if field.data and self.slack_workspace.data not in known:
            raise ValidationError(said("admin.sub_accounts.wrong.slack_workspace"))
