"""Nothing is posted to what only we can reach, however it is written and whatever name stands for it."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator

import pytest

from bot.channels.webhooks.addresses import may_be_posted_to
from bot.channels.webhooks.connecting import NOT_SAFE, REFUSED, why_not
from bot.channels.webhooks.looking_up import LookUps
from bot.channels.webhooks.post import HttpPoster
from bot.domain.webhook import Delivery, PostFault, Webhook
from tests.builders import NOON
from tests.channels.names import know_nobody

PUBLIC = ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
OURS = [
    "127.0.0.1",
    "127.8.9.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::",
]
NOBODYS = [
    "0.0.0.0",
    "::",
    "169.254.169.254",
    "::ffff:169.254.169.254",
    "::ffff:0.0.0.0",
    "64:ff9b::a9fe:a9fe",
    "fe80::1%eth0",
    "224.0.0.1",
    "ff02::1",
    "100.64.0.1",
    "2002:a9fe:a9fe::",
]
WRITTEN_OTHERWISE = [
    "https://127.0.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://0.0.0.0/",
    "https://2130706433/",
    "https://0177.0.0.1/",
    "https://0x7f000001/",
    "https://127.1/",
    "https://localhost/",
    "https://127.0.0.1./",
    "https://１２７.0.0.1/",
]


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads that look names up begin late on a busy machine."""
    monkeypatch.setattr("bot.channels.webhooks.connecting.LONGEST_LOOK_UP_SECONDS", 100.0)


@pytest.mark.parametrize("number", PUBLIC)
def test_public_numbers_may_be_posted_to(number: str) -> None:
    assert may_be_posted_to(number, private_too=False)


@pytest.mark.parametrize("number", OURS)
def test_our_own_network_may_where_the_installation_says_so(number: str) -> None:
    assert not may_be_posted_to(number, private_too=False)
    assert may_be_posted_to(number, private_too=True)


@pytest.mark.parametrize("number", NOBODYS)
def test_some_numbers_are_never_posted_to(number: str) -> None:
    assert not may_be_posted_to(number, private_too=False)
    assert not may_be_posted_to(number, private_too=True)


async def test_whoever_makes_one_is_told_why_not() -> None:
    assert await why_not("http://93.184.216.34/", LookUps(), private_too=False) == NOT_SAFE
    assert await why_not("https://127.0.0.1/", LookUps(), private_too=False) == REFUSED
    assert await why_not("https://93.184.216.34/", LookUps(), private_too=False) == ""
    assert await why_not("http://127.0.0.1/", LookUps(), private_too=True) == ""


@pytest.fixture
async def poster() -> AsyncIterator[HttpPoster]:
    made = HttpPoster(lambda webhook, sealed: sealed, private_too=False, longest_seconds=60.0)
    yield made
    await made.close()


@pytest.mark.parametrize("url", WRITTEN_OTHERWISE)
async def test_no_way_of_writing_it_gets_a_post_through(
    poster: HttpPoster, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    know_nobody(monkeypatch)
    assert await fault_of(poster, url) in (PostFault.ADDRESS_REFUSED, PostFault.NO_SUCH_NAME)


async def test_a_name_that_leads_to_us_by_now_is_refused_as_it_is_connected_to(
    poster: HttpPoster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was public when the webhook was made; so may one of its numbers be now."""

    def rebound(host: str | bytes, port: object, *rest: object, **named: object) -> list[object]:
        numbers = ("127.0.0.1",) if host == "rebound.example" else ("10.0.0.9", "127.0.0.1")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    assert await why_not("https://rebound.example/", LookUps(), private_too=False) == REFUSED
    assert await fault_of(poster, "https://rebound.example/") is PostFault.ADDRESS_REFUSED
    assert await fault_of(poster, "https://several.example/") is PostFault.ADDRESS_REFUSED


async def test_a_name_server_that_is_silent_holds_up_its_own_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, answered, asked = threading.Event(), threading.Event(), []

    def slow(host: str, port: object, *rest: object, **named: object) -> list[object]:
        asked.append(host)
        if host == "slow.example":
            begun.set()
            answered.wait(60)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    names = LookUps()
    waiting = [asyncio.create_task(names.numbers("slow.example")) for _ in range(100)]
    await asyncio.sleep(0)  # they begin
    begun.wait(100)
    try:
        assert await names.numbers("quick.example") == [(socket.AF_INET, "93.184.216.34")]
        waiting[0].cancel()
        assert sorted(asked) == ["quick.example", "slow.example"], "a name is looked up once for all who wait for it"
    finally:
        answered.set()
    assert await waiting[1] == [(socket.AF_INET, "93.184.216.34")]


async def test_a_machine_without_threads_says_so_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none_left)
    names = LookUps()
    for _ in range(2):
        with pytest.raises(OSError, match="no thread"):
            await asyncio.wait_for(names.numbers("ats.example"), 100)


async def fault_of(poster: HttpPoster, url: str) -> PostFault | None:
    webhook = Webhook("ats", "cafe", url, (), ("secret",), "key", NOON)
    delivery = Delivery(1, "cafe", "ats", "test", None, None, NOON, NOON)
    return (await poster.post(webhook, delivery, b"{}", NOON)).fault
