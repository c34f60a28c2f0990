"""The table of Twilio's errors is whole. That each can be told to a recruiter is in tests/flows/test_failures.py."""

import re
from pathlib import Path

import pytest

from bot.channels.twilio.errors import BY_CODE, error_for
from bot.channels.twilio.statuses import DELIVERIES
from bot.domain.message import Delivery

# Every code that may come when a message is created or reported on, by Twilio's error dictionary.
KNOWN = """
20003 20404 20429 20500 20503 21211 21604 21408 21602 21603 21617 21606 21212 21703 21701 21608 21610 21611 21612 21614
21655 21656 21654 21910 63007 30001 30003 30005 30006 30008 30004 30007 30034 30032 30450 63003 63024 63016 63018 14107
14109 21265 21266 21267 21635 21657 21658 21659 21660 21661 21730 30002 30017 30018 30019 30020 30021 30022 30023 30024
30033 30035 30036 30037 30040 30041 30042 30043 30410 30453 30454 30485 30500 63001 63005 63009 63010 63012 63013 63014
63015 63019 63021 63022 63023 63027 63028 63029 63030 63031 63032 63033 63034 63037 63038 63041 63042 63049 63051 63112
"""
STATUSES = "accepted scheduled queued sending sent partially_delivered delivered read undelivered failed canceled"


@pytest.mark.parametrize("code", KNOWN.split())
def test_every_known_code_has_a_name(code: str) -> None:
    assert not error_for(code).name.startswith("provider_")


def test_no_code_means_two_things() -> None:
    text = Path("bot/channels/twilio/errors.toml").read_text()
    codes = re.findall(r"\b\d{5}\b", text)
    assert sorted(codes) == sorted(set(codes)) == sorted(BY_CODE)


def test_an_unlisted_code_keeps_its_number() -> None:
    assert (error_for(98765).name, error_for(98765).permanent) == ("provider_98765", True)


def test_every_status_of_an_outbound_message_means_something() -> None:
    assert set(STATUSES.split()) == DELIVERIES.keys()
    assert set(DELIVERIES.values()) == set(Delivery)
