"""The real store of sandbox messages and the one in memory keep the same contract."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.domain.sandbox import Direction, Filter, SandboxMessage, SandboxMessages
from bot.domain.sender import Senders
from bot.storage.opening import open_storage
from bot.storage.sandbox_messages import SandboxMessageStore
from tests.channels.cast import ANNA, BO, NOON, SERVICE, US
from tests.channels.phones import MessagesInMemory


@pytest.fixture
async def messages(place: str) -> AsyncIterator[SandboxMessages]:
    if not place:
        yield MessagesInMemory()
        return
    storage = await open_storage(place, Senders({}), b"secret")
    yield SandboxMessageStore()
    await storage.close()


def sent(number: int, to: str = ANNA, status: str = "queued") -> SandboxMessage:
    at = NOON + timedelta(minutes=number)
    return SandboxMessage(
        f"SM{number}",
        Direction.OUTBOUND,
        US,
        to,
        f"nr {number} å 🙂",
        status,
        at,
        at,
        number,
        SERVICE,
        "http://x/?key=1",
    )


def received(number: int, origin: str = ANNA) -> SandboxMessage:
    at = NOON + timedelta(minutes=number)
    return SandboxMessage(f"SM{number}", Direction.INBOUND, origin, US, "svar", "received", at, at, number)


async def test_what_is_kept_is_found_as_it_was(messages: SandboxMessages) -> None:
    for message in (sent(1), received(2)):
        await messages.add(message)
        assert await messages.of(message.sid) == message
    assert await messages.of("SM3") is None


async def test_a_status_moves_on(messages: SandboxMessages) -> None:
    await messages.add(sent(1))
    await messages.moved_on("SM1", "delivered")
    found = await messages.of("SM1")
    assert found and found.status == "delivered"


async def test_underway_is_what_has_not_reached_its_phone(messages: SandboxMessages) -> None:
    for message in (
        sent(3, status="accepted"),
        sent(1),
        sent(2, status="delivered"),
        received(4),
        sent(5, status="sent"),
    ):
        await messages.add(message)
    assert [one.sid for one in await messages.underway()] == ["SM1", "SM3", "SM5"]


async def test_a_list_is_narrowed_newest_first(messages: SandboxMessages) -> None:
    for message in (sent(1), sent(2, to=BO), received(3), sent(4), received(5, origin=BO)):
        await messages.add(message)
    for narrowed, expected in [
        (Filter(), "54321"),
        (Filter(most=2), "54"),
        (Filter(below=3), "21"),
        (Filter(to_address=ANNA), "41"),
        (Filter(to_address=US), "53"),
        (Filter(from_address=US), "421"),
        (Filter(from_address=BO, to_address=US), "5"),
        (Filter(since=NOON + timedelta(minutes=4)), "54"),
        (Filter(before=NOON + timedelta(minutes=4)), "321"),
    ]:
        assert "".join(one.sid[2:] for one in await messages.listed(narrowed)) == expected, narrowed


async def test_a_phone_shows_both_directions_in_order(messages: SandboxMessages) -> None:
    for message in (received(3), sent(1), sent(2, to=BO), received(4, origin=BO)):
        await messages.add(message)
    assert [one.sid for one in await messages.on_phones([ANNA])] == ["SM1", "SM3"]
    assert list(await messages.on_phones([])) == []
    assert list(await messages.phones()) == sorted([ANNA, BO])
