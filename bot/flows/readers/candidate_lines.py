"""Several candidates, one a line: "name, phone[, e-mail]", as people paste them from a sheet."""

import re
from dataclasses import dataclass
from itertools import islice

from bot.flows.readers.start_words import BULLET, EDGES, LABELS_BEHIND, CandidateWords, contacts_in

PARTS = re.compile(r"[,;\t|]")
LONGEST_LINE = 600  # letters; nobody is called that, and what stands behind is no part of who it is
MOST_DIGITS = 60  # of one person: two numbers, and where they live; of more none is looked for, it may be any
NUMBERS = re.compile(r"[+(\d]")
HEADING = re.compile(r"^\s*(?:name|namn|candidates?|kandidat(?:er)?)\s*[,;\t|:]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # as the recruiter counts them, empty ones included
    candidate: CandidateWords


def read_lines(text: str, region: str, most: int) -> list[Line]:
    """The first `most`: whoever counts them asks for one more than there may be, and reads no book for it.

    Nothing is refused here: what is missing or wrong in a line is empty, or as it was typed.
    """
    lines = [(number, line[:LONGEST_LINE]) for number, line in enumerate(text.splitlines(), 1) if line.strip(EDGES)]
    people = ((number, line) for number, line in lines if not _is_heading(line, region))
    return [Line(number, _candidate(line, region)) for number, line in islice(people, most)]


def _is_heading(line: str, region: str) -> bool:
    return bool(HEADING.match(line)) and not (_has_many_digits(line) or contacts_in(line, region))


def _has_many_digits(line: str) -> bool:
    return sum(letter.isdigit() for letter in line) > MOST_DIGITS


def _candidate(line: str, region: str) -> CandidateWords:
    plain = BULLET.sub("", line)
    if _has_many_digits(plain):
        name = NUMBERS.split(plain, maxsplit=1)[0]
        return CandidateWords(name.strip(EDGES), plain[len(name) :])
    found = contacts_in(plain, region)
    phone = next((one.phone for one in found if one.phone), "")
    email = next((one.email for one in found if one.email), "")
    before, after = (plain[: found[0].start], plain[found[-1].end :]) if found else (plain, "")
    name, *others = [part.strip(EDGES) for part in PARTS.split(before.strip(EDGES) or after)]
    typed = "" if phone else next((one for one in others if re.search(r"\d", one)), "")
    return CandidateWords(LABELS_BEHIND.sub("", name).strip(EDGES), phone or typed, email)
