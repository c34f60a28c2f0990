"""A list of people as a spreadsheet saves it: with or without a heading, whatever stands between the columns."""

import csv
import io
import re
from collections.abc import Mapping, Sequence

from web.typed_candidates import Typed, typed_in_lines

ENCODINGS = ("utf-8-sig", "cp1252")
BETWEEN = ";,\t|"
COLUMNS: Mapping[str, str] = {
    "name": r"(?:full ?)?name|namn|candidate|kandidat",
    "first": r"first ?name|given ?name|förnamn",
    "last": r"last ?name|surname|family ?name|efternamn",
    "phone": r"(?:mobile|cell|tele)?(?:phone)?(?: ?number)?|mobile?|mobilnummer|mobiltelefon|telefon(?:nummer)?|tel\.?",
    "email": r"e-?mail(?: ?address)?|e-?post(?:adress)?|mail",
}


class Unreadable(ValueError):
    """No text in it, or no rows."""


def people_in(content: bytes, region: str) -> list[Typed]:
    """Each with the number of its row. Raises `Unreadable`."""
    rows = _rows(_text(content))
    if not rows:
        raise Unreadable
    heading = _heading(rows[0])
    found = [
        _by_heading(number, row, heading) if heading else _by_looks(number, row, region)
        for number, row in enumerate(rows, 1)
        if any(row) and not (heading and number == 1)
    ]
    return [one for one in found if one]


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Unreadable


def _rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    between = max(BETWEEN, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=between))
    except csv.Error:
        raise Unreadable from None
    return [[" ".join(cell.split()) for cell in row] for row in rows]


def _heading(row: Sequence[str]) -> dict[str, int]:
    """Which column holds what; empty where the first row is somebody already."""
    places: dict[str, int] = {}
    for place, cell in enumerate(row):
        for name, looks in COLUMNS.items():
            if cell and re.fullmatch(looks, cell.strip(" :*"), re.IGNORECASE):
                places.setdefault(name, place)
    return places if {"name", "first"} & places.keys() else {}


def _by_heading(number: int, row: Sequence[str], places: Mapping[str, int]) -> Typed:
    cells = {name: row[place] for name, place in places.items() if place < len(row)}
    both = " ".join(part for part in (cells.get("first", ""), cells.get("last", "")) if part)
    return Typed(number, cells.get("name") or both, cells.get("phone", ""), cells.get("email", ""))


def _by_looks(number: int, row: Sequence[str], region: str) -> Typed | None:
    found = typed_in_lines(", ".join(cell for cell in row if cell), region)
    return found[0]._replace(line=number) if found else None
