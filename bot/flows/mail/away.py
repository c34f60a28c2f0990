"""Until when somebody is away, as their holiday answer says in words that were written for anybody."""

import re
from collections.abc import Iterator
from datetime import date

from bot.flows.readers.when import wish_for_later

LONGEST_READ, MOST_SENTENCES, LONGEST_DAY = 2_000, 20, 5  # letters, sentences, words
SENTENCE_ENDS = re.compile(r"(?<!\d)\.\s|(?<=\d\d\d\d)\.\s|[!?\n;]|\.$")
# What stands before the first day on which they are there again, or the last on which they are not.
BACK = re.compile(
    r"\b(?:(?:är |am |is |be )?(?:back|tillbaka|åter|returning|return|retur|zurück|takaisin|tilbage|tilbake)"
    r"(?: (?:på|on|the|den|in|i|at|to) (?:the )?(?:kontoret|jobbet|arbetet|tjänst|office|work|plats|monday)?)?)\b",
    re.IGNORECASE,
)
TOM = re.compile(r"\bt\.? ?o\.? ?m\b\.?", re.IGNORECASE)  # Swedish shorthand, whose dots end no sentence
THROUGH = re.compile(r"\b(?:till och med|through|thru|to and including|og med|bis einschließlich)\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:fram till|tills|till|until|till den|til|bis(?: zum)?|up to)\b", re.IGNORECASE)
ASKED_AS = (
    (THROUGH, "efter {day}", "after {day}"),
    (UNTIL, "till {day}", "until {day}"),
    (BACK, "{day}", "{day}"),
)


def back_on(text: str, today: date) -> date | None:
    """The first day on which they may be there again; None where the words leave it open."""
    days = (day for sentence in _sentences(text) if (day := _in_sentence(sentence, today)))
    return next(days, None)


def _sentences(text: str) -> list[str]:
    whole = TOM.sub("till och med", text[:LONGEST_READ])
    parts = (" ".join(part.split()) for part in SENTENCE_ENDS.split(whole))
    return [part for part in parts if part][:MOST_SENTENCES]


def _in_sentence(sentence: str, today: date) -> date | None:
    whole = wish_for_later(sentence, today)
    if whole and whole.day and whole.is_explicit:
        return whole.day
    for marker, *wishes in ASKED_AS:
        for found in marker.finditer(sentence):
            if day := _day_after(sentence[found.end() :], wishes, today):
                return day
    return None


def _day_after(rest: str, wishes: list[str], today: date) -> date | None:
    """The longest run of words after it that is a day."""
    words = re.sub(r"^[\s:,]+(?:den |the |on |på |am |zum )*", "", f" {rest}").split()[:LONGEST_DAY]
    readings = (wish_for_later(wish.format(day=day), today) for day in _runs(words) for wish in wishes)
    return next((reading.day for reading in readings if reading and reading.day), None)


def _runs(words: list[str]) -> Iterator[str]:
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count]).strip(" ,.()")
