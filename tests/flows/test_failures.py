"""Every failure is explained in both languages: in few words, as a sentence, and with what can be done."""

from pathlib import Path

import pytest

from bot.catalogues import read_texts
from bot.channels.mail.errors import ERRORS as MAIL
from bot.channels.twilio.errors import BY_CODE
from bot.channels.twilio.errors import ERRORS as TWILIO
from bot.domain.counted import COUNTRY
from bot.domain.fate import NO_SIGN
from bot.domain.message import Purpose
from bot.flows.failures import advice_on, failure_said, meaning_of
from bot.flows.seat.causes import CAUSES, FROM_OUR_SIDE, causes_of
from bot.flows.tried_again import AGAIN_AFTER, tries_again

TEXTS = read_texts()
NAMES = {*TWILIO, *MAIL, NO_SIGN, COUNTRY, "unknown"}
LANGUAGES = pytest.mark.parametrize("language", ["en", "sv"])


@LANGUAGES
@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_failure_has_words_a_sentence_and_advice(name: str, language: str) -> None:
    texts = TEXTS[language]
    said = (failure_said(name, texts), meaning_of(name, texts), advice_on(name, texts))
    assert name not in " ".join(said) and "provider" not in said[0]
    assert not said[0].endswith(".") and said[1].endswith(".") and said[2].endswith(".")
    assert len(set(said)) == 3


@LANGUAGES
def test_no_two_failures_say_the_same(language: str) -> None:
    texts = TEXTS[language]
    assert (
        len({failure_said(one, texts) for one in NAMES}) == len({meaning_of(one, texts) for one in NAMES}) == len(NAMES)
    )


@LANGUAGES
def test_a_code_that_nobody_has_listed_is_told_itself(language: str) -> None:
    texts = TEXTS[language]
    assert all("98765" in say("provider_98765", texts) for say in (failure_said, meaning_of, advice_on))


def test_what_is_said_of_failures_is_about_failures_that_there_are() -> None:
    told = {key.rpartition(".")[2] for key in TEXTS["en"].catalogue if key.startswith(("failed.", "failure.meaning."))}
    assert told - {"unlisted"} == NAMES
    assert {*CAUSES, *FROM_OUR_SIDE, *AGAIN_AFTER} <= NAMES
    assert all(causes_of(one) for one in (*NAMES, "provider_1", ""))


def test_the_documentation_tells_of_every_failure_and_code() -> None:
    told = Path("docs/delivery.md").read_text(encoding="utf-8")
    assert [one for one in sorted(NAMES) if f"| `{one}` |" not in told] == []
    assert [code for code in BY_CODE if code not in told] == []


def test_what_passes_by_itself_is_tried_twice_more_and_later_each_time() -> None:
    for error in AGAIN_AFTER:
        first, second, third = (tries_again(error, tries) for tries in range(3))
        assert first and second and first < second and third is None


@pytest.mark.parametrize("error", ["opted_out", "number_unknown", "filtered", "not_delivered", "provider_1"])
def test_what_does_not_pass_is_not_tried_again(error: str) -> None:
    assert tries_again(error, 0) is None


def test_nobody_gets_a_second_word_after_stop() -> None:
    assert tries_again("phone_unreachable", 0, Purpose.FAREWELL) is None
