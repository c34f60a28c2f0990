"""The form of a sub-account's reminders and hours, and of the example that they are shown with."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import BooleanField, DateTimeLocalField, Form, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from bot.domain.organisation import SubAccount
from bot.domain.reminders import Plan
from web.admin.page import Visit
from web.admin.sub_accounts.fields import (
    MOST_HOURS,
    LineField,
    form_of,
    hours_in,
    is_hours,
    is_zone,
    texts_of,
    written_hours,
)

IN_REMINDERS = ("candidate_hours", "referee_hours", "unobtainable_after_hours", "replace_after_hours")
IN_A_ROW = ("candidate_hours", "referee_hours")
YEARS = range(2000, 2101)  # of the example: calendars end, and what is reckoned from their ends with them
IN_QUIET_HOURS = ("opens_at_hour", "closes_at_hour", "weekends")


class HoursForm(Form):
    candidate_hours = LineField(validators=[is_hours])
    referee_hours = LineField(validators=[is_hours])
    unobtainable_after_hours = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_HOURS)])
    replace_after_hours = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_HOURS)])
    opens_at_hour = IntegerField(validators=[InputRequired(), NumberRange(0, 23)])
    closes_at_hour = IntegerField(validators=[InputRequired(), NumberRange(1, 24)])
    weekends = BooleanField()
    starts_at = DateTimeLocalField(validators=[Optional()])
    in_zone = LineField(validators=[InputRequired(), is_zone], render_kw={"list": "zones", "autocomplete": "off"})

    def validate_closes_at_hour(self, field: Any) -> None:
        opens = self.opens_at_hour.data
        if isinstance(opens, int) and isinstance(field.data, int) and opens >= field.data:
            raise ValidationError(texts_of(self)("admin.sub_accounts.wrong.closes"))

    def validate_starts_at(self, field: Any) -> None:
        if field.data and field.data.year not in YEARS:
            raise ValidationError(texts_of(self)("admin.sub_accounts.wrong.starts_at"))

    @property
    def plan(self) -> Plan:
        """To be asked of a form that is right."""
        given: dict[str, Any] = {name: self[name].data for name in (*IN_REMINDERS, *IN_QUIET_HOURS)}
        hours = {name: hours_in(given[name]) for name in IN_A_ROW}
        return Plan(**{**given, **hours})

    def start(self, now: datetime) -> datetime:
        """Where the recipient is."""
        at: datetime | None = self.starts_at.data
        return at.replace(tzinfo=ZoneInfo(str(self.in_zone.data))) if at else now


def hours_form(visit: Visit, one: SubAccount) -> Any:
    kept = {name: getattr(one.plan, name) for name in (*IN_REMINDERS, *IN_QUIET_HOURS)}
    kept |= {name: written_hours(kept[name]) for name in IN_A_ROW}
    now = visit.vouchline.clock.now().astimezone(ZoneInfo(one.zone)).replace(tzinfo=None, second=0, microsecond=0)
    return form_of(HoursForm, visit, **kept, starts_at=now, in_zone=one.zone)
