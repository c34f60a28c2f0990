"""The real store of the workspace and the one in memory keep the same contract."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.domain.sandbox_slack import SlackFile, SlackMessage, Stretch
from bot.domain.sandbox_slack_store import SlackStore
from bot.domain.sender import Senders
from bot.storage.opening import open_storage
from bot.storage.sandbox_slack import SandboxSlackStore
from tests.channels.cast import NOON
from tests.channels.sandbox.slack.memory import SlackInMemory


@pytest.fixture
async def store(place: str) -> AsyncIterator[SlackStore]:
    if not place:
        yield SlackInMemory()
        return
    storage = await open_storage(place, Senders({}), b"secret")
    yield SandboxSlackStore()
    await storage.close()


def said(number: int, channel: str = "C1", thread: int | None = None, visible_to: str | None = None) -> SlackMessage:
    thread_ts = f"100.00000{thread}" if thread else None
    return SlackMessage(
        channel, f"100.00000{number}", "U1", f"å {number}", NOON, thread_ts=thread_ts, visible_to=visible_to
    )


FULL = replace(
    said(1),
    blocks=({"type": "divider", "block_id": "x"},),
    metadata={"event_type": "a", "event_payload": {"b": 1}},
    files=({"id": "F1"},),
    edited_ts="200.000001",
    visible_to="U2",
    is_tombstone=True,
)


async def test_what_is_kept_is_found_as_it_was(store: SlackStore) -> None:
    for message in (FULL, said(2)):
        await store.put(message)
        assert await store.of("C1", message.ts) == message
    await store.put(replace(FULL, text="changed"))
    found = await store.of("C1", FULL.ts)
    assert found and found.text == "changed"
    await store.remove("C1", FULL.ts)
    assert await store.of("C1", FULL.ts) is None and await store.of("C2", "1") is None


async def test_a_channel_is_read_by_stretches(store: SlackStore) -> None:
    for message in (said(3), said(1), said(2), said(4, thread=1), said(5, channel="C2"), said(6)):
        await store.put(message)
    for stretch, expected in [
        (Stretch(), "1236"),
        (Stretch(most=2), "36"),
        (Stretch(before="100.000003"), "12"),
        (Stretch(after="100.000002"), "36"),
        (Stretch(before="100.000003", after="100.000002", is_inclusive=True), "23"),
        (Stretch(before="100.000006", most=1), "3"),
    ]:
        assert "".join(one.text[-1] for one in await store.in_channel("C1", stretch)) == expected, stretch


async def test_threads_hold_their_answers_in_order(store: SlackStore) -> None:
    for message in (said(1), said(2), said(5, thread=1), said(4, thread=1), said(6, thread=2)):
        await store.put(message)
    assert [one.text[-1] for one in await store.in_thread("C1", "100.000001", Stretch())] == ["4", "5"]
    answers = await store.answers("C1", ["100.000001", "100.000002", "100.000003"])
    assert {ts: [one.text[-1] for one in found] for ts, found in answers.items()} == {
        "100.000001": ["4", "5"],
        "100.000002": ["6"],
    }


async def test_the_newest_is_what_everybody_sees(store: SlackStore) -> None:
    for message in (said(1), said(2), said(3, visible_to="U1"), said(4, thread=1), said(5, channel="C2")):
        await store.put(message)
    assert await store.newest() == {"C1": "100.000002", "C2": "100.000005"}


async def test_files_and_things_by_name_are_kept(store: SlackStore) -> None:
    file = SlackFile("F1", "a.pdf", "A", bytes(range(256)))
    await store.put_file(file)
    assert await store.file("F1") == file and await store.file("F2") is None
    for value in ({"a": 1}, {"a": 2}):
        await store.keep("home:U1", value)
        assert await store.kept("home:U1") == value
    assert await store.kept("home:U2") is None
