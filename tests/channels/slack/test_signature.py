"""Only Slack can sign, and only of now; nothing that arrives makes the check fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.signature import is_slacks, signature_of

# The example of Slack's own documentation.
SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TIMESTAMP = "1531420618"
BODY = (
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar"
    b"&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack."
    b"com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc"
    b"887a14d10d2c447fce8b6703c"
)
SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
NOW = float(TIMESTAMP)


def test_the_documented_example_is_slacks() -> None:
    assert is_slacks(SECRET, TIMESTAMP, SIGNATURE, BODY, NOW)


@pytest.mark.parametrize("age", [-300, 0, 300])
def test_five_minutes_either_way_are_now(age: float) -> None:
    assert is_slacks(SECRET, TIMESTAMP, SIGNATURE, BODY, NOW + age)


@pytest.mark.parametrize("age", [-301, 301, 86_400])
def test_what_is_older_or_to_come_is_refused(age: float) -> None:
    assert not is_slacks(SECRET, TIMESTAMP, SIGNATURE, BODY, NOW + age)


def test_the_body_the_time_and_the_secret_are_all_signed() -> None:
    assert not is_slacks(SECRET, TIMESTAMP, SIGNATURE, BODY + b"x", NOW)
    assert not is_slacks(SECRET, "1531420619", SIGNATURE, BODY, NOW)
    assert not is_slacks("another", TIMESTAMP, SIGNATURE, BODY, NOW)
    assert not is_slacks(SECRET, TIMESTAMP, SIGNATURE.replace("v0", "v1"), BODY, NOW)
    assert not is_slacks(SECRET, TIMESTAMP, SIGNATURE.upper(), BODY, NOW)


@pytest.mark.parametrize(
    "timestamp", ["", "x", "1e9", " 1531420618", "+1531420618", "１５３１４２０６１８", "9" * 5000]
)
def test_a_time_that_is_no_plain_number_is_refused(timestamp: str) -> None:
    assert not is_slacks(SECRET, timestamp, "v0=x", BODY, NOW)


@given(st.text(), st.text(), st.binary())
def test_whatever_arrives_is_refused_and_nothing_raised(timestamp: str, signature: str, body: bytes) -> None:
    assert not is_slacks(SECRET, timestamp, signature, body, NOW)


@given(st.binary())
def test_any_bytes_can_be_signed(body: bytes) -> None:
    assert is_slacks(SECRET, TIMESTAMP, signature_of(SECRET, TIMESTAMP, body), body, NOW)
