"""The report as CSV: a row for each answer, and no cell that a spreadsheet would run."""

import csv
import io

import pytest

from bot.domain.reference import Standing
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import Correction
from bot.report_files.reported import Reported
from bot.report_files.spreadsheet import COLUMNS, spreadsheet
from tests.report_files.reporting import a_text, an_addendum, an_answer, reported, reported_by


def rows_of(one: Reported, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(spreadsheet(one).decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_every_answer_and_addendum_is_a_row() -> None:
    eva = reported_by(answers=(an_answer(), a_text("Ärlig & “snabb” 👍")), addenda=(an_addendum(),))
    rows = rows_of(reported(eva, reported_by("Per Sten")))
    assert [(row["referee"], row["question_key"], row["answer"]) for row in rows] == [
        ("Eva Berg", "teamwork", "4"),
        ("Eva Berg", "strengths", "Ärlig & “snabb” 👍"),
        ("Eva Berg", "follow_up.1", "Once, in the snow."),
        ("Per Sten", "teamwork", "4"),
    ]
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["candidate"], rows[0]["assignment"], rows[0]["comment"]) == (
        "Anna Lind",
        "Barista",
        "Always helps.",
    )
    assert [row["new_in_version"] for row in rows] == ["1", "1", "2", "1"]
    assert rows[0]["answered_at"] == "2026-11-25T12:00:00+00:00"


def test_it_begins_with_the_mark_by_which_spreadsheets_know_its_letters() -> None:
    assert spreadsheet(reported()).startswith(b'\xef\xbb\xbf"check",')


def test_yes_and_no_are_said_in_the_language_of_the_check() -> None:
    answers = (an_answer(kind="yes_no", answer=True), an_answer(kind="yes_no", answer=False))
    assert [row["answer"] for row in rows_of(reported(reported_by(answers=answers), language="sv"))] == ["Ja", "Nej"]


@pytest.mark.parametrize(
    "words",
    ['line one\r\nline "two", <b>x</b>', "a;b,c\td", "", " ", "a\nb", "x" * 10_000, "‮evil", '""', "4-5 – 1+1=2"],
)
def test_words_are_kept_to_the_letter(words: str) -> None:
    [row] = rows_of(reported(reported_by(words, answers=(a_text(words, comment=words),))))
    assert (row["words"], row["answer"], row["comment"], row["referee"]) == (words,) * 4


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_a_cell_that_would_be_a_formula_gets_a_sign_before_it(formula: str) -> None:
    answers = (a_text(formula, comment=formula, question=formula),)
    addendum = an_addendum(question=formula, words=formula)
    rows = rows_of(reported(reported_by(formula, relation=formula, answers=answers, addenda=(addendum,))))
    for cell in (rows[0][name] for name in ("referee", "relation", "question", "answer", "words", "comment")):
        assert cell.startswith("'") and cell.replace("'", "").endswith(formula.replace("'", "").strip("\t\r"))
    assert rows[1]["words"].startswith("'") and rows[1]["question"].startswith("'")


@pytest.mark.parametrize("words", ["fine;=1+1", "fine\n=1+1", "fine\r\n@SUM(A1)", '";=1+1', "a\n;\t=1+1"])
def test_nor_is_any_cell_a_formula_where_semicolons_part_them(words: str) -> None:
    """As spreadsheets in Swedish read it: the commas are part of the text, and quotes within it do not hold."""
    sheet = spreadsheet(reported(reported_by(answers=(a_text(words, comment=words),)))).decode("utf-8-sig")
    cells = [cell for line in sheet.splitlines() for cell in line.replace("\t", ";").split(";")]
    assert [cell for cell in cells if cell.lstrip('"')[:1] in tuple("=+-@")] == []


def test_what_was_put_right_is_a_row_with_both_versions() -> None:
    eva = reported_by(corrections=(Correction("dates", "2019-2022", "2018-2021"),))
    [_, row] = rows_of(reported(eva))
    assert (row["kind"], row["question_key"], row["answer"], row["words"]) == (
        "correction",
        "correction.dates",
        "2018-2021",
        "2019-2022",
    )


def test_a_reference_that_is_not_in_has_a_row_that_says_where_it_stands() -> None:
    declined = reported_by("Per Sten", standing=Standing.DECLINED, submitted_at=None, answers=(), new_in_version=None)
    [row] = rows_of(reported(declined))
    assert (row["kind"], row["standing"], row["invited_at"], row["reminded"]) == (
        "standing",
        "declined",
        "2026-11-23T12:00:00+00:00",
        "0",
    )


def test_every_signal_is_a_row_with_what_else_it_may_be() -> None:
    alike = Signal(SignalKind.ALIKE, (1, 2), ("=Eva", "Per"), {"percent": 62, "passage": "alltid"})
    *_, row = rows_of(reported(integrity=(alike,)))
    assert (row["kind"], row["question_key"], row["referee"]) == ("integrity", "integrity.alike", "'=Eva, Per")
    assert "62 %" in row["answer"] and "Colleagues may have talked it over" in row["explanation"]
