"""Wording and the reminder plan: all languages hold the same, and mistakes are named."""

from pathlib import Path

import pytest

from bot.catalogues import CatalogueRefused, read_plan, read_texts
from bot.domain.reminders import Plan


def folder_with(folder: Path, **languages: str) -> Path:
    for language, text in languages.items():
        (folder / language).mkdir()
        (folder / language / "all.toml").write_text(text)
    return folder


def test_nested_tables_are_joined_by_dots_and_plural_forms_are_found(tmp_path: Path) -> None:
    english = '[card.answers]\none = "{count} answer"\nother = "{count} answers"'
    texts = read_texts(folder_with(tmp_path, en=english))
    assert [texts["en"]("card.answers", count=count) for count in (1, 2)] == ["1 answer", "2 answers"]


@pytest.mark.parametrize(
    ("swedish", "named"),
    [
        ('hi = "Hej {name}"', "bye: is missing in this language"),
        ('hi = "Hej {who}"\nbye = "Hejdå"', r"hi: placeholders differ: en has \['name'\], sv has \['who'\]"),
        ('hi = "Hej {name}"\nbye = 1', "bye: must be a text, not 1"),
        ("hi = ", "all.toml: syntax"),
    ],
)
def test_a_mistake_in_one_language_is_named(tmp_path: Path, swedish: str, named: str) -> None:
    with pytest.raises(CatalogueRefused, match=named):
        read_texts(folder_with(tmp_path, en='hi = "Hi {name}"\nbye = "Bye"', sv=swedish))


def test_the_plan_that_comes_with_vouchline_is_the_usual_one() -> None:
    assert read_plan() == Plan()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("candidate_hours = [48, 24]", "candidate_hours: must be hours in rising order"),
        ('referee_hours = ["24"]', "referee_hours: must be hours"),
        ("unobtainable_after_hours = -1", "unobtainable_after_hours: must be whole hours"),
        ("opens_at_hour = 21", "opens_at_hour: must come before"),
        ('weekends = "no"', "weekends: must be true or false"),
        ("reminder = 24", "reminder: is not a part of the plan"),
    ],
)
def test_a_wrong_line_of_the_plan_is_named(tmp_path: Path, line: str, named: str) -> None:
    (tmp_path / "reminders.toml").write_text(line)
    with pytest.raises(CatalogueRefused, match=named):
        read_plan(tmp_path / "reminders.toml")
