"""Ratings in digits, words, fractions and labels, with the comment behind (R20); where two fit, none is guessed."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.flows.readers.rating import RatingReader
from bot.flows.talk import Understood
from tests.flows.readers import UNCLEAR, reading, value

RATING = RatingReader("question.teamwork", "fungerade sällan", "fungerade mycket bra")
SAID = tomllib.loads((Path(__file__).parent / "rating.toml").read_text(encoding="utf-8"))
PLAIN = [(words, int(rating)) for rating, said in SAID["rating"].items() for words in said]
COMMENTED = [(words, rating, comment) for words, (rating, comment) in SAID["commented"].items()]


@pytest.mark.parametrize(("words", "rating"), PLAIN)
def test_ratings(words: str, rating: int) -> None:
    assert reading(RATING, words) == Understood(rating)


@pytest.mark.parametrize(("words", "rating", "comment"), COMMENTED)
def test_ratings_with_their_comment(words: str, rating: int, comment: str) -> None:
    assert reading(RATING, words) == Understood(rating, {"question.teamwork.comment": comment})


@pytest.mark.parametrize("words", SAID["again"]["words"])
def test_what_is_asked_again(words: str) -> None:
    assert value(RATING, words) is UNCLEAR


@given(
    st.integers(1, 5),
    st.integers(0, 99),
    st.sampled_from(["-", " - ", " or ", " eller ", ",", ".", "–", " to ", " och "]),
)
def test_two_numbers_are_never_one_rating(one: int, other: int, between: str) -> None:
    assert value(RATING, f"{one}{between}{other}") is UNCLEAR


@given(st.text(max_size=40))
def test_the_comment_stands_in_the_words(words: str) -> None:
    read = reading(RATING, words)
    assert not isinstance(read, Understood) or all(comment in words for comment in read.also.values())


def test_the_comment_of_a_web_form_goes_before_words_behind_the_digit() -> None:
    expected = Understood(4, {"question.teamwork.comment": "always helps"})
    assert reading(RATING, "4", "always helps") == expected


@pytest.mark.parametrize(
    ("words", "rating", "comment"),
    [("always", 5, None), ("Alltid!", 5, None), ("sällan", 1, None), ("always, never late", 5, "never late")],
)
def test_the_word_of_an_end_that_says_how_often(words: str, rating: int, comment: str | None) -> None:
    often = RatingReader("question.kept", "höll det sällan", "höll det alltid")
    assert reading(often, words) == Understood(rating, {"question.kept.comment": comment} if comment else {})


@pytest.mark.parametrize("words", ["not always", "inte alltid", "nästan alltid", "always helps", "höll det", "ofta"])
def test_other_words_of_how_often_are_asked_about(words: str) -> None:
    assert value(RatingReader("question.kept", "höll det sällan", "höll det alltid"), words) is UNCLEAR
