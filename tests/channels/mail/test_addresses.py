"""Our mail comes back to addresses that nobody else can make, and that survive what mail servers do to them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.mail.addresses import Kind, MailAddresses, Named
from bot.channels.mail.unsubscribing import message_of, unsubscribe_link

SECRET = b"a secret of sixteen bytes or more"
KEY = "0123456789abcdef0123456789abcdef"
OURS = MailAddresses(SECRET, "Café Norr <us@mail.example>", "reply.mail.example")
KEYS = st.from_regex(r"[0-9a-z][0-9a-z-]{0,43}", fullmatch=True)


@given(KEYS)
@settings(max_examples=60)
def test_what_an_address_names_is_read_back(key: str) -> None:
    assert OURS.named(OURS.return_address(key)) == Named(Kind.RETURN, key)
    assert OURS.named(OURS.reply_address(key)) == Named(Kind.REPLY, key)
    assert OURS.named(OURS.stop_address(key)) == Named(Kind.STOP, key)


@given(KEYS)
@settings(max_examples=30)
def test_servers_may_fold_its_case_and_it_is_never_too_long(key: str) -> None:
    address = OURS.reply_address(key)
    assert address == address.lower()
    assert len(address.partition("@")[0]) <= 64
    assert OURS.named(f" {address.upper()} ") == Named(Kind.REPLY, key)


def test_an_address_that_we_did_not_make_names_nothing() -> None:
    ours = OURS.reply_address(KEY)
    local, _, domain = ours.partition("@")
    others = MailAddresses(b"another secret of sixteen bytes", OURS.mail_from, OURS.domain)
    forged = [
        others.reply_address(KEY),
        ours.replace("0123", "0124"),
        "b" + ours[1:],  # signed as something else
        "l" + ours[1:],
        f"{local}x@{domain}",
        f"{local[:-1]}@{domain}",
        f"{local}@elsewhere.example",
        f"{local}@",
        local,
        "",
        "@",
        "postmaster@reply.mail.example",
        "\x00@reply.mail.example",
    ]
    assert [one for one in forged if OURS.named(one)] == []


def test_without_a_door_what_comes_back_comes_to_whoever_reads_mail_from() -> None:
    alone = MailAddresses(SECRET, "Café Norr <us@mail.example>")
    assert (alone.return_address(KEY), alone.reply_address(KEY)) == ("us@mail.example", "us@mail.example")
    assert alone.stop_address(KEY) == ""
    assert alone.named("us@mail.example") is None


def test_the_link_to_unsubscribe_names_its_message_and_is_no_address() -> None:
    token = unsubscribe_link("https://v.example", SECRET, KEY).removeprefix("https://v.example/u/")
    assert message_of(SECRET, token) == KEY
    assert message_of(b"another secret of sixteen bytes", token) is None
    assert OURS.named(f"{token}@{OURS.domain}") is None
    assert message_of(SECRET, OURS.reply_address(KEY).partition("@")[0]) is None


@pytest.mark.parametrize("key", ["", "ABC", "a b", "é", "-a", "x" * 45])
def test_a_key_that_no_address_can_hold_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="address"):
        OURS.return_address(key)
