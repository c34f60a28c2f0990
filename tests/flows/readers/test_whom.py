"""Which check a command means, and whom or what in it."""

from datetime import date

import pytest

from bot.flows.readers.whom import Whom, count_in, days_in, person_in, whom, yes_in

FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna Lind", Whom("Anna Lind")),
        (" Anna Lind #2 ", Whom("Anna Lind", 2)),
        ("#3", Whom("", 3)),
        ("070-123 45 67", Whom("070-123 45 67")),
        ("Anna 2", Whom("Anna 2")),
        ("", Whom("")),
    ],
)
def test_a_name_and_which_of_those_that_fit(text: str, meant: Whom) -> None:
    assert whom(text) == meant


def test_an_id_is_the_check_itself() -> None:
    assert whom("0f" * 16).check == "0f" * 16
    assert whom("Anna").check == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna", ("Anna", "")),
        ("Anna referee 2", ("Anna", "referee.2")),
        ("Anna Referent 1", ("Anna", "referee.1")),
        ("Anna ref 03", ("Anna", "referee.3")),
        ("Anna candidate", ("Anna", "candidate")),
        ("Anna kandidaten", ("Anna", "candidate")),
        ("candidate", ("", "candidate")),
        ("Anna referee", ("Anna referee", "")),
    ],
)
def test_one_person_in_a_check(text: str, meant: tuple[str, str]) -> None:
    assert person_in(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna 2", ("Anna", 2)),
        ("Anna +1", ("Anna", 1)),
        ("Anna 2 references", ("Anna", 2)),
        ("Anna 2 till", ("Anna", 2)),
        ("Anna", ("Anna", 0)),
        ("Anna Lind #2", ("Anna Lind #2", 0)),
    ],
)
def test_how_many_more_references(text: str, meant: tuple[str, int]) -> None:
    assert count_in(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Anna 3 days", ("Anna", 3)),
        ("Anna i 3 dagar", ("Anna", 3)),
        ("Anna 2 weeks", ("Anna", 14)),
        ("Anna for 1 vecka", ("Anna", 7)),
        ("Anna until Monday", ("Anna", 3)),
        ("Anna till måndag", ("Anna", 3)),
        ("Anna to 2026-12-01", ("Anna", 4)),
        ("Anna", ("Anna", None)),
        ("Anna until hell freezes", ("Anna until hell freezes", None)),
        ("3 days", ("", 3)),
    ],
)
def test_for_how_many_days(text: str, meant: tuple[str, int | None]) -> None:
    assert days_in(text, FRIDAY) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("Anna yes", ("Anna", True)), ("Anna ja", ("Anna", True)), ("Jay", ("Jay", False))]
)
def test_whether_somebody_is_sure(text: str, meant: tuple[str, bool]) -> None:
    assert yes_in(text) == meant
