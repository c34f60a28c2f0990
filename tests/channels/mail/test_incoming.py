"""Mail as servers, mail programs and people send it becomes what it means, and nothing breaks whoever opens it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.mail.addresses import Kind, Named
from bot.channels.mail.errors import ERRORS
from bot.channels.mail.incoming.html_words import words_of_html
from bot.channels.mail.incoming.opened import LONGEST_TEXT
from bot.channels.mail.incoming.quotes import LONGEST_WORDS
from bot.channels.mail.incoming.received import row_of
from bot.domain.inbox import Happening, Row

MAILS = Path(__file__).parents[2] / "payloads" / "mail"
KEY = "0123456789abcdef0123456789abcdef"
BOUNCED = {
    "postfix-unknown": "mailbox_unknown",
    "postfix-full": "mailbox_full",
    "postfix-domain": "mail_domain_unknown",
    "gmail-unknown": "mailbox_unknown",
    "gmail-full": "mailbox_full",
    "office365-unknown": "mailbox_unknown",
    "office365-refused": "mail_refused",
    "exim-vague": "mailbox_unknown",
    "exim-old": "mail_domain_unknown",
    "qmail-unknown": "mailbox_unknown",
    "qmail-given-up": "mail_domain_unknown",
    "exchange-old": "mailbox_unknown",
}
AWAY = (
    "outlook-away-sv",
    "outlook-away-html",
    "gmail-away",
    "exchange-away-old",
    "norwegian-away",
    "german-away",
    "finnish-away",
    "danish-away",
    "vacation-unmarked",
)
SAID = {
    "apple-sv": "Hej! Jag hinner inte idag men gärna på fredag.",
    "apple-en": "Happy to help, but how long does it take?",
    "outlook-sv": "Stopp\n\nMed vänlig hälsning\nEva Berg\nAcme AB",
    "outlook-en": "I would rather talk on the phone.\n\nEva",
    "gmail-sv": "Vem är Anna Lind?",
    "gmail-en": "Unsubscribe",
    "html-alone": "Jag svarar gärna!\n\nEva",
    "wrong-charset": "Det går bra för mig",
    "signed": "Yes, gladly.",
    "start": "START\n\nHälsningar Eva",
}


def came(name: str, kind: Kind = Kind.RETURN) -> Row:
    raw = (MAILS / f"{name}.eml").read_bytes()
    sender = raw.split(b"\n", 1)[0].partition(b"<")[2].rstrip(b">\r\n").decode()
    return row_of(Named(kind, KEY), sender, raw.replace(b"\n", b"\r\n"))


@pytest.mark.parametrize("name", BOUNCED)
def test_a_bounce_tells_that_a_message_did_not_arrive_and_why(name: str) -> None:
    row = came(name)
    assert row.happening is Happening.DELIVERY_REPORTED
    assert row.payload["message"] == KEY
    assert (row.payload["delivery"], row.payload["error"]) == ("undelivered", BOUNCED[name])
    assert row.payload["error"] in ERRORS


def test_a_mail_that_arrived_is_reported_as_that() -> None:
    assert came("postfix-delivered").payload["delivery"] == "delivered"


@pytest.mark.parametrize("name", ["postfix-delayed", "old-late"])
def test_a_mail_that_is_only_late_is_no_failure(name: str) -> None:
    assert came(name).payload["came"] == "delayed"


@pytest.mark.parametrize("name", AWAY)
@pytest.mark.parametrize("kind", [Kind.RETURN, Kind.REPLY, Kind.STOP])
def test_a_holiday_answer_is_known_wherever_it_comes_to(name: str, kind: Kind) -> None:
    assert came(name, kind).payload["came"] == "away"


@pytest.mark.parametrize("name", ["ticket-machine", "null-unclear"])
def test_what_no_person_wrote_is_a_machines(name: str) -> None:
    assert came(name, Kind.REPLY).payload == {"message": KEY, "came": "machine", "subject": "", "text": ""}


@pytest.mark.parametrize("name", SAID)
def test_a_reply_is_what_its_writer_wrote_and_nothing_that_it_quotes(name: str) -> None:
    row = came(name, Kind.REPLY)
    assert (row.payload["came"], row.payload["text"]) == ("words", SAID[name])


@pytest.mark.parametrize(
    "quote",
    [
        "On Mon, 30 Nov 2026 at 09:00, Café Norr <r@cafenorr.example> wrote:",
        "Den 2026-11-30 09:00 skrev Café Norr <r@cafenorr.example>:",
        "2026-11-30 kl. 09:00 skrev Café Norr:",
        "Café Norr <r@cafenorr.example> skrev:",
        "On Mon, 30 Nov 2026 at 09:00, Café Norr\n<r@cafenorr.example>\nwrote:",
        "Den mån 30 nov. 2026 kl 09:00 skrev Café Norr <\nr@cafenorr.example>:",
        "> Hej!",
        "-----Ursprungligt meddelande-----",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_one_word_above_a_quote_is_what_is_left(quote: str, between: str) -> None:
    raw = f"From: eva@acme.example\nContent-Type: text/plain; charset=utf-8\n\nStopp{between}{quote}\n> Hej\n".encode()
    assert row_of(Named(Kind.REPLY, KEY), "eva@acme.example", raw).payload["text"] == "Stopp"


def test_a_mail_to_the_address_for_it_unsubscribes_whatever_it_says() -> None:
    assert came("list-unsubscribe", Kind.STOP).payload["came"] == "stop"
    assert came("list-unsubscribe", Kind.REPLY).payload["came"] == "words"


def test_the_same_mail_come_again_by_another_server_is_the_same_row() -> None:
    raw = (MAILS / "apple-sv.eml").read_bytes()
    first, again = row_of(Named(Kind.REPLY, KEY), "eva@acme.example", raw), b"Received: from elsewhere\n" + raw
    assert row_of(Named(Kind.REPLY, KEY), "eva@acme.example", again).key == first.key
    assert row_of(Named(Kind.REPLY, KEY), "eva@acme.example", raw.replace(b"fredag", b"lordag")).key != first.key
    assert row_of(Named(Kind.REPLY, KEY[::-1]), "eva@acme.example", raw).key != first.key


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(500))
HOSTILE = {
    "nothing": b"",
    "no headers": b"\r\n\r\nhello",
    "a header without an end": b"Subject: " + b"a" * 2_000_000,
    "ten million letters in a line": b"Subject: x\r\n\r\n" + b"> " * 5_000_000,
    "parts in parts in parts": NESTED + b"a\r\n" * 100_000,
    "a report of nothing": b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b--\r\n",
    "a status that is no list": b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n////",
    "a charset that is none": b"Content-Type: text/plain; charset=zlib\r\n\r\nx\x9c\x03\x00",
    "a charset that is slow": b"Content-Type: text/plain; charset=idna\r\n\r\n" + b"xn--a." * 50_000,
    "a charset with a NUL": b'Content-Type: text/plain; charset="a\x00b"\r\n\r\nhello',
    "an encoding that is none": b"Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\nbegin 6 \xff",
    "an encoded word that is none": b"Subject: =?utf-8?b?////?= =?zip?q?=00?= =?utf-8?x?a?=\r\n\r\nhello",
    "a boundary that is none": b'Content-Type: multipart/mixed; boundary=""\r\n\r\n--\r\n--\r\n',
    "tags without an end": b"Content-Type: text/html\r\n\r\n" + b"<div " * 100_000,
    "tags in tags": b"Content-Type: text/html\r\n\r\n" + b"<blockquote>" * 30_000,
    "an attribution without an end": b"\r\n" + b"a@" * 200_000 + b"\r\n" + b"On " * 5_000,
    "dashes": b"Subject: failure\r\nFrom: mailer-daemon@x\r\n\r\n" + b"-" * 400_000,
    "surrogates": "Subject: \udce4\r\n\r\n\udfff\x00".encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.timeout(100)
def test_whatever_comes_is_read_soon_and_breaks_nothing(name: str) -> None:
    row = row_of(Named(Kind.REPLY, KEY), "", HOSTILE[name])
    assert row.payload["message"] == KEY
    assert len(row.payload.get("text", "")) <= LONGEST_WORDS


PIECES = st.sampled_from(
    [
        b"Content-Type: multipart/report; boundary=b\r\n",
        b"Content-Type: text/html; charset=utf-16\r\n",
        b"Content-Type: message/delivery-status\r\n",
        b"Content-Type: message/rfc822\r\n",
        b"Content-Transfer-Encoding: base64\r\n",
        b"Content-Disposition: attachment\r\n",
        b"Auto-Submitted: auto-replied\r\n",
        b"Subject: =?utf-8?q?Fr=C3=A5nvaro?=\r\n",
        b"Action: failed\r\nStatus: 5.1.1\r\n",
        b"Action: \xff\r\nStatus:\r\n",
        b"\r\n",
        b"--b\r\n",
        b"--b--\r\n",
        b"> \r\n",
        b"On Monday X wrote:\r\n",
        b"<p>hej</p>",
        b"\x00\xff",
        b"this is a permanent error #5.1.1\r\n",
    ]
)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=40)), max_size=25), st.sampled_from(["", "eva@acme.example"]))
@settings(max_examples=80)
def test_no_mail_breaks_whoever_opens_it(pieces: list[bytes], return_path: str) -> None:
    row = row_of(Named(Kind.RETURN, KEY), return_path, b"".join(pieces))
    row.payload["message"].encode()
    text = str(row.payload.get("text", "")) + str(row.payload.get("subject", ""))
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text(max_size=300))
@settings(max_examples=80)
def test_no_html_breaks_its_reader(html: str) -> None:
    assert len(words_of_html(f"<p>{html}</p><br>")) <= LONGEST_TEXT
