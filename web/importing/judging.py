"""What each line becomes: taken, on the list already, the same as a line before, or refused with why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.flows.assignments import marks_of
from web.importing.reading import DAY, ERROR, SHORTENED, Column, Person, Sheet
from web.importing.refusals import Wrong
from web.typed_candidates import Typed, candidates_of

Marks = tuple[tuple[str, str], ...]
NO_LETTER = "\ufffd"
WRONG_OF = {"no_name": Wrong.NO_NAME, "name": Wrong.NAME, "email": Wrong.EMAIL, "phone": Wrong.PHONE}


class Became(StrEnum):
    TAKEN = "taken"
    KNOWN = "known"  # on the list already, or with a check in the assignment
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Mistake:
    part: str  # name, phone, email
    column: Column | None
    wrong: Wrong
    typed: str


@dataclass(frozen=True, slots=True)
class Line:
    line: int
    became: Became
    name: str
    phone: str | None  # E.164; of a refused one as it was typed
    email: str | None
    same_as: int = 0  # the line that said it first
    check: str | None = None  # which they have already
    mistakes: tuple[Mistake, ...] = ()


def judged(sheet: Sheet, region: str, on_list: Iterable[Marks], in_checks: Mapping[Marks, str]) -> list[Line]:
    """In the order of the file. `in_checks`: marks of candidates -> their check."""
    listed = {mark for marks in on_list for mark in marks}
    checks = {mark: check for marks, check in in_checks.items() for mark in marks}
    first: dict[tuple[str, str], int] = {}
    lines = [_above(row.line, " ".join(row.cells)) for row in sheet.above]
    for person in sheet.people:
        line = _alone(person, sheet, region)
        if line.became is not Became.REFUSED:
            line = _among(line, first, listed, checks)
        lines.append(line)
    return lines


def _above(line: int, said: str) -> Line:
    return Line(line, Became.REFUSED, said[:200], None, None, mistakes=(Mistake("name", None, Wrong.ABOVE, said[:60]),))


def _alone(person: Person, sheet: Sheet, region: str) -> Line:
    spoilt = list(_spoilt(person))
    clean = {part: "" if part in dict(spoilt) else _of(part, person) for part in ("phone", "email")}
    read = candidates_of([Typed(person.line, person.name, **clean)], None, region)
    wrongs = [*((one.part, WRONG_OF[one.kind]) for one in read.mistakes), *spoilt]
    if wrongs:
        mistakes = (Mistake(part, sheet.columns.get(part), wrong, _of(part, person)[:60]) for part, wrong in wrongs)
        shown = (person.name[:200], person.phone[:60] or None, person.email[:254] or None)
        return Line(person.line, Became.REFUSED, *shown, mistakes=tuple(mistakes))
    [found] = read.found
    return Line(person.line, Became.TAKEN, found["name"], found["phone"], found["email"])


def _spoilt(person: Person) -> Iterator[tuple[str, Wrong]]:
    """What a spreadsheet, or how the file was saved, has made of what was written."""
    if SHORTENED.match(person.phone) or DAY.match(person.phone):
        yield "phone", Wrong.DAMAGED
    yield from ((part, Wrong.ERROR) for part in ("name", "phone", "email") if ERROR.match(_of(part, person)))
    if NO_LETTER in person.name:
        yield "name", Wrong.LETTERS


def _of(part: str, person: Person) -> str:
    return {"name": person.name, "phone": person.phone, "email": person.email}[part]


def _among(
    line: Line, first: dict[tuple[str, str], int], listed: set[tuple[str, str]], checks: Mapping[tuple[str, str], str]
) -> Line:
    marks = marks_of(line.name, line.phone, line.email)
    before = next((first[mark] for mark in marks if mark in first), 0)
    for mark in marks:
        first.setdefault(mark, line.line)
    if before:
        return _as(line, Became.DUPLICATE, same_as=before)
    if check := next((checks[mark] for mark in marks if mark in checks), None):
        return _as(line, Became.KNOWN, check=check)
    return _as(line, Became.KNOWN) if listed.intersection(marks) else line


def _as(line: Line, became: Became, same_as: int = 0, check: str | None = None) -> Line:
    return Line(line.line, became, line.name, line.phone, line.email, same_as, check)
