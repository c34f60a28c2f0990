"""Forms and JSON are read as Slack means them, and what is neither is refused."""

import contextlib
import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.incoming import FORM, JSON, UNPRINTABLE, Unreadable, read

PRINTABLE = st.text().map(lambda text: UNPRINTABLE.sub("", text))
VALUES = st.recursive(PRINTABLE | st.integers() | st.booleans() | st.none(), st.lists, max_leaves=9)


@given(PRINTABLE)
def test_a_command_keeps_its_words(text: str) -> None:
    body = urlencode({"command": "/refcheck", "text": text}).encode()
    assert read(body, FORM) == {"command": "/refcheck", "text": text}


@pytest.mark.parametrize("text", ["payload", "start payload engineer", 'payload={"a":1}', "{", "[1]"])
def test_the_word_payload_makes_no_other_thing_of_a_command(text: str) -> None:
    body = urlencode({"payload": "{}", "command": "/refcheck", "text": text}).encode()
    assert read(body, FORM)["text"] == text


@given(st.dictionaries(PRINTABLE, VALUES))
def test_an_interaction_is_what_its_field_holds(payload: dict[str, Any]) -> None:
    assert read(urlencode({"payload": json.dumps(payload)}).encode(), FORM) == payload
    assert read(json.dumps(payload).encode(), f"{JSON}; charset=utf-8") == payload


def test_no_nul_and_no_half_character_gets_through() -> None:
    payload = '{"a\\u0000": ["\\ud800x", {"b": "\\u0000\\ud83d\\ude00"}]}'
    assert read(urlencode({"payload": payload}).encode(), FORM) == {"a": ["x", {"b": "😀"}]}
    assert read(b"command=%2Fx&text=a%00b%7F", FORM) == {"command": "/x", "text": "ab"}


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", FORM),
        (b"", JSON),
        (b"payload=", FORM),
        (b"payload=%7B", FORM),
        (b"payload=%5B%5D", FORM),
        (b"payload=null", FORM),
        (b"payload=1", FORM),
        (b"text=%ff", FORM),
        (b"text=\xff", FORM),
        (b"=" + b"&a=1" * 200, FORM),
        (b"[]", JSON),
        (b"{", JSON),
        (b'{"a":"\xff"}', JSON),
        (b'{"a":' + b"1" * 5000 + b"}", JSON),
        (b"[" * 100_000, JSON),
        (b"payload=" + b"[" * 100_000, FORM),
        (b"command=%2Frefcheck", "text/plain"),
        (b"command=%2Frefcheck", ""),
        (b"{}", "multipart/form-data; boundary=x"),
    ],
)
def test_what_is_neither_a_form_nor_json_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(Unreadable):
        read(body, content_type)


@given(st.binary(), st.sampled_from([FORM, JSON, "", "text/plain"]))
def test_any_bytes_are_read_or_refused(body: bytes, content_type: str) -> None:
    with contextlib.suppress(Unreadable):
        assert isinstance(read(body, content_type), dict)
