"""Ratings in digits, words and fractions, with the comment that stands behind (R20)."""

import pytest

from bot.flows.readers.rating import RatingReader
from bot.flows.talk import Understood
from tests.flows.readers import UNCLEAR, reading, value

RATING = RatingReader("question.teamwork", "fungerade sällan", "fungerade mycket bra")


@pytest.mark.parametrize(
    ("text", "rating", "comment"),
    [
        ("4", 4, None),
        (" 4 ", 4, None),
        ("4.", 4, None),
        ("4/5", 4, None),
        ("4 av 5", 4, None),
        ("4 out of 5", 4, None),
        ("fyra", 4, None),
        ("Fyra!", 4, None),
        ("four", 4, None),
        ("en fyra", 4, None),
        ("femma", 5, None),
        ("betyg 3", 3, None),
        ("jag säger 4", 4, None),
        ("I would say 4", 4, None),
        ("fungerade mycket bra", 5, None),
        ("Fungerade sällan", 1, None),
        ("4 always helps", 4, "always helps"),
        ("4, always helps", 4, "always helps"),
        ("4 - always helps", 4, "always helps"),
        ("4: always helps", 4, "always helps"),
        ("4/5 alltid hjälpsam", 4, "alltid hjälpsam"),
        ("4\nalltid hjälpsam", 4, "alltid hjälpsam"),
        ("5! Bäst i laget 3 år i rad", 5, "Bäst i laget 3 år i rad"),
        ("fem, alltid på plats", 5, "alltid på plats"),
        ("2 för det tog 6 månader", 2, "för det tog 6 månader"),
        ("4️⃣", 4, None),
    ],
)
def test_ratings(text: str, rating: int, comment: str | None) -> None:
    expected = Understood(rating, {"question.teamwork.comment": comment} if comment else {})
    assert reading(RATING, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "0",
        "6",
        "10",
        "45",
        "3-4",
        "3.5",
        "3,5",
        "4-5",
        "bra",
        "",
        "?",
        "mellan 3 och 4",
        "hon arbetade 3 år hos oss i butik",
    ],
)
def test_no_ratings(text: str) -> None:
    assert value(RATING, text) is UNCLEAR


def test_the_comment_of_a_web_form_goes_before_words_behind_the_digit() -> None:
    expected = Understood(4, {"question.teamwork.comment": "always helps"})
    assert reading(RATING, "4", "always helps") == expected
