"""The forms of limits: the month's budget, and the countries."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from wtforms import Form, RadioField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from bot.domain.countries import COUNTRIES
from bot.flows.abuse.limits_asked import LARGEST
from web.admin.sub_accounts.fields import LineField, texts_of

USUAL, OWN = "usual", "own"
AMOUNT = re.compile(r"([0-9][0-9 \u00a0\u202f]{0,20})(?:[.,]([0-9]{1,2}))?")
LAST, AFTER_Z = {"sv": "åäö"}, ord("{")
SPACES = re.compile(r"[ \u00a0\u202f]")


class BudgetForm(Form):
    segments = LineField(render_kw={"inputmode": "numeric", "autocomplete": "off"})
    cost = LineField(render_kw={"inputmode": "decimal", "autocomplete": "off"})

    def validate_segments(self, field: StringField) -> None:
        if segments_in(field.data or "") is None and field.data:
            raise ValidationError(texts_of(self)("admin.limits.budget.wrong_segments"))

    def validate_cost(self, field: StringField) -> None:
        if hundredths_in(field.data or "") is None and field.data:
            raise ValidationError(texts_of(self)("admin.limits.budget.wrong_cost"))


class Ticks(SelectMultipleField):
    """Boxes to tick, one for each choice."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class CountriesForm(Form):
    which = RadioField(validators=[InputRequired()])
    countries = Ticks()

    def validate_countries(self, field: Any) -> None:
        if self.which.data == OWN and not field.data:
            raise ValidationError(texts_of(self)("admin.limits.countries.wrong_none"))


def segments_in(typed: str) -> int | None:
    """None for no limit, and for what is no whole number within reason."""
    digits = SPACES.sub("", typed)
    found = int(digits) if re.fullmatch(r"[0-9]{1,12}", digits) else None
    return found if found is not None and found <= LARGEST else None


def hundredths_in(typed: str) -> int | None:
    """An amount as people write it, in hundredths."""
    found = AMOUNT.fullmatch(typed)
    if found is None:
        return None
    amount = Decimal(f"{SPACES.sub('', found[1])}.{found[2] or '0'}")
    return int(amount * 100) if amount * 100 <= LARGEST else None


@lru_cache
def named_countries(language: str) -> tuple[tuple[str, str], ...]:
    """Codes and names, in the order of the language's names."""
    names = Locale.parse(language).territories
    named = [(code, str(names.get(code, code))) for code in COUNTRIES]
    return tuple(sorted(named, key=lambda one: _sortable(one[1], LAST.get(language, ""))))


def _sortable(name: str, last: str) -> str:
    """Without accents, but for the letters that have places of their own at the end of the alphabet."""
    placed = name.casefold().translate({ord(letter): AFTER_Z + place for place, letter in enumerate(last)})
    return "".join(sign for sign in unicodedata.normalize("NFKD", placed) if not unicodedata.combining(sign))
