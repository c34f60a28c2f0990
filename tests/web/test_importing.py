"""Candidates in a file, as people have them: what each line became is said, and nobody is taken twice (R1)."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from tests.web.office import CHECKS, Office
from tests.web.test_api_assignments import ASSIGNMENTS, made, people
from web.importing.judging import judged
from web.importing.reading import read_sheet
from web.importing.refusals import Unreadable

WHOLE = "Namn;Mobil;E-post\nÅsa Öberg;070-123 45 67;asa@example.com\n"
ASA = ("Åsa Öberg", "+46701234567", "asa@example.com")


def a_workbook(*rows: tuple[object, ...]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in rows:
        sheet.append(row)
    book.save(written)
    return written.getvalue()


SAVED: dict[str, bytes] = {
    "utf-8": WHOLE.encode(),
    "utf-8 with a mark": WHOLE.encode("utf-8-sig"),
    "utf-16": WHOLE.encode("utf-16"),
    "utf-16 without a mark": WHOLE.encode("utf-16-le"),
    "windows-1252": WHOLE.encode("cp1252"),
    "windows line breaks": WHOLE.replace("\n", "\r\n").encode(),
    "commas": WHOLE.replace(";", ",").encode(),
    "tabs": WHOLE.replace(";", "\t").encode("utf-16"),
    "said": b"sep=;\r\n" + WHOLE.encode(),
    "english, elsewhere": "E-MAIL,Phone no,Last name,FIRST NAME\nasa@example.com,0701234567,Öberg,Åsa\n".encode(),
    "två namn": "Efternamn;Ort;Förnamn;Mobilnr;Epost\nÖberg;Lund;Åsa;0701234567;asa@example.com\n".encode(),
    "no headings": "Åsa Öberg;0701234567;asa@example.com\n".encode(),
    "empty lines and cells": "\n;;;\nNamn;Mobil;E-post;;\nÅsa Öberg;0701234567;asa@example.com;;\n;;;\n\n".encode(),
    "quotes": 'Namn,Mobil,E-post\n"Åsa\nÖberg","=""+46701234567""",asa@example.com\n'.encode(),
    "a number kept as text": "Namn;Mobil;E-post\nÅsa Öberg;'+46701234567;asa@example.com\n".encode(),
    "a title above": "Sökande 2026\n\nNamn;Mobil;E-post\nÅsa Öberg;0701234567;asa@example.com\n".encode(),
    "a workbook": a_workbook(("Mobil", "Namn", "E-post"), (46701234567, "Åsa Öberg", "asa@example.com")),
    "a workbook of texts": a_workbook((None,), ("Åsa Öberg", "070-123 45 67", "asa@example.com")),
}  # fmt: skip


@pytest.mark.parametrize("content", SAVED.values(), ids=list(SAVED))
def test_a_list_is_read_however_it_was_saved(content: bytes) -> None:
    taken = [one for one in judged(read_sheet(content, "SE"), "SE", [], {}) if one.became == "taken"]
    assert [(one.name, one.phone, one.email) for one in taken] == [ASA]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"Namn;Mobil\n", "empty"),
        (b'{"candidates": [{"name": "Bo Ek"}]}', "no_headings"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "unknown"),
        (b"PK\x03\x04 no archive", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "locked"),
        (b"Mobil;E-post\n0701234567;a@example.com\n", "no_name_column"),
        (b'Namn;Mobil\nBo Ek;1\n"Anna;0701234567\nCia;0702222222\n', "unclosed"),
        (b"Namn\n" + b"Bo Ek\n" * 5_001, "too_many"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_sheet(content, "SE")
    assert refused.value.why == why


def test_what_is_wrong_is_told_by_line_and_column() -> None:
    content = b"Namn;Mobil;E-post\n;0701111111;\nBo Ek;4,67E+10;bo\n=cmd|' /C calc'!A0;0702222222;\nCia;12;\n"
    lines = judged(read_sheet(content, "SE"), "SE", [], {})
    told = [
        (one.line, one.became.value, [(it.column and it.column.heading, it.wrong.value) for it in one.mistakes])
        for one in lines
    ]
    assert told == [
        (2, "refused", [("Namn", "no_name")]),
        (3, "refused", [("E-post", "email"), ("Mobil", "damaged")]),
        (4, "taken", []),
        (5, "refused", [("Mobil", "phone")]),
    ]
    assert lines[2].name == "=cmd|' /C calc'!A0"


def test_a_column_far_to_the_right_is_called_as_a_spreadsheet_calls_it() -> None:
    sheet = read_sheet(b"Namn" + b";" * 52 + b"Mobil\nBo Ek" + b";" * 52 + b"0701111111\n", "SE")
    assert (sheet.columns["name"].letter, sheet.columns["phone"].letter) == ("A", "BA")


async def send(
    office: Office, assignment: dict[str, Any], content: str, query: str = "", status: int = 200, key: str = ""
) -> Any:
    headers = {"Content-Type": "text/csv", **({"Idempotency-Key": key} if key else {})}
    path = f"{ASSIGNMENTS}/{assignment['id']}/candidates{query}"
    return await office.json("POST", path, status, data=content.encode(), headers=headers)


async def test_the_same_file_twice_adds_nobody(either_office: Office) -> None:
    office, barista = either_office, await made(either_office)
    content = f"{WHOLE}Bo Ek;0702222222;\nB. Ek;+46702222222;\nCia;x;\n"
    previewed = await send(office, barista, content, "?dry_run=true")
    assert previewed["dry_run"] and (await people(office, barista))["candidates"] == []
    first = await send(office, barista, content, key="A")
    assert first["counts"] == previewed["counts"] == {"taken": 2, "known": 0, "duplicate": 1, "refused": 1}
    assert [(one["line"], one["became"], one["same_as"]) for one in first["lines"]][2] == (4, "duplicate", 3)
    listed = {one["listed"] for one in (await people(office, barista))["candidates"]}
    assert listed == {one["listed"] for one in first["lines"] if one["listed"]}
    assert await send(office, barista, content, key="A") == first
    again = await send(office, barista, content)
    assert again["counts"] == {"taken": 0, "known": 2, "duplicate": 1, "refused": 1}
    started = {
        "candidates": [{"listed": first["lines"][0]["listed"]}],
        "references_wanted": 1,
        "candidate_contact": "none",
    }
    check = (await office.json("POST", CHECKS, 201, json=started))["checks"][0]
    third = await send(office, barista, content)
    assert (third["counts"], third["lines"][0]["check"]) == (again["counts"], check["id"])


async def test_a_file_of_five_thousand_is_taken_and_a_larger_body_refused(office: Office) -> None:
    barista = await made(office)
    rows = "".join(f"Anna Lind {n};07011{n:05};anna{n}@example.com\n" for n in range(5_000))
    given = await send(office, barista, f"Namn;Mobil;E-post\n{rows}")
    assert given["counts"]["taken"] == 5_000
    full = await send(office, barista, "Namn\nBo Ek\n", status=409)
    assert full["type"] == "/problems/list-full"
    assert (await send(office, barista, "x" * (4 * 1024 * 1024 + 1), status=413))["type"] == "/problems/too-large"


async def test_what_cannot_be_taken_is_a_problem(office: Office) -> None:
    barista = await made(office)
    unclosed = await send(office, barista, 'Namn\n"Bo\n', status=422)
    assert (unclosed["type"], unclosed["line"]) == ("/problems/unreadable-file", 2)
    await send(office, barista, WHOLE, "?dry_run=perhaps", status=422)
    await send(office, barista, WHOLE, "?dryrun=true", status=422)
    await send(office, barista, WHOLE, "?sub_account=nowhere", status=422)
    path = f"{ASSIGNMENTS}/{barista['id']}/candidates"
    for query in ("dry_run", "sub_account"):  # beside JSON, too, nothing is passed over
        asked = {"candidates": [{"name": "Bo Ek"}]}
        problem = await office.json("POST", f"{path}?{query}=true", 422, json=asked)
        assert problem["errors"][0]["pointer"] == f"/{query}"
    assert (await people(office, barista))["candidates"] == []
    headers = {"Content-Type": "text/csv"}
    assert (await office.call("POST", path, key=office.other_key, data=WHOLE, headers=headers)).status == 404
