"""What recruiters type behind the command, and what it fills the form with."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.readers.candidate_lines import read_lines
from bot.flows.readers.slack_text import typed_in_slack
from bot.flows.readers.start_words import CandidateWords, StartWords, read_start

TODAY = date(2026, 11, 27)
TABLE = tomllib.loads((Path(__file__).parent / "start_words.toml").read_text(encoding="utf-8"))
KNOWN = ("Barista", "Night Manager")


def _as_written(read: StartWords) -> list[str]:
    candidates = [f"{one.name} | {one.phone} | {one.email}".replace("|  |", "| |") for one in read.candidates]
    return [*candidates, *([f"= {read.assignment}"] if read.assignment else [])]


@pytest.mark.parametrize(("said", "meant"), [*TABLE["one"].items(), *TABLE["several"].items()])
def test_what_is_said_fills_the_form(said: str, meant: list[str]) -> None:
    assert _as_written(read_start(said, "SE", TODAY)) == meant


@pytest.mark.parametrize(("said", "meant"), TABLE["wishes"].items())
def test_wishes_beside_the_candidates_are_heard(said: str, meant: list[Any]) -> None:
    read = read_start(said, "SE", TODAY)
    wishes = read.wishes
    assert [wishes.references or "", wishes.language, wishes.deadline.isoformat() if wishes.deadline else ""] == meant
    assert [one.name for one in read.candidates] == ["Anna Lind"]


@pytest.mark.parametrize(("said", "meant"), TABLE["known"].items())
def test_a_known_assignment_is_found_wherever_it_stands(said: str, meant: str) -> None:
    read = read_start(said, "SE", TODAY, KNOWN)
    assert (read.assignment, read.candidates[0].name) == (meant, "Anna Lind")


def test_slacks_own_brackets_are_read_as_what_was_typed() -> None:
    said = (
        "Anna Lind <tel:+46701234567|070-123 45 67> <mailto:anna@x.se|anna@x.se> Kock &amp; kallskänka <@U2|bo> <@U3>"
    )
    typed = typed_in_slack(said)
    assert typed.mentioned == ("U2", "U3")
    assert read_start(typed.text, "SE", TODAY) == StartWords(
        (CandidateWords("Anna Lind", "+46701234567", "anna@x.se"),), "Kock & kallskänka"
    )


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("&lt;!channel&gt;", "<!channel>"),
        ("&amp;lt;", "&lt;"),
        ("*Anna Lind* _0701234567_", "Anna Lind 0701234567"),
        ("<https://x.se/cv|Anna Lind>", "Anna Lind"),
        ("<!here> Anna Lind", "Anna Lind"),
        ("&gt; Anna Lind\n&gt; 0701234567", "Anna Lind\n0701234567"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_a_messages_text_is_read_as_people_see_it(sent: str, typed: str) -> None:
    assert typed_in_slack(sent).text == typed


@given(st.text(max_size=200))
def test_whatever_is_typed_no_candidate_is_empty(text: str) -> None:
    for one in read_start(typed_in_slack(text).text, "SE", TODAY).candidates:
        assert one.name or one.phone or one.email


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Anna Lind, 070-123 45 67", ("Anna Lind", "+46701234567", "")),
        ("Anna Lind, 070-123 45 67, anna@x.se", ("Anna Lind", "+46701234567", "anna@x.se")),
        ("An Nguyen, anna@x.se", ("An Nguyen", "", "anna@x.se")),
        ("Anna Lind; 0701234567; Anna@X.se", ("Anna Lind", "+46701234567", "anna@x.se")),
        ("Anna Lind\t0701234567", ("Anna Lind", "+46701234567", "")),
        ("Anna Lind 0701234567", ("Anna Lind", "+46701234567", "")),
        ("0701234567 Anna Lind", ("Anna Lind", "+46701234567", "")),
        ("1. Anna Lind tel 0701234567", ("Anna Lind", "+46701234567", "")),
        ("- Anna Lind, 070-12", ("Anna Lind", "070-12", "")),
        ("Anna Lind, 070 123 45 67 89 01 23", ("Anna Lind", "070 123 45 67 89 01 23", "")),
        (", 0701234567", ("", "+46701234567", "")),
        ("Anna Lind", ("Anna Lind", "", "")),
    ],
)
def test_a_pasted_line_is_a_candidate(line: str, meant: tuple[str, str, str]) -> None:
    (found,) = read_lines(f"\n{line}\n", "SE", 200)
    assert (found.number, found.candidate) == (2, CandidateWords(*meant))


NUMBERS = "070-123 45 67 " * 40


@pytest.mark.parametrize("line", [f"Anna Lind, {NUMBERS}", f"Anna Lind {NUMBERS}", "Anna Lind " + "1-" * 25_000])
def test_in_a_line_full_of_digits_no_number_is_looked_for(line: str) -> None:
    """It takes long, and which would be meant? What was typed is told as no number."""
    (found,) = read_lines(line, "SE", 200)
    assert found.candidate.name == "Anna Lind"
    assert found.candidate.phone and found.candidate.phone in line


def test_of_endless_lines_no_more_are_read_than_are_asked_for() -> None:
    lines = read_lines("0701234567\n" * 5000, "SE", 201)
    assert [one.number for one in lines] == list(range(1, 202))
    assert {one.candidate.phone for one in lines} == {"+46701234567"}


def test_the_heading_of_a_pasted_sheet_is_nobody() -> None:
    lines = read_lines("Name\tPhone\nAnna Lind\t0701234567\n\nBo Ek\t0703333333", "SE", 200)
    assert [(one.number, one.candidate.name) for one in lines] == [(2, "Anna Lind"), (4, "Bo Ek")]
