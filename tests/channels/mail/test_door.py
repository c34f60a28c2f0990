"""Our door takes real SMTP: mail to our addresses alone, on disk before it says so, within bounds that are its own."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiosmtplib
import pytest

from bot.channels.mail import visits
from bot.channels.mail.addresses import MailAddresses
from bot.channels.mail.door import LARGEST_MAIL_BYTES, MailDoor
from bot.domain.inbox import Row
from bot.ports import StorageUnreachable

MAILS = Path(__file__).parents[2] / "payloads" / "mail"
KEY = "0123456789abcdef0123456789abcdef"
OURS = MailAddresses(b"a secret of sixteen bytes or more", "us@mail.example", "reply.mail.example")
BOUNCE = (MAILS / "postfix-unknown.eml").read_bytes()
REPLY = (MAILS / "gmail-sv.eml").read_bytes()


@dataclass
class Kept:
    """Where rows go; `is_away`: nowhere now."""

    rows: list[Row] = field(default_factory=list)
    is_away: bool = False

    async def take(self, *rows: Row) -> None:
        if self.is_away:
            raise StorageUnreachable("away")
        self.rows += rows


@asynccontextmanager
async def opened(kept: Kept) -> AsyncIterator[MailDoor]:
    door = MailDoor(OURS, kept.take)
    await door.open("127.0.0.1", 0)
    try:
        yield door
    finally:
        await door.close()


@asynccontextmanager
async def connected(door: MailDoor) -> AsyncIterator[aiosmtplib.SMTP]:
    client = aiosmtplib.SMTP(hostname="127.0.0.1", port=door.port, timeout=100)
    await client.connect()
    try:
        yield client
    finally:
        client.close()


async def test_a_bounce_and_a_reply_become_rows() -> None:
    kept = Kept()
    async with opened(kept) as door, connected(door) as client:
        await client.sendmail("", [OURS.return_address(KEY).upper()], BOUNCE)
        await client.sendmail("eva@acme.example", [OURS.reply_address(KEY)], REPLY)
    assert [row.happening.value for row in kept.rows] == ["delivery_reported", "mail_received"]
    assert kept.rows[1].payload["text"] == "Vem är Anna Lind?"


@pytest.mark.parametrize("address", ["postmaster@reply.mail.example", "eva@acme.example", "b-x-y@reply.mail.example"])
async def test_mail_to_anybody_else_is_refused_before_its_words_are_heard(address: str) -> None:
    kept = Kept()
    async with opened(kept) as door, connected(door) as client:
        with pytest.raises(aiosmtplib.SMTPRecipientsRefused) as refused:
            await client.sendmail("eva@acme.example", [address], REPLY)
    assert [one.code for one in refused.value.recipients] == [550]
    assert kept.rows == []


async def test_what_cannot_be_kept_is_not_taken_and_may_come_again() -> None:
    kept = Kept(is_away=True)
    async with opened(kept) as door, connected(door) as client:
        with pytest.raises(aiosmtplib.SMTPDataError) as refused:
            await client.sendmail("eva@acme.example", [OURS.reply_address(KEY)], REPLY)
        assert refused.value.code == 451
        kept.is_away = False
        await client.sendmail("eva@acme.example", [OURS.reply_address(KEY)], REPLY)
    assert len(kept.rows) == 1


async def test_a_mail_that_is_too_large_is_refused_as_soon_as_its_size_is_said_or_seen() -> None:
    kept = Kept()
    async with opened(kept) as door, connected(door) as client:
        await client.ehlo()
        answer = await client.execute_command(b"MAIL", f"FROM:<a@b.example> SIZE={LARGEST_MAIL_BYTES + 1}".encode())
        assert answer.code == 552
        await client.mail("a@b.example")
        await client.rcpt(OURS.reply_address(KEY))
        with pytest.raises(aiosmtplib.SMTPDataError) as refused:
            await client.data(b"Subject: x\r\n\r\n" + (b"a" * 998 + b"\r\n") * (LARGEST_MAIL_BYTES // 1000 + 1))
        assert refused.value.code == 552
    assert kept.rows == []


async def test_there_is_room_for_so_many_guests_and_again_when_they_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "MOST_AT_ONCE", 2)
    async with opened(Kept()) as door:
        async with connected(door), connected(door):
            with pytest.raises(aiosmtplib.SMTPConnectResponseError) as refused:
                async with connected(door):
                    pass
            assert refused.value.code == 421
        async with asyncio.timeout(100):
            while not await _is_let_in(door):  # until the server has seen them leave
                await asyncio.sleep(0.01)


async def _is_let_in(door: MailDoor) -> bool:
    try:
        async with connected(door) as client:
            await client.ehlo()
    except aiosmtplib.SMTPException:
        return False
    return True


@pytest.mark.skipif(sys.platform == "win32", reason="there is no uvloop")
def test_all_of_it_holds_on_the_loop_that_programs_run_on(monkeypatch: pytest.MonkeyPatch) -> None:
    uvloop = pytest.importorskip("uvloop")
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(test_a_bounce_and_a_reply_become_rows())
        runner.run(test_a_guest_who_talks_nonsense_takes_nothing_down())
        runner.run(test_there_is_room_for_so_many_guests_and_again_when_they_leave(monkeypatch))


async def test_a_guest_who_says_the_same_for_ever_is_sent_away() -> None:
    async with opened(Kept()) as door, connected(door) as client:
        await client.ehlo()
        codes = [(await client.noop()).code for _ in range(visits.MOST_COMMANDS)]
        assert set(codes) == {250}
        with pytest.raises(aiosmtplib.SMTPException):
            for _ in range(2):
                await client.noop()


async def test_a_guest_who_talks_nonsense_takes_nothing_down() -> None:
    kept = Kept()
    async with opened(kept) as door:
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(
            b"\x00\xff\xfe\r\nGET / HTTP/1.1\r\n" + b"A" * 100_000 + b"\r\nRCPT TO:<" + b"\xff" * 90 + b">\r\n"
        )
        writer.write(b"EHLO x\r\nMAIL FROM:<a@\xff>\r\nRCPT TO:<\xc3\x28@reply.mail.example>\r\nDATA\r\nQUIT\r\n")
        said = await asyncio.wait_for(reader.read(), 100)
        writer.close()
        assert b"354" not in said
        async with connected(door) as client:
            await client.sendmail("eva@acme.example", [OURS.reply_address(KEY)], REPLY)
    assert len(kept.rows) == 1


async def test_whoever_is_inside_when_it_closes_brings_the_mail_again() -> None:
    kept = Kept()
    async with opened(kept) as door, connected(door) as client:
        await client.ehlo()
        await client.mail("a@b.example")
        await client.rcpt(OURS.reply_address(KEY))
        await door.close()
        with pytest.raises(aiosmtplib.SMTPException):
            await client.data(REPLY)
    assert kept.rows == []
