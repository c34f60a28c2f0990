"""Dates and periods. A date is as precise as it was given: day, month or year; a period is kept as it was written."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

import dateparser

from bot.flows.readers.contact import EMAIL
from bot.flows.talk import Inbound, Reading, Unclear, Understood

LANGUAGES = ("sv", "en")  # a conversation in one has people who write months in the other

YEAR = r"(?:19|20)\d\d"
MONTH = r"(?:(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*\.?\s+)?"
ONGOING = r"(?:nu|now|idag|today|present|dags dato|pågående|ongoing)"
PERIOD = re.compile(
    rf"(?:\b(?:sedan|since|från|from|between|mellan|åren)\s+)?\b{MONTH}{YEAR}\b"
    rf"(?:\s*(?:-|–|—|till och med|till|to|until|and|och|t\.o\.m\.)\s*(?:{MONTH}{YEAR}|\d\d|{ONGOING})\b)?",
    re.IGNORECASE,
)
TIMED = re.compile(  # a figure, or what a time is told by without one
    r"\d|\b(?:år|years?|yrs?|månad|months?|veck|weeks?|somma?r|summer|höst|autumn|fall|vinter|winter|vår|spring"
    r"|sedan|since|fortfarande|still|just nu|alltid|always|nyligen|recently|förra|last|i fjol|hela tiden|jan|feb|mars"
    r"|march|apr|maj|may|juni|june|juli|july|aug|sept|okt|oct|nov|dec)",
    re.IGNORECASE,
)
WHOLE_YEAR = re.compile(rf"\b{YEAR}\b")
MOST_FIGURES = 6  # without a year among them: more are a phone number
ANY_YEAR = re.compile(YEAR)
RELATIVE_YEARS = {"i år": 0, "this year": 0, "förra året": 1, "i fjol": 1, "last year": 1, "förrförra året": 2}
COUNTED = {
    word: number
    for words in ("ett två tre fyra fem sex sju åtta nio tio", "one two three four five six seven eight nine ten")
    for number, word in enumerate(words.split(), 1)
}
ABOUT = re.compile(r"\b(?:ungefär|cirka|ca|kanske|typ|about|around|roughly|maybe)\b\.?\s*")
TWO_NUMBERS = re.compile(r"^\s*\d\d?\s*[-/.]\s*\d\d?\s*$")  # a day and a month, or a month and a year
AGO = re.compile(rf"^(?:för )?(\d{{1,2}}|{'|'.join(COUNTED)}) (?:år sedan|years? ago)$")
SHORT_YEAR = re.compile(r"^\s*([^\W\d_]{3,})\.?\s*[-'’]?\s*((?:[01]\d|2[0-6]))\s*$")  # "maj 24" is a month, not a day
ROUGHLY = re.compile(
    r"^\s*(?:(?:i|in|the|about|around|roughly|maybe|ungefär|omkring|runt|cirka|ca|typ|kanske)\b\.?\s+)+", re.IGNORECASE
)


def day(text: str, language: str, today: datetime) -> date | None:
    """The day that a text names, read in its language, day before month."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return _parsed(text, language, today, ["day", "month"])


def warm_up(languages: Iterable[str]) -> None:
    """The first parse of each language loads its words, for a fifth of a second: not while somebody waits."""
    for language in languages:
        _load(language)


@cache
def _load(language: str) -> None:
    _parsed("1 mars 2024", language, datetime(2024, 3, 1), ["day"])


def approximate(text: str, language: str, today: datetime) -> str | None:
    """A day, a month or a year, as precise as it was given: "2022-05-12", "2022-05" or "2022"."""
    if relative := _years_ago(text, today):
        return relative
    text = ROUGHLY.sub("", text)
    if short := SHORT_YEAR.match(text):
        text = f"{short[1]} 20{short[2]}"
    if TWO_NUMBERS.match(text):
        return None
    for one in dict.fromkeys((language, *LANGUAGES)):
        if found := day(text, one, today):
            return found.isoformat()
        if month := _parsed(text, one, today, ["month", "year"]):
            return f"{month:%Y-%m}"
    years = ANY_YEAR.findall(text)
    return years[0] if len(years) == 1 else None


def _years_ago(text: str, today: datetime) -> str | None:
    """ "last year", "för två år sedan": a year, and no more than that."""
    words = ABOUT.sub("", text.casefold()).strip(" .!")
    if words in RELATIVE_YEARS:
        return str(today.year - RELATIVE_YEARS[words])
    found = AGO.match(words)
    return str(today.year - int(COUNTED.get(found[1], found[1]))) if found else None


def _parsed(text: str, language: str, today: datetime, parts: list[str]) -> date | None:
    found = dateparser.parse(
        text.strip(),
        languages=[language],
        settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": today.replace(tzinfo=None), "REQUIRE_PARTS": parts},
    )
    return found.date() if found else None


class DateReader:
    def __init__(self, language: str, today: datetime) -> None:
        self.language, self.today = language, today

    def __call__(self, inbound: Inbound) -> Reading:
        found = approximate(inbound.text, self.language, self.today)
        return Understood(found) if found else Unclear()


def period(inbound: Inbound) -> Reading:
    """Dates worked together, as the candidate puts them: free words, but with a year or a length of time in them."""
    text = inbound.text.strip()
    has_phone = len(re.findall(r"\d", text)) > MOST_FIGURES and not WHOLE_YEAR.search(text)
    return Understood(text) if TIMED.search(text) and not has_phone and not EMAIL.search(text) else Unclear()
