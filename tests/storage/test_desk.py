"""A check's desk on either database: one card, everything told once, channels at their pace, and nothing left (R44)."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.domain.desk import Recruiter, desk_lane, recruiter_lane, slack_sender
from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.lifecycle import EventType
from bot.domain.message import Delivery, Message, Purpose, Standpoint, Verdict
from bot.flows.changes import Changes, DeliveryReport, DeskSeen, RecruiterSeen, View
from bot.flows.decide import decide
from bot.storage.opening import Storage
from tests.storage.conftest import MachineClock
from tests.storage.desk_scene import (
    DESK,
    PLACE,
    PLACED,
    a_card,
    an_event,
    claimed,
    desk_turn,
    install,
    placed,
    posted,
    told,
)
from tests.storage.scene import (
    ANNA,
    CHECK,
    EVERYTHING,
    LANE,
    NOW,
    a_message,
    a_text,
    an_entry,
    brought_about,
    number_of,
    put,
    rows,
)
from tests.world import World

INVITED = {"purpose": Purpose.OPENING, "tells": "candidate_invited", "about": {"name": "Anna Lind"}}


def a_post(key: str, channel: str = "C1", lane: str = "", **changes: Any) -> Message:
    """Something in a thread, unless told otherwise."""
    usual: dict[str, Any] = {
        "check": CHECK.id,
        "conversation": None,
        "lane": lane or desk_lane(key),
        "sender": slack_sender("T1", channel),
        "channel": Channel.SLACK,
        "address": channel,
        "purpose": Purpose.MILESTONE,
        "body": "",
        "about": {"events": [{"about": {"name": "Anna Lind"}}]},
    }
    return a_message(key, **usual | changes)


async def told_desk(storage: Storage) -> list[list[str]]:
    """What the desk has been told of, row by row."""
    found = await rows(storage, "SELECT payload FROM inbox WHERE lane = $1 ORDER BY id", DESK)
    return [[one["type"] for one in _read(payload).get("events", [])] for (payload,) in found]


def _read(payload: Any) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(payload) if isinstance(payload, str) else payload
    return read


# --- the card


async def test_whatever_is_told_there_is_one_card_and_one_post_of_it(storage: Storage) -> None:
    await placed(storage)
    first = told("1", an_event(EventType.CHECK_STARTED))
    await desk_turn(storage, first, first, told("2", an_event(EventType.CANDIDATE_CONSENTED)))
    await desk_turn(storage, first, told("3"))
    assert await rows(storage, 'SELECT "check", changes, shown, ts FROM card') == [(CHECK.id, 3, 0, None)]
    assert await rows(storage, "SELECT key, sender FROM outbox") == [(f"card:{CHECK.id}:1", "slack:T1:C1")]


async def test_a_turn_that_dies_leaves_neither_card_nor_post(storage: Storage) -> None:
    await placed(storage)
    await storage.turns.put([told("1", an_event(EventType.CHECK_STARTED))], NOW)

    def dies(view: View | None, row: Row) -> Changes:
        raise RuntimeError("a mistake of ours")

    await storage.turns.take_turn(DESK, dies)
    assert await number_of(storage, "card") == await number_of(storage, "outbox") == 0


async def test_where_the_card_was_posted_is_told_once(storage: Storage) -> None:
    """Whoever hears it: the answer to the post, its echo, or a look at the channel."""
    await placed(storage)
    await desk_turn(storage, told("1", an_event(EventType.CHECK_STARTED)))
    (card,) = await claimed(storage)
    about = {"is_public": True, "posted_hash": "abc"}
    lanes = await asyncio.gather(*(storage.outbox.sent(card.key, f"C9:{n}.0", NOW, about) for n in (1, 2, 3)))
    assert sorted(map(len, lanes)) == [0, 0, 1]
    await desk_turn(storage)
    found = await rows(storage, "SELECT channel, ts, is_public, posted_hash FROM card")
    (ts,) = {ts for _, ts, _, _ in found}
    assert ts in ("1.0", "2.0", "3.0")
    assert [(channel, bool(is_public), posted) for channel, _, is_public, posted in found] == [("C9", True, "abc")]
    await desk_turn(storage, posted("late", "9.0"))
    assert await rows(storage, "SELECT ts FROM card") == [(ts,)]


async def test_a_refused_card_is_posted_to_its_starter(storage: Storage) -> None:
    await placed(storage)
    await desk_turn(storage, told("1", an_event(EventType.CHECK_STARTED)))
    (card,) = await claimed(storage)
    for _ in range(2):
        await storage.outbox.refused(card.key, "not_in_channel", NOW)
    await desk_turn(storage)
    assert sorted(await rows(storage, "SELECT key, address FROM outbox WHERE progress = 'queued'")) == [
        (f"answer:T1:U-rut:{card.key}:refused", "U-rut"),
        (f"card:{CHECK.id}:2", "U-rut"),
    ]
    assert await rows(storage, "SELECT channel, posting FROM card") == [("U-rut", 2)]


async def test_a_posts_fate_is_no_line_of_the_lifecycle(storage: Storage) -> None:
    await placed(storage)
    await put(storage, a_post("m1"), a_post("m2"))
    await claimed(storage)
    await storage.outbox.sent("m1", "C1:1.0", NOW)
    await storage.outbox.refused("m2", "is_archived", NOW)
    assert await number_of(storage, "event") == await number_of(storage, "inbox", "source = 'outbox'") == 0


# --- what the outbox tells the desk itself


async def test_a_message_that_was_sent_is_told_to_the_desk(storage: Storage) -> None:
    await placed(storage)
    await put(storage, a_message("m1", **INVITED))
    await claimed(storage)
    for _ in range(2):
        await storage.outbox.sent("m1", "SM1", NOW)
    assert await told_desk(storage) == [["message_sent", "candidate_invited"]]


async def test_a_message_that_was_refused_is_told_to_the_desk(storage: Storage) -> None:
    await placed(storage)
    await put(storage, a_message("m1", **INVITED))
    await claimed(storage)
    for _ in range(2):
        await storage.outbox.refused("m1", "not_a_mobile", NOW)
    assert await told_desk(storage) == [["message_failed"]]


async def test_what_a_provider_reports_later_is_told_to_the_desk_once(storage: Storage) -> None:
    await placed(storage)
    await put(storage, a_message("m1", **INVITED), a_message("m2", lane="person:sms:+46709999999"))
    await claimed(storage)
    for key in ("m1", "m2"):
        await storage.outbox.sent(key, f"SM-{key}", NOW)
    for key, delivery in (("m1", Delivery.DELIVERED), ("m2", Delivery.UNDELIVERED), ("m1", Delivery.READ)):
        report = Changes(reports=[DeliveryReport(key, delivery, "blocked")])
        await brought_about(storage, report, LANE)
        await brought_about(storage, report, LANE)
    told_later = (await told_desk(storage))[2:]
    assert told_later == [["message_delivered"], ["message_failed"]]


@pytest.mark.parametrize(
    ("judged", "type"),
    [
        (Verdict(drop="no_longer_needed"), "message_dropped"),
        (Verdict(wait_until=NOW.replace(hour=12)), "message_postponed"),
    ],
)
async def test_what_is_held_back_is_told_to_the_desk(storage: Storage, judged: Verdict, type: str) -> None:
    await placed(storage)
    await put(storage, a_message("m1", **INVITED))
    await storage.outbox.claim(NOW, "me", 10, lambda message, known, now: judged)
    assert await told_desk(storage) == [[type]]


async def test_a_wait_of_seconds_is_told_to_nobody(storage: Storage) -> None:
    await placed(storage)
    await put(storage, a_message("m1", **INVITED))
    brief = Verdict(wait_until=NOW.replace(second=10), is_brief=True)
    await storage.outbox.claim(NOW, "me", 10, lambda message, known, now: brief)
    assert await told_desk(storage) == [] and await number_of(storage, "event") == 0


async def test_a_row_that_is_parked_is_told_to_the_desk(storage: Storage, machine: MachineClock) -> None:
    await placed(storage)
    await storage.turns.put([a_text("SM1")], NOW)

    def dies(view: View | None, row: Row) -> Changes:
        raise RuntimeError("a mistake of ours")

    for _ in range(5):
        await storage.turns.take_turn(LANE, dies)
        machine.forward(10)
    assert await told_desk(storage) == [["message_parked"]]


async def test_a_check_elsewhere_has_no_desk_to_be_told(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_message("m1", **INVITED), a_message("m2", lane="person:sms:+46709999999"))
    await claimed(storage)
    await storage.outbox.sent("m1", "SM1", NOW)
    await storage.outbox.refused("m2", "not_a_mobile", NOW)
    await brought_about(storage, Changes(reports=[DeliveryReport("m1", Delivery.DELIVERED, None)]), LANE)
    assert await number_of(storage, "inbox", "lane LIKE 'desk:%'") == await number_of(storage, "card") == 0


# --- what its turns see


async def test_the_desk_sees_those_of_its_followers_whom_we_know(storage: Storage) -> None:
    rut, bo = Recruiter("T1", "U-rut", "cafe", "Rut"), Recruiter("T2", "U-bo", "cafe", "another Bo")
    await placed(storage)
    await put(storage, rut, bo, a_card())
    await storage.turns.put([told("1")], NOW)
    desk = await _seen(storage, DESK)
    assert isinstance(desk, DeskSeen) and desk.check and desk.check.check == PLACED
    assert desk.card == a_card() and desk.recruiters == (rut,)


async def test_a_digest_sees_what_needs_the_recruiter_in_the_checks_they_follow(
    storage: Storage, machine: MachineClock
) -> None:
    await placed(storage)
    await install(storage, machine, "T1")
    other = replace(PLACED, id="other", place=replace(PLACE, user="U-siv", colleagues=()))
    no_place = replace(CHECK, id="no-place")
    declined = an_event(EventType.REFERENCE_DECLINED)
    await put(storage, other, no_place, declined, *(replace(declined, check=one) for one in ("other", "no-place")))
    for user, expected in (("U-rut", [CHECK.id]), ("U-bo", [CHECK.id]), ("U-siv", ["other"]), ("U-new", [])):
        lane = recruiter_lane("T1", user)
        await storage.turns.put([Row(lane, "timer", user, Happening.DIGEST_FELL_DUE)], NOW)
        mine = await _seen(storage, lane)
        assert isinstance(mine, RecruiterSeen) and mine.organisation == "cafe"
        assert [check.id for _, check in mine.needing] == expected


async def _seen(storage: Storage, lane: str) -> View | None:
    """What the next turn of the lane sees."""
    views: list[View | None] = []

    def look(view: View | None, row: Row) -> Changes:
        views.append(view)
        return Changes()

    await storage.turns.take_turn(lane, look)
    (view,) = views
    return view


# --- a deleted check


async def all_words(storage: Storage) -> str:
    """All that stands in what is kept of messages, rows and cards."""
    found = [
        await rows(storage, f"SELECT * FROM {table}") for table in ("inbox", "outbox", "card", "event", "findable")
    ]
    return str(found)


async def test_of_a_deleted_check_no_personal_data_stays_in_slacks_tables(storage: Storage) -> None:
    await placed(storage)
    await desk_turn(storage, told("1", an_event(EventType.CHECK_STARTED), an_event(EventType.CANDIDATE_INVITED)))
    await put(storage, an_entry("consent", "ja"))
    await storage.turns.put([told("waits", an_event(EventType.REFERENCE_DECLINED))], NOW)
    assert "Anna" in await all_words(storage)
    gone = Row(DESK, "lane", "gone", Happening.CHECK_GONE, {"by": "Rut"})
    await brought_about(storage, Changes(delete_check=CHECK.id, tell=[gone]), check_lane(CHECK.id))
    assert "Anna" not in await all_words(storage)
    await desk_turn(storage)
    assert await rows(storage, "SELECT gone FROM card") == [("Rut",)]
    assert await number_of(storage, "outbox") == 0


@pytest.mark.parametrize("is_clear", [True, False])
async def test_what_is_on_its_way_to_slack_when_its_check_is_deleted_leaves_no_name_behind(
    storage: Storage, machine: MachineClock, is_clear: bool
) -> None:
    await placed(storage)
    notice = a_post("n1", "U-rut", purpose=Purpose.NOTICE, lane=recruiter_lane("T1", "U-rut"))
    await put(storage, a_card(), a_post("m1", lane=DESK), notice)
    for one in await claimed(storage):
        if not is_clear:
            await storage.outbox.unclear(one.key, 60, attempt=1)
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    for key in ("m1", "n1"):
        await storage.outbox.sent(key, "C1:2.0", NOW)
    assert "Anna" not in await all_words(storage)
    machine.forward(2)
    back = await claimed(storage)
    assert [(one.purpose, one.about) for one in back] == [(Purpose.TAKING_BACK, {"post": "C1:2.0"})] * 2


async def test_what_a_recruiter_was_told_alone_is_kept_until_it_is_said(
    storage: Storage, machine: MachineClock
) -> None:
    """It may name somebody, and belongs to no check that could be deleted."""
    await placed(storage)
    await install(storage, machine, "T1")
    lane = recruiter_lane("T1", "U-rut")
    about = {"text": "Anna Lind har redan en referenstagning"}
    await storage.turns.put([Row(lane, "slack", "1", Happening.RECRUITER_TOLD, about)], NOW)
    moment = replace(World().moment(), now=NOW)
    await storage.turns.take_turn(lane, lambda view, row: decide(view, row, moment))
    (message,) = await claimed(storage)
    assert message.about == about
    await storage.outbox.sent(message.key, "D1:1.0", NOW)
    kept = [await rows(storage, f"SELECT * FROM {table} WHERE lane = $1", lane) for table in ("inbox", "outbox")]
    assert all(kept) and "Anna" not in str(kept)


async def test_what_a_recruiter_looks_for_is_kept_as_long_as_they_look_for_it(
    storage: Storage, machine: MachineClock
) -> None:
    await install(storage, machine, "T1")
    lane, moment = recruiter_lane("T1", "U-rut"), replace(World().moment(), now=NOW)
    for number, words in enumerate(("Anna Lind", "")):
        row = Row(lane, "slack", str(number), Happening.RECRUITER_CHOSE, {"home": {"words": words}})
        await storage.turns.put([row], NOW)
        await storage.turns.take_turn(lane, lambda view, row: decide(view, row, moment))
    kept = [await rows(storage, f"SELECT * FROM {table}") for table in ("inbox", "recruiter")]
    assert all(kept) and "Anna" not in str(kept)


@pytest.mark.parametrize("is_taken", [True, False])
async def test_what_was_said_in_slack_stands_there_alone(storage: Storage, is_taken: bool) -> None:
    await placed(storage)
    await put(storage, a_post("m1"), a_message("t1", about={"name": "Anna Lind"}))
    await claimed(storage)
    for key in ("m1", "t1"):
        if is_taken:
            await storage.outbox.sent(key, f"C1:{key}", NOW)
        else:
            await storage.outbox.refused(key, "is_archived", NOW)
    kept = dict(await rows(storage, "SELECT key, about FROM outbox"))
    assert kept["m1"] is None and "Anna Lind" in str(kept["t1"])


async def test_a_card_on_its_way_when_its_check_is_deleted_is_found_and_says_so(
    storage: Storage, machine: MachineClock
) -> None:
    await placed(storage)
    await desk_turn(storage, told("1", an_event(EventType.CHECK_STARTED)))
    (card,) = await claimed(storage)
    gone = Row(DESK, "lane", "gone", Happening.CHECK_GONE, {"by": "Rut"})
    await brought_about(storage, Changes(delete_check=CHECK.id, tell=[gone]), check_lane(CHECK.id))
    await desk_turn(storage)
    await storage.outbox.sent(card.key, "C1:7.0", NOW)
    await desk_turn(storage)
    assert await rows(storage, "SELECT ts, gone FROM card") == [("7.0", "Rut")]
    assert [(one.check, one.ts) for one in await storage.cards.behind(10)] == [(CHECK.id, "7.0")]


async def test_other_checks_keep_what_was_told_of_them(storage: Storage) -> None:
    await placed(storage)
    other = replace(PLACED, id="other")
    await put(
        storage, other, a_card("other"), a_post("o1", check="other"), replace(ANNA, id="other-anna", check="other")
    )
    await storage.turns.put([replace(told("1", an_event(EventType.CHECK_STARTED)), lane=desk_lane("other"))], NOW)
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    assert await number_of(storage, "outbox") == await number_of(storage, "card") == 1
    assert "Anna Lind" in str(await rows(storage, "SELECT payload FROM inbox WHERE lane = 'desk:other'"))


# --- at Slack's pace


def leaves(message: Message, known: Standpoint, now: object) -> Verdict:
    return Verdict()


async def test_each_channel_gets_one_post_a_second_and_holds_nobody_up(storage: Storage, machine: MachineClock) -> None:
    busy = [a_post(f"c1-{n}", "C1") for n in range(30)]
    quiet = [a_post(f"c2-{n}", "C2") for n in range(3)]
    texts = [a_message(f"t{n}", lane=f"person:sms:+4670000{n:04}") for n in range(10)]
    await put(storage, *EVERYTHING, *busy, *quiet, *texts)
    sent: list[list[str]] = []
    for _ in range(5):
        this_second: list[str] = []
        for _ in range(3):  # however often it is looked within a second
            found = await storage.outbox.claim(NOW, "me", 16, leaves)
            this_second += [one.key for one in found]
            for one in found:
                await storage.outbox.sent(one.key, f"P-{one.key}", NOW)
        sent.append(this_second)
        machine.forward(1)
    assert [len([key for key in one if key.startswith("c1")]) for one in sent] == [1] * 5
    assert [len([key for key in one if key.startswith("c2")]) for one in sent] == [1, 1, 1, 0, 0]
    assert len([key for key in sent[0] if key.startswith("t")]) == 10


async def test_a_channel_that_must_rest_holds_no_other_up(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *EVERYTHING, a_post("c1-1", "C1"), a_post("c1-2", "C1"), a_post("c2-1", "C2"))
    assert [one.key for one in await storage.outbox.claim(NOW, "me", 1, leaves)] == ["c1-1"]
    await storage.outbox.put_back("c1-1", 30, whole_sender=True, attempt=1)
    machine.forward(5)
    assert [one.key for one in await storage.outbox.claim(NOW, "me", 16, leaves)] == ["c2-1"]
    machine.forward(26)
    assert [one.key for one in await storage.outbox.claim(NOW, "me", 16, leaves)] == ["c1-1"]


async def test_a_check_under_way_to_be_cancelled_keeps_its_messages_and_lets_the_desk_speak(storage: Storage) -> None:
    """R45: what is meant for phones waits for those seconds; what recruiters are told does not."""
    await put(storage, *_with(replace(PLACED, cancelling_until=NOW.replace(second=10))), a_message("m1"), a_post("c1"))
    assert [one.key for one in await claimed(storage)] == ["c1"]
    assert await number_of(storage, "event") == 0
    assert (await storage.turns.next_due()) == NOW.replace(second=10)


def _with(check: Any) -> list[Any]:
    return [*(one for one in EVERYTHING if one is not CHECK), check]
