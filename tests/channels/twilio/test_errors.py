"""The table of Twilio's errors is whole, and every error can be told to a recruiter."""

import re
from pathlib import Path

import pytest

from bot.catalogues import read_texts
from bot.channels.twilio.errors import BY_CODE, ERRORS, error_for, meaning
from bot.channels.twilio.statuses import DELIVERIES
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import Delivery
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from tests.builders import NOON

# Every code that may come when a message is created or reported on, by Twilio's error dictionary.
KNOWN = """
20003 20404 20429 20500 20503 21211 21604 21408 21602 21603 21617 21606 21212 21703 21701 21608 21610 21611 21612 21614
21655 21656 21654 21910 63007 30001 30003 30005 30006 30008 30004 30007 30034 30032 30450 63003 63024 63016 63018 14107
"""
STATUSES = "accepted scheduled queued sending sent partially_delivered delivered read undelivered failed canceled"


@pytest.mark.parametrize("code", KNOWN.split())
def test_every_known_code_has_a_name(code: str) -> None:
    assert not error_for(code).name.startswith("provider_")


def test_no_code_means_two_things() -> None:
    text = Path("bot/channels/twilio/errors.toml").read_text()
    codes = re.findall(r"\b\d{5}\b", text)
    assert sorted(codes) == sorted(set(codes)) == sorted(BY_CODE)


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_explained_in_both_languages(name: str) -> None:
    assert {"sv", "en"} <= ERRORS[name].meanings.keys()
    assert meaning(name, "sv") != meaning(name, "en")
    assert all(text.endswith(".") and len(text) > 20 for text in ERRORS[name].meanings.values())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_error_has_its_words_in_the_lifecycle(language: str) -> None:
    texts = read_texts()[language]
    said = [_failed(name, texts) for name in (*ERRORS, "unknown", error_for(98765).name)]
    assert len(set(said)) == len(said)
    assert "98765" in said[-1] and not any("_" in one for one in said)


def _failed(name: str, texts: Texts) -> str:
    about = {"name": "Anna Lind", "purpose": "opening", "channel": "sms", "error": name}
    return sentence(Event("o", "c", EventType.MESSAGE_FAILED, Actor.SYSTEM, NOON, about), texts)


def test_an_unlisted_code_keeps_its_number() -> None:
    assert (error_for(98765).name, error_for(98765).permanent) == ("provider_98765", True)
    assert "98765" in meaning("provider_98765", "sv")
    assert meaning("provider_98765", "fi") == meaning("provider_98765", "en")


def test_every_status_of_an_outbound_message_means_something() -> None:
    assert set(STATUSES.split()) == DELIVERIES.keys()
    assert set(DELIVERIES.values()) == set(Delivery)
