"""The contract of the outbox, on both databases: in order, within rates, never twice, and nothing pointless."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus
from bot.domain.fate import NO_SIGN
from bot.domain.inbox import Happening, Lane, check_lane
from bot.domain.message import SEND_NOW, Clockwork, Delivery, Message, Progress, Purpose, Standpoint, Verdict, verdict
from bot.flows.changes import Changes, DeliveryReport
from bot.storage.fields import microseconds
from bot.storage.opening import Storage
from bot.storage.outbox.claiming import SENDERS as WITH_WORK
from tests.storage.conftest import MachineClock
from tests.storage.scene import (
    ANNA,
    CHECK,
    EVERYTHING,
    LANE,
    NOW,
    SUB_ACCOUNT,
    a_message,
    a_text,
    events,
    put,
    putting,
    rows,
)

OTHER_LANE = "person:sms:+46709999999"
LATER = NOW + timedelta(hours=3)


async def test_only_the_oldest_message_of_a_lane_leaves(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"), a_message("n1", lane=OTHER_LANE))
    claimed = await _claim(storage)
    assert [one.key for one in claimed] == ["m1", "n1"]
    assert [(one.progress, one.leased_by, one.attempts) for one in claimed] == [(Progress.LEASED, "me:1:a", 1)] * 2
    assert await _claim(storage) == []
    await storage.outbox.sent("m1", "SM1", NOW)
    assert [one.key for one in await _claim(storage)] == ["m2"]


async def test_a_message_that_waits_for_its_hour_does_not_hold_up_later_ones(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1", due_at=LATER), a_message("m2"))
    assert [one.key for one in await _claim(storage)] == ["m2"]
    await storage.outbox.sent("m2", "SM2", NOW)
    assert await storage.turns.next_due() == LATER
    assert [one.key for one in await _claim(storage, now=LATER)] == ["m1"]


async def test_while_all_waits_for_its_hour_no_sender_has_work(storage: Storage) -> None:
    """So that it is not looked through, ten times a second, by whoever claims."""
    await put(storage, *EVERYTHING, a_message("m1", due_at=LATER))
    assert await rows(storage, WITH_WORK, ["sms"], microseconds(NOW), microseconds(NOW)) == []
    [(key, *_)] = await rows(storage, WITH_WORK, ["sms"], microseconds(LATER), microseconds(NOW))
    assert key == "sms"


async def test_a_message_that_is_tried_again_later_holds_up_its_lane(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"))
    await _claim(storage)
    await storage.outbox.put_back("m1", 5, attempt=1)
    assert await _claim(storage) == []
    machine.forward(5)
    assert [(one.key, one.attempts) for one in await _claim(storage)] == [("m1", 2)]


async def test_what_the_judge_holds_back_makes_room_for_what_stands_behind_it(storage: Storage) -> None:
    await put(storage, *EVERYTHING, *(a_message(key) for key in ("pointless", "early", "m3", "m4")))

    def judge(message: Message, known: Standpoint, now: datetime) -> Verdict:
        if message.key == "pointless":
            return Verdict(drop="no_longer_needed")
        return Verdict(wait_until=LATER) if message.key == "early" else SEND_NOW

    assert [one.key for one in await storage.outbox.claim(NOW, "me", 10, judge)] == ["m3"]
    assert await events(storage) == ["message_dropped", "message_postponed"]
    assert await rows(storage, "SELECT key FROM outbox WHERE progress = 'queued' ORDER BY due_at, id") == [
        ("m4",),
        ("early",),
    ]


async def test_the_judge_is_told_how_things_stand(storage: Storage) -> None:
    cancelled = replace(CHECK, status=CheckStatus.CANCELLED, cancelled_at=LATER)
    closed = replace(ANNA, status=ConversationStatus.CLOSED, paused=True)
    await put(storage, *EVERYTHING, cancelled, closed, Lane(LANE, opted_out_at=NOW), a_message("m1"))
    known: list[Standpoint] = []

    def judge(message: Message, standpoint: Standpoint, now: datetime) -> Verdict:
        known.append(standpoint)
        return SEND_NOW

    await storage.outbox.claim(NOW, "me", 10, judge)
    assert known == [
        Standpoint(NOW, ConversationStatus.CLOSED, True, CheckStatus.CANCELLED, LATER, SUB_ACCOUNT.plan, lane=LANE),
    ]


async def test_a_sender_keeps_to_its_rate(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, *(_on_own_lane(f"m{n}", sender="slow", segments=2) for n in range(20)))
    for _ in range(10):
        await _claim(storage)
        machine.forward(1)
    assert (
        len(await rows(storage, "SELECT key FROM outbox WHERE progress = 'leased'")) == 6
    )  # 2 segments each, burst of 1 s


async def test_a_sender_that_must_rest_is_left_alone(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), _on_own_lane("m2"), _on_own_lane("m3", sender="slow"))
    await _claim(storage, most=1)
    await storage.outbox.put_back("m1", 30, whole_sender=True, attempt=1)
    assert [one.key for one in await _claim(storage)] == ["m3"]
    machine.forward(30)
    assert [one.key for one in await _claim(storage)] == ["m1", "m2"]


async def test_a_sender_rests_for_as_long_as_any_answer_asked(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), _on_own_lane("m2"))
    await _claim(storage)
    await storage.outbox.put_back("m1", 30, whole_sender=True, attempt=1)
    await storage.outbox.put_back("m2", 1, whole_sender=True, attempt=1)
    machine.forward(2)
    assert await _claim(storage) == []
    machine.forward(28)
    assert [one.key for one in await _claim(storage)] == ["m1", "m2"]


async def test_what_became_of_an_earlier_try_says_nothing_about_a_later_one(
    storage: Storage, machine: MachineClock
) -> None:
    await put(storage, *EVERYTHING, a_message("m1"))
    await _claim(storage)
    machine.forward(60)
    assert await _to_settle(storage) == ["m1"]
    await storage.outbox.put_back("m1", 0, attempt=1)
    assert [one.attempts for one in await _claim(storage)] == [2]
    await storage.outbox.put_back("m1", 0, attempt=1)  # by a program that was frozen meanwhile
    await storage.outbox.unclear("m1", 0, attempt=1)
    assert await _claim(storage) == [] and await _to_settle(storage) == []


async def test_what_a_sent_message_starts_is_started_once(storage: Storage) -> None:
    clock = Clockwork("reminder_fell_due", 3600, {"nth": 1})
    message = a_message("m1", tells="candidate_invited", about={"name": "Anna"}, starts=(clock,))
    await put(storage, *EVERYTHING, message)
    await _claim(storage)
    told = await asyncio.gather(*(storage.outbox.sent("m1", "SM1", NOW) for _ in range(3)))
    assert sorted(told, key=len) == [frozenset(), frozenset(), frozenset({check_lane(CHECK.id)})]
    assert await events(storage) == ["message_sent", "candidate_invited"]
    assert await storage.turns.next_due() == NOW + timedelta(hours=1)
    assert await storage.outbox.known_ids(["SM1", "SM2"]) == {"SM1"}
    taken = await storage.turns.take_turn(check_lane(CHECK.id), putting())
    assert taken and taken.applied[0].row.happening is Happening.MESSAGE_SENT
    assert taken.applied[0].row.payload["tells"] == "candidate_invited"


async def test_a_refused_message_is_told_of_once_and_frees_its_lane(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"))
    await _claim(storage)
    assert await storage.outbox.refused("m1", "wrong_number", NOW) == {LANE}
    assert await storage.outbox.refused("m1", "wrong_number", NOW) == frozenset()
    assert await events(storage) == ["message_failed"]
    assert [one.key for one in await _claim(storage)] == ["m2"]


async def test_an_unclear_message_is_asked_about_and_never_just_resent(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"))
    await _claim(storage)
    await storage.outbox.unclear("m1", look_again_seconds=3, attempt=1)
    assert await _claim(storage) == [] and await _to_settle(storage) == []
    machine.forward(3)
    assert await _to_settle(storage) == ["m1"]
    assert await _to_settle(storage) == []  # somebody is asking already
    await storage.outbox.sent("m1", "SM1", NOW)
    machine.forward(120)
    assert await _to_settle(storage) == []


async def test_leases_that_ran_out_or_whose_holder_died_are_settled(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), _on_own_lane("m2"))
    await _claim(storage, most=1)
    await storage.outbox.claim(NOW, "dead:2:b", 1, _send)
    assert await _to_settle(storage, alive=lambda holder: True) == []
    assert await _to_settle(storage, alive=lambda holder: holder != "dead:2:b") == ["m2"]
    machine.forward(60)
    assert await _to_settle(storage, alive=lambda holder: True) == ["m1", "m2"]


async def test_a_rank_only_rises(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"))
    await _claim(storage)
    await storage.outbox.sent("m1", "SM1", NOW)
    for delivery in (Delivery.ON_ITS_WAY, Delivery.DELIVERED, Delivery.ACCEPTED, Delivery.UNDELIVERED, Delivery.READ):
        await _report(storage, [DeliveryReport("m1", delivery, None)])
    await _report(storage, [DeliveryReport("m1", Delivery.DELIVERED, None), DeliveryReport("m9", Delivery.READ, None)])
    assert await rows(storage, "SELECT delivery FROM outbox") == [("read",)]
    assert await events(storage) == ["message_sent", "message_delivered"]


async def test_what_was_only_taken_for_lost_may_have_arrived_after_all(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"))
    await _claim(storage)
    await storage.outbox.sent("m1", "SM1", NOW)
    for report in (DeliveryReport("m1", Delivery.UNDELIVERED, NO_SIGN), DeliveryReport("m1", Delivery.DELIVERED, None)):
        await _report(storage, [report, report])
    await _report(storage, [DeliveryReport("m1", Delivery.UNDELIVERED, "number_unknown")])
    assert await rows(storage, "SELECT delivery FROM outbox") == [("delivered",)]
    assert await events(storage) == ["message_sent", "message_failed", "message_delivered"]
    failures = "SELECT count(*) FROM inbox WHERE happening = 'message_failed'"
    assert await rows(storage, failures) == [(1,)]


async def test_a_report_without_our_key_is_known_by_the_providers_id(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"))
    await _claim(storage)
    await storage.outbox.sent("m1", "SM1", NOW)
    await _report(storage, [DeliveryReport(None, Delivery.DELIVERED, None, "SM1")])
    assert await rows(storage, "SELECT delivery FROM outbox") == [("delivered",)]


async def test_a_report_settles_a_send_whose_answer_never_came(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1", tells="candidate_invited"))
    await _claim(storage)
    await storage.outbox.unclear("m1", look_again_seconds=3, attempt=1)
    await _report(storage, [DeliveryReport("m1", Delivery.UNDELIVERED, "30003")], provider_id="SM1")
    assert await rows(storage, "SELECT progress, provider_id, error FROM outbox") == [("sent", "SM1", "30003")]
    assert await events(storage) == ["message_sent", "candidate_invited", "message_failed"]


async def test_no_two_claim_the_same_message(storage: Storage) -> None:
    await put(storage, *EVERYTHING, *(_on_own_lane(f"m{n}") for n in range(30)))

    async def claimer(name: str) -> list[str]:
        found: list[str] = []
        while claimed := await storage.outbox.claim(NOW, name, 3, _send):
            found += [one.key for one in claimed]
        return found

    found = await asyncio.gather(*(claimer(f"holder-{n}") for n in range(4)))
    assert sorted(key for keys in found for key in keys) == sorted(f"m{n}" for n in range(30))


def _on_own_lane(key: str, **changes: object) -> Message:
    return a_message(key, lane=f"person:sms:{key}", purpose=Purpose.OPENING, **changes)


def _send(message: Message, known: Standpoint, now: datetime) -> Verdict:
    return SEND_NOW


async def _claim(storage: Storage, now: datetime = NOW, most: int = 10) -> Sequence[Message]:
    return await storage.outbox.claim(now, "me:1:a", most, _send)


async def _to_settle(storage: Storage, alive: object = None) -> list[str]:
    holds = alive if callable(alive) else lambda holder: True
    return [one.key for one in await storage.outbox.to_settle("me:1:a", holds, 10)]


async def _report(storage: Storage, reports: list[DeliveryReport], provider_id: str = "SM1") -> None:
    row = replace(a_text("x"), happening=Happening.DELIVERY_REPORTED, payload={"provider_id": provider_id})
    key = f"report-{await rows(storage, 'SELECT count(*) FROM inbox')}"
    await storage.turns.put([replace(row, key=key)], NOW)
    taken = await storage.turns.take_turn(LANE, lambda view, row: Changes(reports=reports))
    assert taken is not None and taken.failed is None, taken


async def test_what_is_heard_of_a_message_that_is_being_sent_waits_for_its_sender(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"))
    await _claim(storage)
    assert await storage.outbox.heard("m1", "C1:1.5", NOW) == frozenset()
    assert await _claim(storage) == []
    await storage.outbox.sent("m1", "C1:1.5", NOW)
    assert [one.key for one in await _claim(storage)] == ["m2"]


async def test_what_was_heard_lies_with_the_message_when_its_sender_has_died(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"))
    await _claim(storage)
    await storage.outbox.heard("m1", "C1:1.5", NOW)
    [left] = await storage.outbox.to_settle("you:2:b", lambda holder: False, 10)
    assert (left.key, left.provider_id) == ("m1", "C1:1.5")


async def test_what_is_heard_of_an_unclear_message_settles_it(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1"), a_message("m2"))
    await _claim(storage)
    await storage.outbox.unclear("m1", 60, attempt=1)
    await storage.outbox.heard("m1", "C1:1.5", NOW)
    assert [one.key for one in await _claim(storage)] == ["m2"]


async def test_of_several_reminders_that_may_leave_at_once_the_last_does(storage: Storage) -> None:
    await put(storage, *EVERYTHING, *(a_message(key, purpose=Purpose.REMINDER) for key in ("first", "second")))
    claimed = await storage.outbox.claim(NOW, "me", 10, verdict)
    assert [one.key for one in claimed] == ["second"]
    assert await rows(storage, "SELECT error FROM outbox WHERE key = 'first'") == [("superseded",)]
