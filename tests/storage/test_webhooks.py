"""Webhooks on either database: every event gets there, in order, and a slow address starves no other (R53)."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import EventType
from bot.domain.organisation import Organisation
from bot.domain.webhook import CHECK_DELETED, PostFault, Posting
from bot.flows.changes import Changes
from bot.ports.hooks import Posted, Replayed
from bot.storage.opening import Storage
from bot.storage.webhooks.claiming import MOST_OF_A_WEBHOOK
from bot.storage.webhooks.log import SqlHookLog
from tests.storage.conftest import MachineClock
from tests.storage.scene import CHECK, NOW, put, rows
from tests.storage.telling import ATS, LATER, REFUSED, an_event, changed, claim, happened, note, settled, types


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
    await changed(told, "UPDATE webhook_delivery SET event = (SELECT sum(id) FROM event) - event")
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
    later = await claim(told)
    assert types(later) == ["resumed"]
    assert await told.hooks.claim(LATER + timedelta(seconds=10), "host:1:a", 10) == [], "one at a time"
    await note(told, later)
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


async def test_what_waited_when_it_was_switched_off_is_not_posted_when_it_is_on_again(told: Storage) -> None:
    await happened(told, an_event(check="waits"), an_event(check="under way"))
    waits, under_way = await claim(told)
    await note(told, [waits], REFUSED, wait=10)
    await put(told, replace(ATS, is_active=False))
    await note(told, [under_way], REFUSED, wait=10)
    await put(told, ATS)
    assert await told.hooks.claim(LATER + timedelta(seconds=10), "host:1:a", 10) == []
    assert await rows(told, "SELECT posting, count(*) FROM webhook_delivery GROUP BY 1") == [("dropped", 2)]


async def test_whoever_notes_late_leaves_the_lease_to_the_one_who_has_it(told: Storage, machine: MachineClock) -> None:
    await happened(told, an_event())
    late = await claim(told)
    machine.forward(31)
    held = await told.hooks.claim(LATER, "host:2:b", 10)
    await note(told, late, REFUSED, wait=1)
    await told.hooks.drop(late[0], LATER)
    assert await rows(told, "SELECT posting, leased_by, attempts FROM webhook_delivery") == [("waiting", "host:2:b", 0)]
    await note(told, held)
    assert await rows(told, "SELECT posting FROM webhook_delivery") == [(Posting.DELIVERED.value,)]


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


async def _delete(storage: Storage) -> None:
    row = Row("check:check-anna", "api", "delete", Happening.DELETE_ASKED)
    await storage.turns.put([row], NOW)
    taken = await storage.turns.take_turn(row.lane, lambda view, row: Changes(delete_check=CHECK.id))
    assert taken is not None and taken.failed is None, taken


def _row(key: str) -> Row:
    return Row("organisation:cafe", "scene", key, Happening.CHECKS_ASKED)
