"""Candidates as recruiters type or paste them, and what is wrong with each (R1)."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.domain.channel import Contact
from bot.domain.dialled import as_e164
from bot.flows.readers.candidate_lines import read_lines
from bot.flows.readers.contact import unusable
from web.api.words import EMAIL
from web.starting import NEEDS_EMAIL, NEEDS_PHONE, named_twice

LONGEST_NAME, LONGEST_EMAIL = 200, 254
UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
Candidate = dict[str, Any]


class Typed(NamedTuple):
    line: int  # as whoever typed it counts; 0 for the one who has fields of their own
    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Mistake:
    line: int
    part: str  # name, phone, email
    kind: str  # under `slack.form.wrong` in the catalogue
    name: str
    typed: str  # the phone as it was typed


@dataclass(slots=True)
class Candidates:
    found: list[Candidate] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # of each
    mistakes: list[Mistake] = field(default_factory=list)


def typed_in_lines(text: str, region: str, most: int) -> list[Typed]:
    """Of more than `most` one more, by which whoever asks knows it."""
    lines = read_lines(text, region, most + 1)
    return [Typed(one.number, one.candidate.name, one.candidate.phone, one.candidate.email) for one in lines]


def candidates_of(
    typed: Sequence[Typed], contact: Contact | None, region: str, countries: Collection[str] = ()
) -> Candidates:
    """Phones in E.164 where nothing is wrong. Who is named twice is looked for when each one alone is right.

    `countries`: where messages may go; none is anywhere.
    """
    candidates = Candidates()
    for one in typed:
        wrongs = [
            Mistake(one.line, part, kind, one.name, one.phone)
            for part, kind in _wrongs(one, contact, region, countries)
        ]
        phone = as_e164(one.phone, region) if one.phone and not wrongs else None
        candidates.found.append({"name": one.name, "phone": phone, "email": one.email or None})
        candidates.lines.append(one.line)
        candidates.mistakes += wrongs
    if not candidates.mistakes:
        candidates.mistakes = list(_twice(candidates))
    return candidates


def _wrongs(one: Typed, contact: Contact | None, region: str, countries: Collection[str]) -> Iterable[tuple[str, str]]:
    """What is wrong with one candidate: the part, and the kind of mistake."""
    if not one.name:
        yield "name", "no_name"
    elif len(one.name) > LONGEST_NAME or UNSEEN.search(one.name):
        yield "name", "name"
    if one.email and (len(one.email) > LONGEST_EMAIL or not EMAIL.fullmatch(one.email)):
        yield "email", "email"
    elif contact in NEEDS_EMAIL and not one.email:
        yield "email", "email_needed"
    if kind := wrong_phone(one.phone, contact, region, countries):
        yield "phone", kind


def wrong_phone(phone: str, contact: Contact | None, region: str, countries: Collection[str]) -> str:
    """The kind of mistake; empty for none."""
    if not phone:
        return "phone_needed" if contact in NEEDS_PHONE else ""
    try:
        number = as_e164(phone, region)
    except ValueError:
        return "phone"
    return unusable(number, countries) if contact in NEEDS_PHONE else ""


def _twice(candidates: Candidates) -> Iterator[Mistake]:
    for place, part, before in named_twice(candidates.found):
        yield Mistake(candidates.lines[place], part, "twice", candidates.found[before]["name"], "")
