"""Files that are broken, too large, or mean harm: always an answer, and soon (R47)."""

import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.questionnaire_files.reading import READERS, read_file
from bot.questionnaire_files.refusals import FileRefused, Refusal
from tests.questionnaire_files.documents import a_document, a_workbook, with_part

BOOK = a_workbook([["Hur gick det?"], ["Vad gjorde hen?"]])
DOCUMENT = a_document(("", "Hur gick det?"), ("", "Vad gjorde hen?"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"""
SEEN = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
BOMB = b"<x>" + b" " * 17_000_000 + b"</x>"


def why(name: str, content: bytes) -> Refusal:
    with pytest.raises(FileRefused) as refused:
        read_file(name, content)
    return refused.value.why


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", b"", Refusal.EMPTY),
        ("a.txt", b" \n\n ", Refusal.EMPTY),
        ("a.txt", b"x" * (1024 * 1024 + 1), Refusal.TOO_LARGE),
        ("a.pdf", b"%PDF-1.7", Refusal.UNKNOWN_KIND),
        ("a", b"Hur?", Refusal.UNKNOWN_KIND),
        ("a.xls", OLE, Refusal.UNKNOWN_KIND),
        ("a.txt", BOOK, Refusal.WRONG_KIND),
        ("a.csv", b"%PDF-1.7", Refusal.WRONG_KIND),
        ("a.docx", BOOK, Refusal.WRONG_KIND),
        ("a.xlsx", DOCUMENT, Refusal.WRONG_KIND),
        ("a.xlsx", b"Hur gick det?", Refusal.WRONG_KIND),
        ("a.xlsx", OLE, Refusal.LOCKED),
        ("a.docx", OLE, Refusal.LOCKED),
        ("a.xlsx", BOOK[:1500], Refusal.BROKEN),
        ("a.docx", DOCUMENT[:9000] + b"\x00" * 40 + DOCUMENT[9040:], Refusal.BROKEN),
        ("a.txt", b"\x00\x01\x02\x03" * 40, Refusal.WRONG_KIND),
        ("a.yaml", b"a: [", Refusal.BROKEN),
        ("a.yaml", b"a: &a [1]\nb: *a", Refusal.TOO_DEEP),
        ("a.yaml", b"[" * 5000, Refusal.TOO_DEEP),
        ("a.yaml", b"- \n- \n", Refusal.NO_QUESTIONS),
        ("a.csv", b"\n;;;\n;;;\n", Refusal.NO_QUESTIONS),
        ("a.docx", a_document(), Refusal.NO_QUESTIONS),
        ("a.xlsx", a_workbook([]), Refusal.EMPTY),
        ("a.xlsx", with_part(BOOK, "xl/worksheets/sheet1.xml", ENTITIES), Refusal.BROKEN),
        ("a.docx", with_part(DOCUMENT, "word/document.xml", SEEN), Refusal.BROKEN),
        ("a.docx", with_part(DOCUMENT, "word/document.xml", SEEN.decode().encode("utf-16")), Refusal.BROKEN),
        ("a.xlsx", with_part(BOOK, "xl/worksheets/sheet1.xml", b"<not closed"), Refusal.BROKEN),
        ("a.xlsx", with_part(BOOK, "xl/media/bomb.xml", BOMB), Refusal.UNPACKS_TOO_LARGE),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, content: bytes, expected: Refusal) -> None:
    assert why(name, content) is expected


def test_an_archive_of_very_many_parts_is_refused() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        for number in range(700):
            archive.writestr(f"p{number}", "")
    assert why("a.xlsx", written.getvalue()) is Refusal.UNPACKS_TOO_LARGE


def test_a_tag_in_yaml_makes_nothing() -> None:
    tagged = b"!!python/object/apply:os.system ['Hur gick det?']"
    assert [one.text for one in read_file("a.yaml", tagged).questionnaire.questions] == ["Hur gick det?"]


def test_macros_are_never_read() -> None:
    with_macro = with_part(BOOK, "xl/vbaProject.bin", OLE)
    assert len(read_file("a.xlsx", with_macro).questionnaire.questions) == 2


def test_a_formula_is_read_as_its_last_value_and_never_reckoned() -> None:
    content = a_workbook([["Hur gick det?"], ['=HYPERLINK("https://x.example","Vad?")']])
    assert [one.text for one in read_file("a.xlsx", content).questionnaire.questions] == ["Hur gick det?"]


@pytest.mark.parametrize(
    "content",
    [b"a?\n" * 100_000, b"1 = " + b"a, - " * 200_000, b" (" * 300_000, b"a: " * 300_000, b"[ja/nej] " * 100_000],
)
def test_long_files_are_read_quickly(content: bytes) -> None:
    began = time.process_time()
    for name in ("a.txt", "a.csv"):
        try:
            read_file(name, content[: 1024 * 1024])
        except FileRefused:
            continue
    assert time.process_time() - began < 5


@pytest.mark.parametrize("ending", sorted(READERS))
@given(st.binary(max_size=200))
@settings(max_examples=25)
def test_any_bytes_are_answered(ending: str, content: bytes) -> None:
    _answered(f"a{ending}", content)


@pytest.mark.parametrize(("ending", "whole"), [(".docx", DOCUMENT), (".xlsx", BOOK)])
@given(st.data())
@settings(max_examples=25)
def test_so_are_archives_with_bytes_changed(ending: str, whole: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(whole) - 8))
    _answered(f"a{ending}", whole[:place] + data.draw(st.binary(min_size=1, max_size=8)) + whole[place + 8 :])


@given(st.text(alphabet=st.sampled_from("aå1-5?()[]/:;,.\n\t{}#\"'=|ja nej*&!%@"), max_size=120))
@settings(max_examples=60)
def test_so_is_any_text(text: str) -> None:
    for ending in (".txt", ".csv", ".yaml"):
        _answered(f"a{ending}", text.encode())


def _answered(name: str, content: bytes) -> None:
    try:
        understood = read_file(name, content)
    except FileRefused:
        return
    assert understood.questionnaire.title
    assert all(one.label and one.text for one in understood.questionnaire.questions)
