"""Kinds of fields that settings are made of."""

import unicodedata
from collections.abc import Sequence
from typing import Any
from zoneinfo import available_timezones

from wtforms import Field, Form, StringField, TextAreaField
from wtforms.validators import ValidationError

from bot.flows.texts import Texts
from web.admin.given import Given
from web.admin.page import Visit

MOST_HOURS, MOST_REMINDERS = 24 * 90, 10


def form_of(kind: type[Form], visit: Visit, **kept: Any) -> Any:
    """The form as it was sent, or with what is kept where the page is only looked at; it speaks the user's language."""
    sent = visit.fields if visit.request.method == "POST" else None
    return kind(
        Given(sent) if sent is not None else None,
        meta={"locales": [visit.texts.language], "texts": visit.texts},
        data=kept,
    )


def texts_of(form: Any) -> Texts:
    texts: Texts = form.meta.texts
    return texts


def stripped(text: str | None) -> str:
    return (text or "").strip()


def lines(text: str | None) -> str:
    """As a browser sends a text area, without its carriage returns."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


class LineField(StringField):
    def __init__(self, **given: Any) -> None:
        super().__init__(filters=[stripped], **given)


class LinesField(TextAreaField):
    def __init__(self, **given: Any) -> None:
        super().__init__(filters=[lines], **given)


def hours_in(text: str) -> tuple[int, ...]:
    """Hours in a row, "24, 36, 48". What is no hour is 0, which no reminder may have."""
    parts = text.replace(";", ",").replace(",", " ").split()
    return tuple(int(part) if part.isascii() and part.isdigit() and len(part) < 6 else 0 for part in parts)


def written_hours(hours: Sequence[int]) -> str:
    return ", ".join(str(one) for one in hours)


def is_hours(form: Any, field: Field) -> None:
    hours = hours_in(field.data)
    fits = all(1 <= one <= MOST_HOURS for one in hours) and 1 <= len(hours) <= MOST_REMINDERS
    if not fits or list(hours) != sorted(set(hours)):
        raise ValidationError(texts_of(form)("admin.sub_accounts.wrong.hours", most=MOST_REMINDERS, hours=MOST_HOURS))


def is_zone(form: Any, field: Field) -> None:
    if field.data not in available_timezones():
        raise ValidationError(texts_of(form)("admin.sub_accounts.wrong.zone"))


def is_plain(form: Any, field: Field) -> None:
    """No signs that steer instead of being read; lines may end where there is room for several."""
    if has_strange_signs(field.data or "", in_lines=isinstance(field, TextAreaField)):
        raise ValidationError(texts_of(form)("admin.sub_accounts.wrong.signs"))


def has_strange_signs(text: str, *, in_lines: bool = True) -> bool:
    looked = text.replace("\n", " ").replace("\t", " ") if in_lines else text
    return any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in looked)
