"""The kinds of text that a request may hold: what is refused, how that is said, and the same for OpenAPI."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, GetCoreSchemaHandler
from pydantic import GetJsonSchemaHandler as Handler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from web.languages import LANGUAGE_NAMES

LONGEST_GUIDANCE = 500
BLANKS = r"\s"  # are no part of a text at its ends: those that JavaScript, and so a pattern in the document, counts
IN_NO_LINE = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
IN_NO_LINES = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029"
STRIPPED = "\t\n\v\f\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000\ufeff"
BLANK = r"\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"  # what Pydantic strips
ATOM = rf"[^@{BLANKS}{IN_NO_LINE}<>\"(),:;\\]"
# Its domain ends in a word: that of "a@127.0.0.1" is a machine and nobody's address.
IN_NO_DOMAIN = rf"@{BLANKS}{IN_NO_LINE}<>\"(),:;\\.\[\]"
EMAIL = re.compile(rf"{ATOM}+@{ATOM}+\.[^0-9{IN_NO_DOMAIN}][^{IN_NO_DOMAIN}]*")
DIALLED = r"[+0-9 ()./\u00a0\u2010-\u2015\-]*[0-9][+0-9 ()./\u00a0\u2010-\u2015\-]*"
NUMBER = re.compile(r"[0-9]{1,18}")
ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INSTANT = re.compile(rf"{DAY.pattern}[Tt][0-9:]{{8}}(\.[0-9]{{1,6}})?([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})")


@dataclass(frozen=True, slots=True)
class Text:
    """Without control characters; blanks at its ends are taken away. `pattern` is for the document alone."""

    longest: int
    shortest: int = 1
    not_in_it: str = IN_NO_LINE
    pattern: str = ""

    def __get_pydantic_core_schema__(self, _: Any, __: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.str_schema(max_length=self.longest)
        return core_schema.no_info_after_validator_function(self._cleaned, whole)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Handler) -> JsonSchemaValue:
        least = {"minLength": self.shortest} if self.shortest else {}
        return {**handler(schema), **least, "pattern": f"^\\s*{self.pattern or self._anything()}\\s*$"}

    def _anything(self) -> str:
        edge, within = f"[^{BLANKS}{IN_NO_LINE}]", f"[^{self.not_in_it}]"
        return f"{edge}({within}*{edge})?" if self.shortest else f"({edge}({within}*{edge})?)?"

    def _cleaned(self, text: str) -> str:
        text = text.strip(STRIPPED)
        if len(text) < self.shortest:
            raise ValueError("should have at least 1 character")
        if re.search(rf"[{self.not_in_it}\ud800-\udfff]", text):
            raise ValueError("must not hold control characters or line breaks")
        return text.replace("\r\n", "\n")


def _email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise ValueError("is not an e-mail address, such as anna@example.com")
    return text


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError(f"{text!r} is no time zone; write one like Europe/Stockholm")
    return text


def _day(value: Any) -> date:
    """A library reads more than the document says: 0 as the first day of 1970, and others of that sort."""
    if not (isinstance(value, str) and DAY.fullmatch(value)):
        raise ValueError("must be a day such as 2026-12-01")
    return date.fromisoformat(value)


def _instant(value: Any) -> datetime:
    if not (isinstance(value, str) and INSTANT.fullmatch(value)):
        raise ValueError("must be an instant with its time zone, such as 2026-12-01T08:00:00Z")
    return datetime.fromisoformat(value.upper())


def _whole(value: Any) -> Any:
    """JSON knows one kind of number: 2.0 is 2."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)
Name = Annotated[str, Text(200)]
Key = Annotated[str, Text(100)]
Label = Annotated[str, Text(60, shortest=0)]
Email = Annotated[str, Text(254, pattern=EMAIL.pattern), AfterValidator(_email), Field(examples=["anna@example.com"])]
PhoneTyped = Annotated[
    str,
    Text(40, pattern=DIALLED),
    Field(
        description="E.164, or as dialled in the sub-account's country.",
        examples=["+46701234567"],
        json_schema_extra={"format": "phone"},
    ),
]
Wording = Annotated[str, Text(1000, not_in_it=IN_NO_LINES)]
Zone = Annotated[
    str,
    AfterValidator(_zone),
    Field(examples=["Europe/Stockholm"], json_schema_extra={"enum": sorted(available_timezones())}),
]
Guidance = Annotated[str, Text(LONGEST_GUIDANCE, shortest=0, not_in_it=IN_NO_LINES)]
Language = Annotated[Key, Field(json_schema_extra={"enum": sorted(LANGUAGE_NAMES)})]
Day = Annotated[date, BeforeValidator(_day)]
Instant = Annotated[AwareDatetime, BeforeValidator(_instant)]
