"""Drafts, on both databases: the last text counts, while something is asked, and as many as there is room for."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.conversation import ConversationStatus
from bot.domain.draft import MOST_DRAFTS
from bot.domain.trace import Trace, TraceKind
from bot.storage.opening import Storage
from bot.storage.reading import drafts as reading
from bot.storage.reading import traces
from bot.storage.repositories import drafts
from tests.storage.scene import ANNA, CHECK, EVERYTHING, NOW, number_of, put


async def test_the_last_text_of_each_field_counts(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await drafts.keep(storage.database, ANNA, {"a": "1", "b": "ä 🙂"}, NOW)
    await drafts.keep(storage.database, ANNA, {"a": "2"}, NOW + timedelta(seconds=1))
    kept = await reading.of_conversation("cafe", ANNA.id)
    assert {key: (one.text, one.at) for key, one in kept.items()} == {
        "a": ("2", NOW + timedelta(seconds=1)),
        "b": ("ä 🙂", NOW),
    }
    assert await reading.of_conversation("another", ANNA.id) == {}
    await drafts.drop(storage.database, ANNA, ["a"])
    await drafts.keep(storage.database, ANNA, {"b": ""}, NOW)
    assert await number_of(storage, "draft") == 0


async def test_there_is_room_for_so_many(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await drafts.keep(storage.database, ANNA, {f"k{number}": "x" for number in range(MOST_DRAFTS + 20)}, NOW)
    assert await number_of(storage, "draft") == MOST_DRAFTS
    await drafts.keep(storage.database, ANNA, {"k0": "changed"}, NOW)
    assert (await reading.of_conversation("cafe", ANNA.id))["k0"].text == "changed"


async def test_they_end_with_the_conversation_and_are_kept_for_no_other_organisation(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await drafts.keep(storage.database, ANNA, {"a": "1"}, NOW)
    await drafts.keep(storage.database, replace(ANNA, organisation="another"), {"b": "1"}, NOW)
    assert await number_of(storage, "draft") == 1
    await put(storage, replace(ANNA, status=ConversationStatus.DONE))
    await drafts.keep(storage.database, ANNA, {"a": "late"}, NOW)
    assert await number_of(storage, "draft") == 0


async def test_a_trace_is_kept_once_as_it_was_first_seen(storage: Storage) -> None:
    one = Trace("cafe", CHECK.id, ANNA.id, TraceKind.IP, "f" * 64, NOW)
    await put(storage, *EVERYTHING, one)
    await put(storage, replace(one, at=NOW + timedelta(days=1)), replace(one, kind=TraceKind.DEVICE))
    assert await traces.of_check("cafe", CHECK.id) == [one, replace(one, kind=TraceKind.DEVICE)]
