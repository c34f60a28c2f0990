"""The signature check: what Twilio signs passes, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.channels.twilio.signature import is_signed, signature_of
from bot.channels.webhook_form import RepeatedParameter, UnreadableForm, read_form
from tests.channels.twilio.payloads import FOLDER, form

URL = "https://vouch.example/webhooks/twilio/messages"
TOKEN = "0123456789abcdef"
SENDABLE = st.text(st.characters(codec="utf-8"))


def twilios(url: str, parameters: dict[str, str], token: str = TOKEN) -> str:
    return str(RequestValidator(token).compute_signature(url, parameters))


@pytest.mark.parametrize("name", [path.stem for path in sorted(FOLDER.glob("*.txt"))])
def test_what_twilio_signs_is_signed(name: str) -> None:
    assert is_signed(URL, form(name), twilios(URL, form(name)), [TOKEN])


@given(st.dictionaries(SENDABLE, SENDABLE))
def test_any_parameters_are_signed_as_twilio_signs_them(parameters: dict[str, str]) -> None:
    assert signature_of(URL, parameters, TOKEN).decode() == twilios(URL, parameters)


@pytest.mark.parametrize("signed", [URL, URL.replace("example", "example:443")])
def test_the_port_may_be_there_or_not(signed: str) -> None:
    parameters = form("sms_received")
    for url in (URL, URL.replace("example", "example:443")):
        assert is_signed(url, parameters, twilios(signed, parameters), [TOKEN])


def test_both_tokens_count_while_one_replaces_the_other() -> None:
    parameters = form("sms_received")
    for token in ("old", "new"):
        assert is_signed(URL, parameters, twilios(URL, parameters, token), ["new", "old"])
    assert not is_signed(URL, parameters, twilios(URL, parameters, "older"), ["new", "old"])


def test_without_a_token_nothing_is_signed() -> None:
    assert not is_signed(URL, {}, twilios(URL, {}), [])


def test_the_query_counts_and_so_do_ipv6_hosts() -> None:
    for url in (f"{URL}?key=a%2Fb&c=", "http://[::1]:8080/webhooks/twilio/messages", "http://[::1]/webhooks"):
        assert is_signed(url, {}, signature_of(url, {}, TOKEN).decode(), [TOKEN])
    assert not is_signed(f"{URL}?key=b", {}, twilios(f"{URL}?key=a", {}), [TOKEN])


@pytest.mark.parametrize("change", ["Body", "From", "MessageSid"])
def test_a_changed_parameter_is_not_signed(change: str) -> None:
    parameters = form("sms_received")
    signature = twilios(URL, parameters)
    assert not is_signed(URL, {**parameters, change: "x"}, signature, [TOKEN])
    assert not is_signed(URL, {name: parameters[name] for name in parameters if name != change}, signature, [TOKEN])
    assert not is_signed(URL, {**parameters, "More": "x"}, signature, [TOKEN])


@pytest.mark.parametrize(
    "signature", ["", "=", "é", "\ud800", "\x00", "a" * 100_000, twilios(URL, {}, "guess"), twilios(URL, {})[:-1]]
)
def test_no_signature_raises(signature: str) -> None:
    assert not is_signed(URL, {}, signature, [TOKEN])


@given(st.binary())
def test_any_body_is_a_form_or_none(body: bytes) -> None:
    try:
        parameters = read_form(body)
    except (UnreadableForm, RepeatedParameter):
        return
    assert is_signed(URL, parameters, signature_of(URL, parameters, TOKEN).decode(), [TOKEN])


@pytest.mark.parametrize("body", [b"Body=%FF%00%ED%A0%80", b"Body=\xff\x00\xed\xa0\x80", b"%ff=%ff", b"Body=%zz%"])
def test_bytes_that_are_no_utf8_can_be_signed(body: bytes) -> None:
    parameters = read_form(body)
    assert is_signed(URL, parameters, signature_of(URL, parameters, TOKEN).decode(), [TOKEN])


def test_a_parameter_may_come_once() -> None:
    with pytest.raises(RepeatedParameter):
        read_form(b"Body=ja&From=x&Body=nej")


def test_a_form_has_a_bounded_number_of_parameters() -> None:
    with pytest.raises(UnreadableForm):
        read_form(b"&".join(b"a%d=1" % number for number in range(400)))


def test_blanks_are_kept() -> None:
    assert read_form(b"Body=&From=+46&To=%2B46") == {"Body": "", "From": " 46", "To": "+46"}
