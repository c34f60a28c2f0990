"""The contract of turns, on both databases: every row is applied once, whole, and in the order of its lane."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.inbox import Happening, Lane, Row, Timer, check_lane, organisation_lane
from bot.domain.sender import OwnSender
from bot.flows.changes import Changes, CheckSeen, OrganisationSeen, PersonSeen, View
from bot.storage.opening import Storage
from tests.storage.conftest import MachineClock
from tests.storage.scene import (
    ANNA,
    ASSIGNMENT,
    CHECK,
    EVERYTHING,
    LANE,
    NOW,
    ORGANISATION,
    PHONE,
    QUESTIONNAIRE,
    SUB_ACCOUNT,
    a_message,
    a_text,
    an_entry,
    brought_about,
    events,
    number_of,
    put,
    putting,
    rows,
)


async def test_a_row_told_twice_has_one_effect(storage: Storage) -> None:
    assert await storage.turns.put([a_text("SM1"), a_text("SM2")], NOW) == 2
    assert await storage.turns.put([a_text("SM2"), a_text("SM3")], NOW) == 1
    assert await storage.turns.ready_lanes(9) == [LANE]


async def test_a_turn_writes_everything_together(storage: Storage) -> None:
    told = Row(check_lane(CHECK.id), "lane", "told-1", Happening.REFEREE_MOVED, {"a": 1})
    timer = Timer(LANE, "timer-1", NOW, Happening.REMINDER_FELL_DUE, {"n": 1})
    await storage.turns.put([a_text("SM1")], NOW)
    decide = putting(*EVERYTHING, a_message("m1"), an_entry("consent", "ja"), timer, tell=[told], outcome={"x": [1]})
    taken = await storage.turns.take_turn(LANE, decide)
    assert taken is not None
    assert taken.failed is None and taken.lanes == {check_lane(CHECK.id)} and taken.senders == {"sms"}
    assert [one.row.key for one in taken.applied] == ["SM1"]
    assert await storage.turns.outcome("twilio", "SM1") == {"x": [1]}
    assert await storage.turns.outcome("lane", "told-1") is None
    assert await number_of(storage, "personal_link") == 2


async def test_a_person_sees_their_conversations_with_memory_and_check(storage: Storage) -> None:
    await put(storage, *EVERYTHING, an_entry("consent", "ja visst"), an_entry("details", "stämmer"))
    view = await _seen(storage, LANE)
    assert isinstance(view, PersonSeen)
    (seen,) = view.conversations
    assert (view.lane, seen.conversation) == (Lane(LANE), ANNA)
    assert [(entry.key, entry.words, entry.value) for entry in seen.memory] == [
        ("consent", "ja visst", {"said": "ja visst"}),
        ("details", "stämmer", {"said": "stämmer"}),
    ]
    assert seen.check == CheckSeen(CHECK, ORGANISATION, SUB_ACCOUNT, ASSIGNMENT, (), ANNA, {"sv": QUESTIONNAIRE})


async def test_lanes_of_checks_and_organisations_see_their_own(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    check = await _seen(storage, check_lane(CHECK.id))
    assert isinstance(check, CheckSeen) and check.check == CHECK and check.candidate == ANNA
    asked = {"assignment": {"external_id": "A-17", "title": "Barista"}}
    organisation = await _seen(storage, organisation_lane("cafe"), asked)
    assert organisation == OrganisationSeen(ORGANISATION, (SUB_ACCOUNT,), (ASSIGNMENT,), 0)
    assert await _seen(storage, check_lane("unknown")) is None


async def test_what_is_put_again_is_a_new_version(storage: Storage) -> None:
    await put(storage, *EVERYTHING, replace(ANNA, step="details"), replace(ANNA, step="referee.1.name"))
    assert await rows(storage, "SELECT step FROM conversation") == [("referee.1.name",)]
    lane = Lane(LANE, opted_out_at=NOW, focus=ANNA.id, choices=("a", "b"), held=({"text": "é"},))
    await brought_about(storage, Changes(put=[lane]), LANE)
    view = await _seen(storage, LANE)
    assert isinstance(view, PersonSeen) and view.lane == lane


async def test_rows_of_a_lane_are_applied_in_order_at_most_so_many_at_once(storage: Storage) -> None:
    await storage.turns.put([a_text(f"SM{n}") for n in range(5)], NOW)
    first = await storage.turns.take_turn(LANE, putting(), most=3)
    second = await storage.turns.take_turn(LANE, putting(), most=3)
    assert first and second
    assert [one.row.key for one in (*first.applied, *second.applied)] == ["SM0", "SM1", "SM2", "SM3", "SM4"]
    assert await storage.turns.take_turn(LANE, putting()) is None
    assert await storage.turns.ready_lanes(9) == []


async def test_a_row_that_fails_leaves_nothing_and_holds_its_lane_until_it_is_tried_again(
    storage: Storage, machine: MachineClock
) -> None:
    await storage.turns.put([a_text("SM1"), a_text("bad"), a_text("SM3")], NOW)
    taken = await storage.turns.take_turn(LANE, _unless_bad)
    assert taken and [one.row.key for one in taken.applied] == ["SM1"]
    assert taken.failed_row and taken.failed_row.key == "bad" and isinstance(taken.failed, ZeroDivisionError)
    assert await storage.turns.take_turn(LANE, _unless_bad) is None
    assert await storage.turns.ready_lanes(9) == []
    machine.forward(2)
    assert await storage.turns.ready_lanes(9) == [LANE]
    again = await storage.turns.take_turn(LANE, putting())
    assert again and [one.row.key for one in again.applied] == ["bad", "SM3"]


async def test_a_row_that_the_database_refuses_leaves_those_before_it(storage: Storage) -> None:
    await storage.turns.put([a_text("SM1"), a_text("bad"), a_text("SM3")], NOW)

    def decide(view: View | None, row: Row) -> Changes:
        name = None if row.key == "bad" else "Anna"
        return Changes(put=[*EVERYTHING[:4], replace(ANNA, id=row.key, name=name)])  # type: ignore[arg-type]

    taken = await storage.turns.take_turn(LANE, decide)
    assert taken and [one.row.key for one in taken.applied] == ["SM1"] and taken.failed is not None
    assert await rows(storage, "SELECT id FROM conversation") == [("SM1",)]


async def test_a_row_is_parked_after_five_tries_within_half_a_minute_and_its_lane_goes_on(
    storage: Storage, machine: MachineClock
) -> None:
    await put(storage, *EVERYTHING)
    began = machine.at
    await storage.turns.put([a_text("bad"), a_text("SM2")], NOW)
    tries = 0
    while (taken := await storage.turns.take_turn(LANE, _unless_bad)) is None or not taken.parked:
        tries += taken is not None
        machine.forward(0.5)
    assert tries == 4 and (machine.at - began).total_seconds() < 30
    assert await events(storage) == ["message_parked"]
    assert await storage.turns.ready_lanes(9) == [LANE]
    after = await storage.turns.take_turn(LANE, _unless_bad)
    assert after and [one.row.key for one in after.applied] == ["SM2"]


async def test_concurrent_turns_lose_double_and_reorder_nothing(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    lanes = [f"person:sms:+4670000000{n}" for n in range(4)]
    keys = [(lane, f"{lane}-{n}") for n in range(12) for lane in lanes]
    applied: list[tuple[str, str]] = []

    async def intake() -> None:
        for lane, key in keys:
            await storage.turns.put([a_text(key, lane=lane)], NOW)

    async def worker() -> None:
        while len(applied) < len(keys):
            for lane in await storage.turns.ready_lanes(9):
                taken = await storage.turns.take_turn(lane, _counting, most=3)
                applied.extend((one.row.lane, one.row.key) for one in taken.applied) if taken else None
            await asyncio.sleep(0)

    async with asyncio.timeout(100):
        await asyncio.gather(intake(), *(worker() for _ in range(4)))
    for lane in lanes:
        written = await rows(storage, "SELECT words FROM entry WHERE source = $1 ORDER BY id", lane)
        assert [words for (words,) in written] == [key for of, key in keys if of == lane]


async def test_due_timers_become_rows_once_and_may_be_set_anew(storage: Storage) -> None:
    timer = Timer(LANE, "t1", NOW, Happening.REMINDER_FELL_DUE, {"n": 1})
    await put(storage, timer, replace(timer, key="t2", due_at=NOW.replace(hour=20)))
    assert await storage.turns.next_due() == NOW
    assert await storage.turns.tick(NOW) == {LANE}
    assert await storage.turns.tick(NOW) == frozenset()
    await put(storage, replace(timer, due_at=NOW.replace(hour=10)))
    assert await storage.turns.tick(NOW.replace(hour=11)) == {LANE}
    taken = await storage.turns.take_turn(LANE, putting())
    assert taken and [(one.row.happening, one.row.payload) for one in taken.applied] == [
        (Happening.REMINDER_FELL_DUE, {"n": 1}),
        (Happening.REMINDER_FELL_DUE, {"n": 1}),
    ]


async def test_a_deleted_check_leaves_nothing_but_the_ledger(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await storage.turns.put([a_text("SM1", "Jag heter Anna")], NOW)
    timer = Timer(LANE, "t", NOW, Happening.REMINDER_FELL_DUE, {}, ANNA.id)
    await storage.turns.take_turn(LANE, putting(an_entry("consent", "ja", "SM1"), a_message("m1"), timer))
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    for table in ("checks", "conversation", "entry", "event", "outbox", "timer", "personal_link"):
        assert await number_of(storage, table) == 0, table
    everything = [value for row in await rows(storage, "SELECT lane, payload, outcome FROM inbox") for value in row[1:]]
    assert not any(word in str(value) for value in everything for word in ("Anna", PHONE))
    assert await storage.turns.put([a_text("SM1")], NOW) == 0
    assert await _seen(storage, check_lane(CHECK.id)) is None


@pytest.mark.parametrize("cancels", [30])
async def test_a_cancelled_caller_breaks_nothing(storage: Storage, cancels: int) -> None:
    for n in range(cancels):
        task = asyncio.create_task(storage.turns.put([a_text(f"SM{n}")], NOW))
        await asyncio.sleep(0 if n % 2 else 0.001)
        task.cancel()
        turn = asyncio.create_task(storage.turns.take_turn(LANE, putting()))
        await asyncio.sleep(0 if n % 3 else 0.001)
        turn.cancel()
        await asyncio.gather(task, turn, return_exceptions=True)
    async with asyncio.timeout(100):
        await storage.turns.put([a_text("last")], NOW)
        while await number_of(storage, "inbox", "applied_at IS NULL"):
            await storage.turns.take_turn(LANE, putting(), most=50)


async def test_a_sender_is_one_organisations_whoever_claims_it_at_the_same_time(storage: Storage) -> None:
    """The second is refused by the database and tried again, and then sees whose it is (R57)."""
    await brought_about(storage, Changes(put=[OwnSender("sms:+46846500999", "cafe")]))
    row = Row("organisation:other", "test", "claim", Happening.SUB_ACCOUNT_ASKED, {"senders": {"sms": "+46846500999"}})
    await storage.turns.put([row], NOW)
    claiming = Changes(put=[OwnSender("sms:+46846500999", "other")])
    taken = await storage.turns.take_turn("organisation:other", lambda view, row: claiming)
    assert taken is not None and taken.failed is not None and not taken.parked
    await put(storage, *EVERYTHING)
    view = await _seen(storage, "organisation:cafe", row.payload)
    assert isinstance(view, OrganisationSeen) and view.claims == {"sms:+46846500999": "cafe"}


async def _seen(storage: Storage, lane: str, payload: dict[str, Any] | None = None) -> View | None:
    views: list[View | None] = []

    def look(view: View | None, row: Row) -> Changes:
        views.append(view)
        return Changes()

    key = f"look-{await number_of(storage, 'inbox')}"
    await storage.turns.put([Row(lane, "test", key, Happening.NEWS_ARRIVED, payload or {})], NOW)
    taken = await storage.turns.take_turn(lane, look)
    assert taken is not None and taken.failed is None, taken
    return views[-1]


def _unless_bad(view: View | None, row: Row) -> Changes:
    return Changes(outcome={"never": 1 // 0}) if row.key == "bad" else Changes()


def _counting(view: View | None, row: Row) -> Changes:
    return Changes(put=[replace(an_entry("consent", row.key), source=row.lane)])
