"""The kinds of text that a request may hold: what is refused, and how that is said."""

import re
import unicodedata
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field, StringConstraints

EMAIL = re.compile(r"[^@\s<>\"(),:;\\]+@[^@\s<>\"(),:;\\]+\.[^@\s<>\"(),:;\\.]+")


def _one_line(text: str) -> str:
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in text):
        raise ValueError("must not hold control characters or line breaks")
    return text


def _lines(text: str) -> str:
    _one_line(text.replace("\r\n", " ").replace("\n", " ").replace("\t", " "))
    return text.replace("\r\n", "\n")


def _email(text: str) -> str:
    if not EMAIL.fullmatch(text):
        raise ValueError("is not an e-mail address, such as anna@example.com")
    return text


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError(f"{text!r} is no time zone; write one like Europe/Stockholm")
    return text


def text(longest: int, shortest: int = 1) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=shortest, max_length=longest)


Name = Annotated[str, text(200), AfterValidator(_one_line)]
Key = Annotated[str, text(100), AfterValidator(_one_line)]
Label = Annotated[str, text(60, shortest=0), AfterValidator(_one_line)]
Email = Annotated[str, text(254), AfterValidator(_one_line), AfterValidator(_email)]
PhoneTyped = Annotated[
    str, text(40), AfterValidator(_one_line), Field(description="E.164, or as dialled in the sub-account's country.")
]
Wording = Annotated[str, text(1000), AfterValidator(_lines)]
Zone = Annotated[str, text(64), AfterValidator(_zone)]
Guidance = Annotated[str, text(500, shortest=0), AfterValidator(_lines)]
