"""Wishes for later, in plain words: "påminn mig på fredag", "I'm away until the 7th", "in two weeks" (R26).

A wish must be the whole message; a date inside a longer answer is no wish.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.flows.readers.day_words import MONTHS
from bot.flows.readers.days import day_named, months_on
from bot.flows.readers.later_words import (
    AFTER,
    ASKS,
    AWAY,
    BACK,
    BESIDE,
    CANNOT,
    COURTESY,
    LINK,
    PROMISES,
    UNSAID,
    any_of,
)
from bot.flows.readers.words import folded

MOST_MONTHS_AHEAD = 6
LONGEST = 120  # letters; who writes more says more than that
BEFORE = any_of(COURTESY, ASKS, PROMISES, CANNOT, AWAY, BACK, LINK)
LEADING = re.compile(rf"^{BEFORE}(?=$|[\s,.;:!?-])[\s,.;:!?-]*")
TRAILING = re.compile(rf"[\s,.;:!?-]+{any_of(COURTESY, ASKS, PROMISES, LINK, BESIDE)}$")
VAGUE = re.compile(UNSAID)
EXPLICIT = re.compile(rf"\b{any_of(ASKS, AWAY, CANNOT, BACK, PROMISES)}\b")
DAY_BEGINS = re.compile(rf"{AFTER}\b|i ?(?:morgon|morron|dag|kväll|övermorgon)\b|in? (?:{'|'.join(MONTHS)})\b")
NOT_NOW = re.compile(r"\b(?:now|nu|time|tid|hinner|busy|upptagen|snooze|vänta|wait|away|bort\w*|remind|påminna?)\b")
NO = re.compile(r"^(?:nej|nä|no|nope)\b[\s,.;:!-]+")  # "no, remind me on Friday" is no decline
WEEK = re.compile(r"(?:.* )?(?:week|vecka|veckan|v\.?)(?: ?\d\d?)?")


@dataclass(frozen=True, slots=True)
class Later:
    """A wish for later: the first day on which a reminder is welcome, unless the words leave that open."""

    day: date | None
    is_explicit: bool  # says that it is a wish; a bare day may be an answer as well
    is_far: bool = False  # named a day further ahead than anybody waits


def wish_for_later(text: str, today: date) -> Later | None:
    """None when the message is anything else, or more than such a wish."""
    words = folded(text)
    if not words or len(words) > LONGEST:
        return None
    if found := NO.match(words):
        wish = wish_for_later(words[found.end() :], today)
        if wish and wish.is_explicit:
            return wish
    rest, is_explicit = _bare(words)
    if is_explicit and not rest:
        return Later(None, True) if _only_not_now(words) else None
    if VAGUE.fullmatch(re.sub(rf"^{AFTER} ", "", rest)):
        return Later(None, is_explicit)
    day = _day(rest, today)
    if day and WEEK.fullmatch(rest) and _is_away_for(words, rest):
        day += timedelta(days=7 - day.weekday())
    if day is None:
        return None
    if day > months_on(today, MOST_MONTHS_AHEAD):
        return Later(None, is_explicit, is_far=True)
    return Later(max(day, today + timedelta(days=1)), is_explicit)  # later today: nobody is reminded before tomorrow


def _bare(words: str) -> tuple[str, bool]:
    """The words without wishes, promises and courtesies around them; whether there were any that tell a wish."""
    is_explicit = False
    rest = words
    while not DAY_BEGINS.match(rest) and (found := LEADING.match(rest)) and found.end():
        is_explicit = is_explicit or bool(EXPLICIT.search(found.group(0).strip()))
        rest = rest[found.end() :]
    while found := TRAILING.search(rest):
        is_explicit = is_explicit or bool(EXPLICIT.search(found.group(0).strip()))
        rest = rest[: found.start()]
    return rest.strip(" ,.;:!?-"), is_explicit


def _is_away_for(words: str, rest: str) -> bool:
    """Away next week: the day to be asked on comes after that week. Away until next week: it begins it."""
    before = words.partition(rest)[0].strip()
    return bool(re.search(any_of(AWAY), before)) and not re.search(rf"(?:{any_of(BACK)}|till?s?|until|untill)$", before)


def _day(rest: str, today: date) -> date | None:
    after = re.match(rf"{AFTER}\s+(.+)$", rest)
    if after is None:
        return day_named(rest, today)
    words = re.sub(r"^(?:den |the )(?=week|weekend)", "", after.group(1))
    named = day_named(words, today)
    if named is None:
        return None
    if re.match(r"(?:the )?(?:weekend|helgen)", words):
        return named + timedelta(days=7 - named.weekday())
    if re.match(r"(?:week|vecka|v\.?)\s?\d|next week|nästa vecka", words):
        return named + timedelta(days=7 - named.weekday())
    return named + timedelta(days=1)


def _only_not_now(words: str) -> bool:
    wish = any_of(CANNOT, ASKS, AWAY)
    return bool(re.fullmatch(rf"(?:{COURTESY}[\s,]+)?{wish}(?:[\s,]+{COURTESY})?", words) and NOT_NOW.search(words))
