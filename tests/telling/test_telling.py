"""The format of tellings: what it takes, what it refuses, and that a change is seen."""

from pathlib import Path

import pytest

from tests.telling.golden import check_telling
from tests.telling.script import BadTelling, Reading
from tests.telling.teller import Teller
from tests.world import Phone

STARTED = """# Anna is asked (R8)
== API
< start "Anna Lind, +46701234567" references=1

== Anna (candidate) +46701234567
< ja
"""


def retold(text: str) -> str:
    return Teller(Reading(text), is_transcript=True).tell()


def test_what_is_told_is_told_the_same_again() -> None:
    once = retold(STARTED)
    assert "> Hej Anna!" in once
    assert retold(once) == once


def test_a_person_is_known_by_name_after_the_first_time() -> None:
    reading = Reading("== Anna (candidate) whatsapp:+46701234567\n< ja\n== Bo +46705555555\n< nej\n== Anna\n< hej\n")
    assert reading.speakers["Anna"].phone == Phone("+46701234567", "whatsapp")
    assert reading.speakers["Bo"].role == ""


def test_what_a_place_in_slack_is_like_stays_said() -> None:
    """It is said before anything is read there, or where nothing ever is."""
    start = '< start "Anna Lind, +46701234567" references=1 channel=#board'
    told = retold(f"== #board (closed)\n== Rut (recruiter)\n{start}\n")
    assert told.startswith("== #board (closed)\n") and "[card]" in told.partition("== Rut")[2]
    assert retold(told) == told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("< ja\n", "line 1: nobody is speaking"),
        ("== Anna +46701234567\nja\n", "line 2: begins with none of"),
        ("+ soon\n", "line 1: begins with none of"),
        ("== (nobody)\n", "line 1: is no header"),
    ],
)
def test_a_line_that_means_nothing_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadTelling, match=reason):
        Reading(text)


def test_a_difference_fails_and_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "anna.txt"
    path.write_text(retold(STARTED).replace("> Hej Anna!", "> Hallå Anna!"), encoding="utf-8")
    with pytest.raises(AssertionError, match=r"-> Hallå Anna!(.|\n)*\+> Hej Anna!"):
        check_telling(path, is_transcript=True, may_rewrite=False, show=print)


def test_retelling_writes_it_and_shows_what_changed(tmp_path: Path) -> None:
    path = tmp_path / "anna.txt"
    path.write_text(STARTED, encoding="utf-8")
    shown: list[str] = []
    check_telling(path, is_transcript=True, may_rewrite=True, show=shown.append)
    assert path.read_text(encoding="utf-8") == retold(STARTED)
    assert "+> Hej Anna!" in shown[0]
