"""An address takes what is posted, or fails in one of many ways; each has its word, and none breaks anything."""

import asyncio
import hashlib
import hmac
import json
import ssl
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from email.utils import formatdate
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.channels.webhooks.post import HttpPoster
from bot.domain.webhook import Delivery, PostFault, Webhook
from bot.ports.hooks import Posted
from tests.builders import NOON
from tests.channels.faults import let_time_pass
from tests.channels.names import know_nobody
from tests.channels.webhooks.receiver import Answer, Came, Receiver, says
from tests.ports import own_port

BODY = json.dumps({"id": "evt_7", "text": "Räksmörgås"}, ensure_ascii=False).encode()
DELIVERY = Delivery(42, "cafe", "ats", "reference_submitted", "check", 7, NOON, NOON)
AMPLE_SECONDS = 60.0  # also on a busy machine
LATER = NOON + timedelta(days=3650)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def poster() -> AsyncIterator[HttpPoster]:
    made = HttpPoster(lambda webhook, sealed: f"opened {sealed}", private_too=True, longest_seconds=AMPLE_SECONDS)
    yield made
    await made.close()


async def post(poster: HttpPoster, url: str) -> Posted:
    webhook = Webhook("ats", "cafe", url, (), ("new", "old"), "key", NOON, rotated_at=NOON)
    return await poster.post(webhook, DELIVERY, BODY, NOON)


async def test_what_is_posted_is_whole_signed_and_says_what_it_is(poster: HttpPoster, receiver: Receiver) -> None:
    posted = await post(poster, receiver.url)
    assert (posted.status, posted.fault) == (200, None)
    [came] = receiver.came
    assert came.first_line == "POST /hook?for=us HTTP/1.1"
    assert came.body == BODY
    said = came.headers
    assert (said["Content-Type"], said["User-Agent"]) == ("application/json", "Vouchline")
    assert (said["Vouchline-Event"], said["Vouchline-Delivery"]) == ("reference_submitted", "42")
    assert "Cookie" not in said and "Authorization" not in said
    at, *marks = said["Vouchline-Signature"].split(",")
    seconds = at.removeprefix("t=")
    assert abs(int(seconds) - time.time()) < 60
    for secret, mark in zip((b"opened new", b"opened old"), marks, strict=True):
        assert mark == "v1=" + hmac.new(secret, seconds.encode() + b"." + BODY, hashlib.sha256).hexdigest()


async def _drops(came: Came, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _says_nothing(came: Came, writer: asyncio.StreamWriter) -> None:
    let_time_pass(AMPLE_SECONDS + 1)
    await asyncio.sleep(3600)


async def _raves(came: Came, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 mail.example ESMTP\r\n")


async def _never_comes_to_the_point(came: Came, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.02)
        let_time_pass(AMPLE_SECONDS / 10)


async def _heads_without_end(came: Came, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %b\r\n" % (n, b"a" * 8000) for n in range(200)))


@pytest.mark.parametrize(
    ("answer", "status", "fault"),
    [
        (says("202 Accepted"), 202, None),
        (says("204 No Content"), 204, None),
        (says("500 Internal Server Error"), 500, PostFault.STATUS),
        (says("404 Not Found"), 404, PostFault.STATUS),
        (says("410 Gone"), 410, PostFault.GONE),
        (says("302 Found", "Location: http://127.0.0.1:1/elsewhere"), 302, PostFault.REDIRECTED),
        (says("307 Temporary Redirect", "Location: /hook"), 307, PostFault.REDIRECTED),
        (_drops, None, PostFault.BROKEN),
        (_raves, None, PostFault.BROKEN),
        (_heads_without_end, None, PostFault.BROKEN),
    ],
)
async def test_each_way_to_answer_has_its_word(
    poster: HttpPoster, receiver: Receiver, answer: Answer, status: int | None, fault: PostFault | None
) -> None:
    receiver.answer = answer
    posted = await post(poster, receiver.url)
    assert (posted.status, posted.fault) == (status, fault)
    assert len(receiver.came) == 1, "no redirect is followed, and nothing is posted twice"


@pytest.mark.parametrize("answer", [_says_nothing, _never_comes_to_the_point])
async def test_who_does_not_answer_is_waited_for_only_so_long(
    poster: HttpPoster, receiver: Receiver, answer: Answer
) -> None:
    receiver.answer = answer
    posted = await post(poster, receiver.url)
    assert (posted.status, posted.fault, len(receiver.came)) == (None, PostFault.TIMEOUT, 1)


async def test_a_body_without_end_keeps_nobody_waiting(
    poster: HttpPoster, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was taken with its first line; the rest is no matter of ours."""
    monkeypatch.setattr("bot.channels.webhooks.post.LAST_WORDS_SECONDS", 0.1)

    async def pours(came: Came, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b"a" * 100_000)
            await writer.drain()

    async def drips(came: Came, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b"a")
            await asyncio.sleep(0.05)

    for answer in (pours, drips):
        receiver.answer = answer
        async with asyncio.timeout(100):
            assert (await post(poster, receiver.url)).fault is None


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (says("429 Too Many Requests", "Retry-After: 120"), timedelta(seconds=120)),
        (says("503 Service Unavailable", "Retry-After: 99999999999999999999"), timedelta(seconds=10**8)),
        (says("429 Too Many Requests", "Retry-After: soon"), None),
        (says("429 Too Many Requests", "Retry-After: -5"), None),
        (says("500 Internal Server Error", "Retry-After: 120"), None),
        (says("429 Too Many Requests"), None),
    ],
)
async def test_who_is_busy_may_say_for_how_long(
    poster: HttpPoster, receiver: Receiver, answer: Answer, wait: timedelta | None
) -> None:
    receiver.answer = answer
    assert (await post(poster, receiver.url)).wait == wait


async def test_a_day_may_be_said_instead_of_seconds(poster: HttpPoster, receiver: Receiver) -> None:
    receiver.answer = says("503 Service Unavailable", f"Retry-After: {formatdate(time.time() + 600, usegmt=True)}")
    wait = (await post(poster, receiver.url)).wait
    assert wait is not None and timedelta(seconds=500) < wait <= timedelta(seconds=600)


async def test_nobody_there_and_nobody_known(poster: HttpPoster, monkeypatch: pytest.MonkeyPatch) -> None:
    know_nobody(monkeypatch)
    assert (await post(poster, f"http://127.0.0.1:{own_port()}/hook")).fault is PostFault.NO_CONNECTION
    assert (await post(poster, "http://nobody.invalid/hook")).fault is PostFault.NO_SUCH_NAME


async def test_a_certificate_that_nobody_vouches_for_is_not_believed(poster: HttpPoster, tmp_path: Path) -> None:
    receiver = Receiver()
    await receiver.start(_self_signed(tmp_path))
    try:
        assert (await post(poster, receiver.url)).fault is PostFault.TLS
        assert receiver.came == []
    finally:
        await receiver.stop()


def _self_signed(folder: Path) -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), NOON, LATER)
    (folder / "both.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + builder.sign(key, SHA256()).public_bytes(Encoding.PEM)
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "both.pem")
    return context
