"""What is wished for beside the candidates when a check is started: how many references, in which language, by when."""

import re
from dataclasses import dataclass
from datetime import date

from bot.flows.readers.dates import COUNTED
from bot.flows.readers.days import day_named
from bot.flows.readers.words import folded

MOST_WORDS_OF_A_DAY = 5
MOST_REFERENCES = 10
_count = "|".join(sorted(COUNTED, key=len, reverse=True))
REFERENCES = re.compile(
    rf"(?:[\s,;-]+(?:with|med|and|och|wants?|vill ha))?[\s,;-]*\b(?P<count>\d{{1,2}}|{_count})\s+"
    r"(?:ref(?:s|erences?|erenser|erens|erees?|erenter|erent)?|st(?:ycken)? referenser)\b",
    re.IGNORECASE,
)
LANGUAGE = re.compile(r"[\s,;-]*\b(?:in|på)\s+(?:(?P<en>english|engelska)|(?P<sv>swedish|svenska))\b", re.IGNORECASE)
BY = re.compile(
    r"[\s,;-]*\b(?:by|before|due|deadline|no later than|innan|senast|före|klart?|till och med)\b[\s:]*"
    r"(?:(?:the end of|den|on|på)\s+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wishes:
    references: int | None = None
    language: str = ""
    deadline: date | None = None


NO_WISHES = Wishes()


def wishes_in(text: str, today: date) -> tuple[str, Wishes]:
    """The text without them, and what they are."""
    rest, references = _references(text)
    rest, language = _language(rest)
    rest, deadline = _deadline(rest, today)
    return rest, Wishes(references, language, deadline)


def _references(text: str) -> tuple[str, int | None]:
    found = REFERENCES.search(text)
    if not found:
        return text, None
    count = COUNTED.get(found["count"].casefold()) or int(found["count"])
    if not 1 <= count <= MOST_REFERENCES:
        return text, None
    return _without(text, found.start(), found.end()), count


def _language(text: str) -> tuple[str, str]:
    found = LANGUAGE.search(text)
    return (_without(text, found.start(), found.end()), str(found.lastgroup)) if found else (text, "")


def _deadline(text: str, today: date) -> tuple[str, date | None]:
    """The longest run of words behind "by" that names a day."""
    for found in BY.finditer(text):
        line = text[found.end() :].split("\n", 1)[0]
        ends = [one.end() for one in re.finditer(r"\S+", line)][:MOST_WORDS_OF_A_DAY]
        for end in reversed(ends):
            if day := day_named(folded(line[:end]), today):
                return _without(text, found.start(), found.end() + end), day
    return text, None


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]}, {text[end:]}" if text[:start].strip() else text[end:].lstrip(" ,;")
