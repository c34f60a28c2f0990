"""What is sealed for a place opens there, and nowhere else."""

from base64 import urlsafe_b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.sealing import PREFIX, Place, Seal, SealBroken

SECRET = b"0123456789abcdef"
TOKEN = Place("slack_workspace", "T1", "token")
SEAL = Seal(SECRET)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_what_was_sealed_is_opened_to_the_letter(text: str) -> None:
    assert SEAL.opened(SEAL.closed(text, TOKEN), TOKEN) == text


def test_a_seal_hides_what_it_holds_and_never_repeats() -> None:
    secret = "xoxb-1234567890-abcdefghij"  # a few letters of it stand in what is sealed now and then, by chance
    first, second = SEAL.closed(secret, TOKEN), SEAL.closed(secret, TOKEN)
    assert first != second
    assert first.startswith(PREFIX)
    assert secret not in first and secret.encode() not in urlsafe_b64decode(first.removeprefix(PREFIX))


@pytest.mark.parametrize(
    "place",
    [
        Place("slack_workspace", "T2", "token"),
        Place("slack_workspace", "T1", "refresh_token"),
        Place("api_key", "T1", "token"),
    ],
)
def test_a_secret_carried_to_another_place_is_refused(place: Place) -> None:
    with pytest.raises(SealBroken):
        SEAL.opened(SEAL.closed("xoxb-1", TOKEN), place)


def test_another_installations_secret_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        Seal(b"another secret..").opened(SEAL.closed("xoxb-1", TOKEN), TOKEN)


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_any_changed_byte_breaks_the_seal(where: int, by: int) -> None:
    sealed = SEAL.closed("xoxb-1-2-3", TOKEN)
    at = where % len(sealed)
    changed = sealed[:at] + chr((ord(sealed[at]) + by) % 256) + sealed[at + 1 :]
    if changed != sealed:
        with pytest.raises(SealBroken):
            SEAL.opened(changed, TOKEN)


@given(st.text(min_size=1))
def test_what_was_never_sealed_is_refused(text: str) -> None:
    with pytest.raises(SealBroken):
        SEAL.opened(text, TOKEN)


def test_no_secret_stays_none() -> None:
    assert SEAL.opened(SEAL.closed("", TOKEN), TOKEN) == ""
