"""Messages as mail, handed to a real server: taken, refused for good, not taken, or nobody knows."""

from dataclasses import replace

import pytest

from bot.channels.mail.addresses import MailAddresses
from bot.channels.mail.carrier import MOST_TRIES, MailCarrier
from bot.channels.mail.smtp import SmtpMailer, SmtpServer
from bot.domain.brand import Look
from bot.domain.channel import Channel
from bot.domain.message import Message, Purpose
from bot.domain.sender import Sender
from bot.flows.writing import message
from bot.ports import Accepted, NoAnswer, NothingListed, NotTaken, Refused, SendResult
from bot.ports.mail import Image
from tests.builders import NOON
from tests.channels.mail.postbox import GONE, Postbox, part, served
from tests.flows.mail.written import LINK, a_moment, seen_by_mail
from tests.ports import own_port

PNG = b"\x89PNG\r\n\x1a\n not a real one"
SENDER = Sender("email", Channel.EMAIL, "refs@example.org", 20.0)


async def logo(id: str) -> Image | None:
    return Image("logo", "image/png", PNG) if id == "logo-1" else None


def carrier(port: int, mail_from: str = "Vouchline <refs@example.org>") -> MailCarrier:
    mailer = SmtpMailer(SmtpServer.at(f"smtp://127.0.0.1:{port}"), mail_from, lambda: NOON)
    addresses = MailAddresses(b"secret", mail_from, "reply.example.org")
    return MailCarrier(mailer, addresses, "https://vouchline.example", logo)


def an_opening(address: str = "eva@example.com", attempts: int = 1, **given: object) -> Message:
    written = message(seen_by_mail(**given), a_moment(), "-", Purpose.OPENING)  # type: ignore[arg-type]
    assert written is not None
    return replace(written, address=address, attempts=attempts)


async def sent(postbox: Postbox, message: Message) -> SendResult:
    with served(postbox) as port:
        return await carrier(port).send(message, SENDER)


async def test_what_is_taken_is_known_by_its_message_id() -> None:
    postbox = Postbox()
    assert await sent(postbox, an_opening()) == Accepted("<id-1@example.org>")
    [mail] = postbox.taken
    assert (mail["Message-ID"], mail["Subject"]) == (
        "<id-1@example.org>",
        "Anna Lind has named you as a referee for Café Norr",
    )
    assert mail["From"] == "Café Norr via Vouchline <refs@example.org>"
    assert LINK in part(mail, "plain") and LINK in part(mail, "html")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("550 5.1.1 no such user", "mailbox_unknown"),
        ("550 no such user", "mailbox_unknown"),
        ("553 what address is that", "mail_address_wrong"),
        ("550 5.1.2 no such host", "mail_domain_unknown"),
        ("552 5.2.2 mailbox full", "mailbox_full"),
        ("550 5.2.1 disabled", "mailbox_off"),
        ("550 5.7.1 not wanted here", "mail_refused"),
        ("554 5.7.26 unauthenticated mail", "mail_not_trusted"),
        ("599 strange", "mail_not_delivered"),
    ],
)
async def test_who_is_refused_for_good_is_told_why(answer: str, error: str) -> None:
    assert await sent(Postbox(at_rcpt={"eva@example.com": answer}), an_opening()) == Refused(error)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("552 too big", "mail_too_big"),
        ("550 looks like spam", "mail_refused"),
        ("554 5.6.0 garbled", "mail_message_wrong"),
    ],
)
async def test_words_that_are_refused_for_good_are_told_why(answer: str, error: str) -> None:
    assert await sent(Postbox(answer), an_opening()) == Refused(error)


async def test_who_is_put_off_waits_longer_each_time_and_not_for_ever() -> None:
    postbox = Postbox(at_rcpt={"eva@example.com": "451 4.7.1 greylisted"})
    results = [await sent(postbox, an_opening(attempts=number)) for number in (1, 2, 20)]
    assert results == [NotTaken(2.0), NotTaken(4.0), NotTaken(900.0)]
    assert await sent(postbox, an_opening(attempts=MOST_TRIES)) == Refused("mail_delayed")


@pytest.mark.parametrize(
    "postbox",
    [Postbox("421 4.3.2 closing down"), Postbox(at_mail="550 5.7.1 you may not send"), Postbox(at_mail="451 later")],
)
async def test_a_server_that_takes_nothing_from_us_rests_the_sender(postbox: Postbox) -> None:
    assert await sent(postbox, an_opening(attempts=9)) == NotTaken(60.0, whole_sender=True)


async def test_a_server_that_is_away_rests_the_sender() -> None:
    assert await carrier(own_port()).send(an_opening(), SENDER) == NotTaken(2.0, whole_sender=True)


async def test_one_that_breaks_off_after_the_words_leaves_no_answer_and_gets_the_same_mail_again() -> None:
    postbox = Postbox(answers=[GONE])
    assert isinstance(await sent(postbox, an_opening()), NoAnswer)
    assert await sent(postbox, an_opening()) == Accepted("<id-1@example.org>")
    first, second = postbox.taken
    assert first["Message-ID"] == second["Message-ID"]


async def test_nobody_can_be_asked_what_became_of_it() -> None:
    with pytest.raises(NothingListed):
        await carrier(1).sent_to(an_opening(), SENDER)


@pytest.mark.parametrize(
    ("address", "on_the_wire"),
    [
        ("eva@malmö.example", "eva@xn--malm-8qa.example"),
        ("åsa@malmö.example", "åsa@xn--malm-8qa.example"),
        ("O'Brien+refs@example.com", "O'Brien+refs@example.com"),
    ],
)
async def test_addresses_of_every_script_are_reached(address: str, on_the_wire: str) -> None:
    postbox = Postbox()
    assert isinstance(await sent(postbox, an_opening(address)), Accepted)
    assert postbox.envelopes[0][1] == [on_the_wire]


async def test_an_address_that_a_server_cannot_write_to_is_refused() -> None:
    with served(Postbox(), enable_SMTPUTF8=False) as port:
        assert await carrier(port).send(an_opening("åsa@example.com"), SENDER) == Refused("mail_address_wrong")


@pytest.mark.parametrize(
    "name",
    ["Anna\r\nBcc: all@example.com", 'Anna" <evil@example.com>', "محمد عبد الرحمن", "🦊 Räv", "Anna\x00\u202eLind"],
)
async def test_no_name_brings_a_header_along(name: str) -> None:
    postbox = Postbox()
    await sent(postbox, an_opening(candidate=name, organisation=name))
    [mail] = postbox.taken
    assert mail["Bcc"] is None and len(mail.get_all("Subject", [])) == 1
    assert [one.addr_spec for one in mail["From"].addresses] == ["refs@example.org"]
    assert [one.addr_spec for one in mail["To"].addresses] == ["eva@example.com"]
    assert postbox.envelopes[0][1] == ["eva@example.com"]


async def test_a_logo_is_part_of_the_mail() -> None:
    postbox = Postbox()
    await sent(postbox, an_opening(look=Look("#d8442b", "logo-1")))
    [mail] = postbox.taken
    [image] = [one for one in mail.walk() if one.get_content_maintype() == "image"]
    assert (image["Content-ID"], image.get_content()) == ("<logo>", PNG)
    assert 'src="cid:logo"' in part(mail, "html")
