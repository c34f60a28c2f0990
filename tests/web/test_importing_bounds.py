"""Files that are too much, or not what they seem: refused with why, and nothing is lost without a word."""

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook

from tests.web.test_importing import a_workbook
from web.importing.judging import judged
from web.importing.reading import Sheet, read_sheet
from web.importing.refusals import Unreadable

SHEET, STYLES = "xl/worksheets/sheet1.xml", "xl/styles.xml"
ONE = a_workbook(("Namn", "Mobil"), ("Anna Lind", 46701234567))
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row>"
)


def with_parts(content: bytes, **parts: bytes) -> bytes:
    """The workbook with a part, named by its file, in place of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            stem = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, parts.get(stem, old.read(name)))
    return written.getvalue()


def in_rows(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


TOO_MUCH: dict[str, tuple[Callable[[], bytes], str]] = {
    "lines": (lambda: b"Namn\n" + b"\n" * 100_000 + b"Bo Ek\n", "too_long"),
    "lines of an old Mac": (lambda: b"Namn\r" + b"\r" * 100_000 + b"Bo Ek\r", "too_long"),
    "columns": (lambda: b"Namn," * 201, "too_wide"),
    "rows of a workbook": (lambda: with_parts(ONE, sheet1=in_rows("<row/>" * 100_001)), "too_long"),
    "columns of a workbook": (lambda: a_workbook(tuple(f"Ort {place}" for place in range(201))), "too_wide"),
    "cells of a workbook": (lambda: with_parts(ONE, sheet1=in_rows(f"<row>{'<c/>' * 800_000}</row>")), "too_large"),
    "styles": (lambda: with_parts(ONE, styles=b"<styleSheet>" + b"<xf/>" * 800_000), "too_large"),
    "one tag": (lambda: with_parts(ONE, sheet1=b"<worksheet " + b"a" * 1_000_000), "unknown"),
    "unpacked": (lambda: with_parts(ONE, sheet1=b" " * 17_000_000), "too_large"),
    "its own words": (lambda: with_parts(ONE, sheet1=LAUGHS.encode("utf-16")), "unknown"),
    "a row twice": (lambda: with_parts(ONE, sheet1=in_rows('<row r="2"/><row r="2"/>')), "unknown"),
    "a text that is not there": (
        lambda: with_parts(ONE, sheet1=in_rows('<row><c t="s"><v>-1</v></c></row>')),
        "unknown",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TOO_MUCH)
def test_what_is_too_much_is_refused(name: str) -> None:
    made, why = TOO_MUCH[name]
    with pytest.raises(Unreadable) as refused:
        read_sheet(made(), "SE")
    assert refused.value.why == why


def test_many_numbers_in_one_cell_are_nobodys() -> None:
    content = b"Anna Lind 0701234567\nBo Ek " + b"070123 " * 110 + b"\n"
    lines = judged(read_sheet(content, "SE"), "SE", [], {})
    assert [(one.became, one.name) for one in lines] == [("taken", "Anna Lind"), ("refused", "Bo Ek")]
    assert [one.wrong for one in lines[1].mistakes] == ["phone"]


def test_empty_rows_between_and_after_people_cost_nobody() -> None:
    text = b"Namn;Mobil\nAnna Lind;0701234567\n" + b";;;\n" * 50_000 + b"Bo Ek;0702222222\n" + b";;;\n" * 900_000
    assert [(one.line, one.name) for one in read_sheet(text, "SE").people] == [(2, "Anna Lind"), (50_003, "Bo Ek")]


def a_book(fill: Callable[[Any], None]) -> Sheet:
    book, written = Workbook(), io.BytesIO()
    fill(book)
    book.save(written)
    return read_sheet(written.getvalue(), "SE")


def test_people_far_down_and_far_to_the_right_are_read() -> None:
    def fill(book: Any) -> None:
        book.active.append(["Namn", *["Ort"] * 150, "Mobil"])
        book.active["A90000"], book.active["EV90000"] = "Bo Ek", 702222222

    sheet = a_book(fill)
    assert [(one.line, one.name, one.phone) for one in sheet.people] == [(90_000, "Bo Ek", "702222222")]
    assert sheet.columns["phone"].letter == "EV"


def test_sheets_that_are_not_read_are_named() -> None:
    def fill(book: Any) -> None:
        for title, row in (("Lund", ["Namn", "Mobil"]), ("Malmö", ["Namn"]), ("Tom", []), ("Dold", ["Namn"])):
            book.create_sheet(title).append(row)
        book["Lund"].append(["Bo Ek", 702222222])
        book["Dold"].sheet_state = "hidden"

    sheet = a_book(fill)
    assert ([one.name for one in sheet.people], sheet.not_read) == (["Bo Ek"], ("Malmö",))


CELLS: dict[str, tuple[object, str | None, str | None]] = {  # in the file -> the phone, or what is wrong with it
    "a whole number": (46701234567.0, "+46701234567", None),
    "without its nought": (701234567, "+46701234567", None),
    "a power that has all digits": ("4,6701234567E+10", "+46701234567", None),
    "a power that has not": ("4,67E+10", None, "damaged"),
    "decimals": ("46701234567.0", "+46701234567", None),
    "a day": (datetime.date(2026, 1, 2), None, "damaged"),
    "a formula never reckoned": ("=B1&B2", None, "error"),
    "an error": ("#SAKNAS!", None, "error"),
    "too narrow a column": ("#####", None, "damaged"),
    "yes": (True, None, "phone"),
}


@pytest.mark.parametrize("name", CELLS)
def test_a_cell_is_read_as_whoever_filled_it_meant_it(name: str) -> None:
    cell, phone, wrong = CELLS[name]
    [line] = judged(read_sheet(a_workbook(("Namn", "Mobil"), ("Anna Lind", cell)), "SE"), "SE", [], {})
    assert ([one.wrong for one in line.mistakes], None if wrong else line.phone) == ([wrong] if wrong else [], phone)


def test_an_error_of_the_spreadsheet_is_nobodys_name() -> None:
    [line] = judged(read_sheet(b"Namn;E-post\n#NAMN?;#REF!\n", "SE"), "SE", [], {})
    assert [(one.part, one.wrong) for one in line.mistakes] == [
        ("name", "error"),
        ("email", "error"),
    ]


def test_without_headings_a_day_or_a_personal_number_is_no_phone() -> None:
    content = "850101-1234;2026-01-02;Åsa Öberg;070-123 45 67\n".encode()
    [person] = read_sheet(content, "SE").people
    assert (person.name, person.phone) == ("Åsa Öberg", "070-123 45 67")


def test_a_list_from_an_old_mac_keeps_its_letters() -> None:
    content = "Namn;Mobil\rÅsa Öberg;0701234567\r".encode("mac_roman")
    assert read_sheet(content, "SE").people[0].name == "Åsa Öberg"


def test_texts_that_cells_share_are_read_without_how_they_sound() -> None:
    links = (
        b'<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/>'
        b'<Relationship Id="b" Type="x/sharedStrings" Target="/xl/theme/theme1.xml"/></Relationships>'
    )
    book = b'<x:workbook><x:sheets><x:sheet name="A" r:id="a"/></x:sheets></x:workbook>'
    texts = (
        "<sst><si><t>Namn</t></si><si><r><t>Åsa </t></r><r><t>Öberg</t></r><rPh><t>nej</t></rPh></si></sst>".encode()
    )
    rows = in_rows('<row><c t="s"><v>0</v></c></row><row r="7"><c t="s"><v>1</v></c></row>')
    content = io.BytesIO()
    parts = {"_rels/workbook.xml.rels": links, "workbook.xml": book, "theme/theme1.xml": texts}
    with zipfile.ZipFile(content, "w") as archive:
        for name, part in {**parts, "worksheets/sheet1.xml": rows}.items():
            archive.writestr(f"xl/{name}", part)
    assert [(one.line, one.name) for one in read_sheet(content.getvalue(), "SE").people] == [(7, "Åsa Öberg")]
