"""The small forms of a check's page."""

from wtforms import EmailField, Form, HiddenField, IntegerField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange

from bot.flows.follow_up_asked import LONGEST_QUESTION
from bot.flows.recruiter import MOST_REFERENCES
from bot.flows.resending import CHANNELS
from web.typed_candidates import LONGEST_EMAIL, LONGEST_NAME

LONGEST_PHONE = 40


class MoreForm(Form):
    count = IntegerField(default=1, validators=[InputRequired(), NumberRange(1, MOST_REFERENCES)])


class FollowUpForm(Form):
    person = HiddenField()
    question = TextAreaField(validators=[InputRequired(), Length(max=LONGEST_QUESTION)])


class ResendForm(Form):
    person = HiddenField()
    channel = SelectField(choices=[one.value for one in CHANNELS], validators=[InputRequired()])  # type: ignore[misc]


class AnewForm(Form):
    name = StringField(validators=[Length(max=LONGEST_NAME)])
    phone = TelField(validators=[Length(max=LONGEST_PHONE)])
    email = EmailField(validators=[Length(max=LONGEST_EMAIL)])
