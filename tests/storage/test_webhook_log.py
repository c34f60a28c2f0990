"""The log of webhooks on either database: read, replayed, forgotten, and never another organisation's (R53, R57)."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.webhook import PostFault, Posting
from bot.ports.hooks import Replayed
from bot.storage.opening import Storage
from bot.storage.webhooks.log import SqlHookLog
from tests.storage.scene import NOW, put, rows
from tests.storage.telling import ATS, LATER, REFUSED, an_event, claim, happened, note


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
