"""Webhooks on either database: every event gets there, in order, and a slow address starves no other (R53)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.organisation import Organisation
from bot.domain.webhook import CHECK_DELETED, PostFault, Posting, Webhook
from bot.flows.changes import Changes
from bot.ports.hooks import ClaimedPost, Posted, Replayed
from bot.storage.opening import Storage
from bot.storage.steps import Query, Steps
from bot.storage.webhooks.claiming import MOST_OF_A_WEBHOOK
from bot.storage.webhooks.log import SqlHookLog
from tests.storage.conftest import MachineClock
from tests.storage.scene import CHECK, EVERYTHING, NOW, brought_about, put, rows

ATS = Webhook("ats", "cafe", "https://ats.example/hook", (), ("sealed",), "key", NOW)
TAKEN = Posted(200, None, 5)
REFUSED = Posted(500, PostFault.STATUS, 5)
LATER = NOW + timedelta(minutes=1)
SETTLED = "UPDATE webhook_delivery SET leased_until = NULL WHERE leased_by IS NULL"  # a moment later, on PostgreSQL


def an_event(type: EventType = EventType.PAUSED, check: str = CHECK.id, organisation: str = "cafe") -> Event:
    return Event(organisation, check, type, Actor.SYSTEM, NOW)


async def happened(storage: Storage, *events: Event) -> None:
    """One turn each; all of them have settled."""
    for event in events:
        await brought_about(storage, Changes(put=[event]))
    await settled(storage)


async def settled(storage: Storage) -> None:
    await _changed(storage, SETTLED)


async def claim(storage: Storage, most: int = 100) -> list[ClaimedPost]:
    return await storage.hooks.claim(LATER, "host:1:a", most)


async def note(storage: Storage, claimed: Iterable[ClaimedPost], posted: Posted = TAKEN, wait: int = 0) -> None:
    for one in claimed:
        again_at = LATER + timedelta(seconds=wait) if wait else None
        await storage.hooks.note(one, posted, LATER, again_at)


def types(claimed: Iterable[ClaimedPost]) -> list[str]:
    return [one.delivery.type for one in claimed]


@pytest.fixture
async def told(storage: Storage) -> Storage:
    """With an address that is told of everything."""
    await put(storage, *EVERYTHING, ATS)
    return storage


async def test_an_event_of_each_type_is_told_of(told: Storage) -> None:
    await happened(told, *(an_event(type, f"check-{type}") for type in EventType))
    seen: list[str] = []
    while some := await claim(told):
        seen += types(some)
        await note(told, some)
    assert sorted(seen) == sorted(EventType)


async def test_only_what_an_address_asks_for_is_told(told: Storage) -> None:
    only = replace(ATS, types=("paused", CHECK_DELETED))
    off, gone = replace(ATS, id="off", is_active=False), replace(ATS, id="gone", gone_at=NOW)
    elsewhere = replace(ATS, id="elsewhere", organisation="other")
    await put(told, Organisation("other", "Other", NOW), only, off, gone, elsewhere)
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED))
    assert [(one.webhook.id, one.delivery.type) for one in await claim(told)] == [("ats", "paused")]
    assert await rows(told, "SELECT DISTINCT webhook FROM webhook_delivery") == [("ats",)]


async def test_nothing_is_told_of_what_is_undone(told: Storage) -> None:
    entry = an_event(EventType.PAUSED)

    def stumble(view: object, row: object) -> Changes:
        return Changes(put=[entry, replace(entry, about={"never": object()})])

    await told.turns.put([_row("stumbles")], NOW)
    turn = await told.turns.take_turn("organisation:cafe", stumble)
    assert turn is not None and turn.failed is not None
    assert await rows(told, "SELECT count(*) FROM webhook_delivery") == [(0,)]


async def test_of_a_check_one_after_the_other_is_told(told: Storage) -> None:
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED), an_event(check="other"))
    first = await claim(told)
    assert [(one.delivery.type, one.delivery.check) for one in first] == [("paused", CHECK.id), ("paused", "other")]
    assert await claim(told) == [], "what is under way holds up what is younger"
    await note(told, first)
    assert types(await claim(told)) == ["resumed"]


async def test_a_check_is_told_of_as_it_went_however_its_deliveries_are_numbered(told: Storage) -> None:
    """On PostgreSQL two transactions may number them crosswise; and a replay has a number of its own."""
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED))
    await _changed(told, "UPDATE webhook_delivery SET event = (SELECT sum(id) FROM event) - event")
    (first,) = await claim(told)
    assert first.delivery.type == "resumed", "which has the number of the earlier event now"
    log = SqlHookLog(told.database)
    assert isinstance(again := await log.replay("cafe", "ats", first.delivery.id, LATER), int)
    assert await claim(told) == [], "one at a time, the older one too"
    await note(told, [first])
    assert [one.delivery.id for one in await claim(told)] == [again]


async def test_what_has_failed_holds_up_nothing(told: Storage) -> None:
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED))
    await note(told, await claim(told), REFUSED, wait=10)
    assert types(await claim(told)) == ["resumed"]
    again = await told.hooks.claim(LATER + timedelta(seconds=10), "host:1:a", 10)
    assert [(one.delivery.type, one.delivery.attempts) for one in again] == [("paused", 1)]


async def test_a_slow_address_starves_no_other(told: Storage) -> None:
    await put(told, replace(ATS, id="slow", types=("paused",)))
    await put(told, replace(ATS, types=("resumed",)))
    events = [an_event(EventType.PAUSED, f"check-{place}") for place in range(MOST_OF_A_WEBHOOK + 3)]
    await happened(told, *events[:2], an_event(EventType.RESUMED), *events[2:])
    assert len(await claim(told)) == MOST_OF_A_WEBHOOK + 1
    assert await claim(told) == [], "no more than its share is under way"
    await happened(told, an_event(EventType.RESUMED, "late"))
    assert types(await claim(told, most=1)) == ["resumed"]


async def test_what_a_dead_program_held_is_claimed_at_once(told: Storage, machine: MachineClock) -> None:
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED))
    held = await claim(told)
    await told.hooks.let_go(lambda holder: True)
    assert await claim(told) == []
    await told.hooks.let_go(lambda holder: False)
    assert [one.delivery.id for one in await claim(told)] == [held[0].delivery.id], "and still in order"
    machine.forward(31)
    assert [one.delivery.id for one in await claim(told)] == [held[0].delivery.id], "as when a lease has run out"


async def test_what_waits_for_an_address_that_is_switched_off_is_dropped(told: Storage) -> None:
    await happened(told, an_event())
    await put(told, replace(ATS, is_active=False))
    assert await claim(told) == []
    assert await rows(told, "SELECT posting FROM webhook_delivery") == [(Posting.DROPPED.value,)]
    assert await SqlHookLog(told.database).put_test("cafe", "ats", NOW) is Replayed.OFF


async def test_an_address_that_is_gone_is_switched_off_by_a_turn(told: Storage) -> None:
    await happened(told, an_event())
    (claimed,) = await claim(told)
    lanes = await told.hooks.note(claimed, Posted(410, PostFault.GONE, 5), LATER, None)
    assert lanes == {"organisation:cafe"}
    sql = "SELECT happening, payload FROM inbox WHERE source = 'webhook'"
    ((happening, payload),) = await rows(told, sql)
    assert (happening, '"wanted":"switch_off"' in payload) == ("webhook_asked", True)


async def test_a_deleted_check_is_told_of_and_what_waited_is_forgotten(told: Storage) -> None:
    await happened(told, an_event(EventType.PAUSED), an_event(EventType.RESUMED))
    await note(told, await claim(told), REFUSED, wait=10)
    under_way = await claim(told)
    await _delete(told)
    await settled(told)
    (left,) = await rows(told, "SELECT count(*) FROM webhook_try")
    assert left == (0,)
    await note(told, under_way, REFUSED, wait=10)
    (claimed,) = await claim(told)
    assert (claimed.delivery.type, claimed.delivery.event_id) == (CHECK_DELETED, f"evt_deleted_{CHECK.id}")
    log = SqlHookLog(told.database)
    assert await log.replay("cafe", "ats", under_way[0].delivery.id, LATER) is Replayed.GONE
    assert isinstance(await log.replay("cafe", "ats", claimed.delivery.id, LATER), int)


async def test_what_failed_is_replayed_once_as_the_same_event(told: Storage) -> None:
    await happened(told, *(an_event(check=f"check-{place}") for place in range(3)))
    one, *others = await claim(told)
    await note(told, [one])
    await note(told, others, REFUSED)
    log = SqlHookLog(told.database)
    assert await log.replay_failed("cafe", "ats", NOW + timedelta(seconds=1), LATER) == 0, "it happened before"
    assert await log.replay_failed("cafe", "ats", NOW, LATER) == 2
    assert await log.replay_failed("cafe", "ats", NOW, LATER) == 0
    again = await claim(told)
    assert [x.delivery.event_id for x in again] == [x.delivery.event_id for x in others]
    assert [x.delivery.replay_of for x in again] == [x.delivery.id for x in others]


async def test_nobody_sees_or_replays_what_is_another_organisations(told: Storage) -> None:
    await happened(told, an_event())
    (claimed,) = await claim(told)
    id, log = claimed.delivery.id, SqlHookLog(told.database)
    assert await log.webhook("other", "ats") is None and await log.webhooks("other") == []
    assert (await log.deliveries("other", "ats", limit=10)).deliveries == []
    assert await log.delivery("other", "ats", id) is None
    assert await log.replay("other", "ats", id, NOW) is Replayed.UNKNOWN
    assert await log.replay_failed("other", "ats", NOW, NOW) is Replayed.UNKNOWN
    assert await log.put_test("other", "ats", NOW) is Replayed.UNKNOWN
    assert await log.replay("cafe", "ats", 2**63, NOW) is Replayed.UNKNOWN


async def test_the_log_is_read_by_page_and_by_what_is_looked_for(told: Storage) -> None:
    await happened(told, *(an_event(check=f"check-{place}") for place in range(5)))
    await note(told, (await claim(told))[:2], REFUSED)
    log = SqlHookLog(told.database)
    first = await log.deliveries("cafe", "ats", limit=3)
    assert [one.check for one in first.deliveries] == ["check-4", "check-3", "check-2"]
    rest = await log.deliveries("cafe", "ats", before=first.next, limit=3)
    assert ([one.check for one in rest.deliveries], rest.next) == (["check-1", "check-0"], None)
    failed = await log.deliveries("cafe", "ats", postings=[Posting.FAILED], types=["paused"], check="check-0", limit=3)
    assert [one.attempts for one in failed.deliveries] == [1]
    known = await log.delivery("cafe", "ats", failed.deliveries[0].id)
    assert known is not None and [(one.status, one.error) for one in known.tries] == [(500, PostFault.STATUS)]


async def test_the_log_is_forgotten_when_it_is_old_and_deleted_addresses_with_it(told: Storage) -> None:
    await happened(told, an_event(), an_event(check="waits"))
    await note(told, (await claim(told))[:1], REFUSED)
    await put(told, replace(ATS, gone_at=NOW))
    assert await told.hooks.clear(NOW) == 0
    assert await told.hooks.clear(LATER + timedelta(seconds=1)) == 1
    assert await rows(told, "SELECT count(*) FROM webhook_try") == [(0,)]
    assert await rows(told, "SELECT count(*) FROM webhook") == [(1,)], "something still waits for it"


async def _changed(storage: Storage, sql: str) -> None:
    def change() -> Steps[None]:
        yield Query(sql)

    await storage.database.write(change)


async def _delete(storage: Storage) -> None:
    row = Row("check:check-anna", "api", "delete", Happening.DELETE_ASKED)
    await storage.turns.put([row], NOW)
    taken = await storage.turns.take_turn(row.lane, lambda view, row: Changes(delete_check=CHECK.id))
    assert taken is not None and taken.failed is None, taken


def _row(key: str) -> Row:
    return Row("organisation:cafe", "scene", key, Happening.CHECKS_ASKED)
