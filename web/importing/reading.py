"""The people in a file: by its headings, or by what their cells look like where there are none."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from web.importing.headings import NAMES, known_in, letter_of
from web.importing.refusals import Unreadable
from web.importing.table import Row, Table, table_of
from web.typed_candidates import typed_in_lines

HEADING_WITHIN = 5  # rows: a title may stand above
AS_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)  # how a number is kept whole in a spreadsheet
LETTER = re.compile(r"[^\W\d]")
ERROR = re.compile(r"^#[A-ZÅÄÖ][A-ZÅÄÖ0-9/]*[!?]?$")
SHORTENED = re.compile(r"^[+']?\d(?:[.,]\d+)?[eE][+-]?\d+$|^#+$")
WHOLE = re.compile(r"^(\d)[.,](\d{7,14})[eE]\+?(\d{1,2})$")
DAY = re.compile(r"^(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4})(?:[ T]\d\d?:.*)?$")
PERSONAL_NUMBER = re.compile(r"^(?:\d\d)?\d\d[01]\d[0-3]\d[-+]\d{4}$")
MOST_DIGITS, LONGEST_WORDS = 30, 300  # of one person in one cell
DECIMALS = re.compile(r"(?<=\d)[.,]0+$")
PHONE = re.compile(r"^(?:tel:)?[+(]?[\d][\d ()./\u00a0\u2010-\u2015-]{5,}$")


@dataclass(frozen=True, slots=True)
class Column:
    letter: str
    heading: str  # empty where there are none


@dataclass(frozen=True, slots=True)
class Person:
    """As the file has them."""

    line: int
    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class Sheet:
    people: tuple[Person, ...]
    above: tuple[Row, ...]  # what stands before the headings, and is nobody
    columns: Mapping[str, Column]  # name, phone, email -> where
    ignored: tuple[str, ...]  # headings that say nothing to us
    not_read: tuple[str, ...] = ()  # other sheets of a workbook that have something


def read_sheet(content: bytes, region: str) -> Sheet:
    """`region`: whose numbers are meant when no country code is written. Raises `Unreadable`."""
    table = table_of(content)
    found = _heading(table.rows)
    if found is None:
        return Sheet(_guessed(table.rows, region), (), {}, (), table.not_read)
    return _headed(table, *found)


def _headed(table: Table, at: int, places: Mapping[str, int]) -> Sheet:
    rows = table.rows
    if not NAMES & places.keys():
        raise Unreadable("no_name_column", rows[at].line)
    heading = rows[at].cells
    ignored = tuple(cell for place, cell in enumerate(heading) if cell and place not in places.values())
    people = tuple(_by_heading(row, places) for row in rows[at + 1 :])
    if not people:
        raise Unreadable("empty")
    return Sheet(people, tuple(rows[:at]), _columns(places, heading), ignored, table.not_read)


def _guessed(rows: Sequence[Row], region: str) -> tuple[Person, ...]:
    """Where nobody can be reached and no heading says that it is names, it may be anything."""
    people = tuple(_by_looks(row, region) for row in rows)
    if not any(one.phone or one.email for one in people):
        raise Unreadable("no_headings")
    return people


def _heading(rows: Sequence[Row]) -> tuple[int, dict[str, int]] | None:
    """Lower down only where two columns are known: a name may be a word that is a heading, too."""
    for at, row in enumerate(rows[:HEADING_WITHIN]):
        places = known_in(row.cells)
        is_one = len(places) > 1 or (places and at == 0 and len(row.cells) == len(places))
        if is_one and not any("@" in cell or PHONE.match(cell) for cell in row.cells):
            return at, places
    return None


def _columns(places: Mapping[str, int], heading: Sequence[str]) -> dict[str, Column]:
    """The first of those that make up a part: what is wrong is told of it."""
    made_of = {"name": ("name", "first", "last"), "phone": ("mobile", "phone"), "email": ("email",)}
    return {
        part: Column(letter_of(places[one]), heading[places[one]])
        for part, those in made_of.items()
        for one in reversed(those)
        if one in places
    }


def _by_heading(row: Row, places: Mapping[str, int]) -> Person:
    cells = {part: unwrapped(row.cells[place]) for part, place in places.items() if place < len(row.cells)}
    both = " ".join(filter(None, (cells.get("first", ""), cells.get("last", ""))))
    phone = cells.get("mobile") or cells.get("phone", "")
    return Person(row.line, cells.get("name") or both, phone, cells.get("email", ""))


def _by_looks(row: Row, region: str) -> Person:
    cells = [unwrapped(cell) for cell in row.cells if cell]
    if len(cells) == 1:
        return _by_words(row.line, cells[0], region)
    email = next((cell for cell in cells if "@" in cell), "")
    phone = next((cell for cell in cells if _may_be_phone(cell)), "")
    names = [cell for cell in cells if cell not in (email, phone) and LETTER.search(cell)]
    is_parted = len(names) == 2 and not any(" " in name for name in names)  # förnamn; efternamn
    return Person(row.line, " ".join(names) if is_parted else next(iter(names), ""), phone, email)


def _may_be_phone(cell: str) -> bool:
    if not (PHONE.match(cell) or SHORTENED.match(cell) or ERROR.match(cell)):
        return False
    return not (DAY.match(cell) or PERSONAL_NUMBER.match(cell))


def _by_words(line: int, text: str, region: str) -> Person:
    """ "Anna Lind 070-123 45 67" in one cell. Of many numbers none is looked for: it may be any."""
    if len(text) > LONGEST_WORDS or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        name = re.split(r"[+(\d]", text, maxsplit=1)[0]
        return Person(line, name.strip(" ,;:\t"), text[len(name) :], "")
    found = typed_in_lines(text, region, 1)
    return Person(line, found[0].name, found[0].phone, found[0].email) if found else Person(line, text, "", "")


def unwrapped(cell: str) -> str:
    """Without what a spreadsheet puts around a number to keep it a text."""
    plain = AS_TEXT.sub(r"\1", cell).strip() if cell[:1] == "=" else cell
    plain = plain[1:].strip() if plain[:1] == "'" and plain[1:2] in "+0123456789" else plain
    if plain[-1:].isdigit():
        plain = WHOLE.sub(_spelt_out, plain)
        return DECIMALS.sub("", plain) if PHONE.match(DECIMALS.sub("", plain)) else plain
    return plain


def _spelt_out(found: re.Match[str]) -> str:
    """4.6701234567E+10 has every digit still; 4.67E+10 has not."""
    digits, power = found[2].rstrip("0"), int(found[3])
    return found[1] + digits.ljust(power, "0") if power >= len(digits) and power < 15 else found[0]
