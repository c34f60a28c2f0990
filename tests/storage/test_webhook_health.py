"""How webhooks do, on either database: what they last took, since when they take nothing, what never came."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.webhook import PostFault
from bot.ports.hooks import Posted
from bot.storage.opening import Storage
from bot.storage.reading.webhook_health import Health, health_of, last_tries, never_came
from bot.storage.webhooks.log import SqlHookLog
from tests.storage.scene import EVERYTHING, NOW, put
from tests.storage.telling import ATS, REFUSED, TAKEN, an_event, claim, happened

LATER, MUCH_LATER = NOW + timedelta(minutes=1), NOW + timedelta(days=4)
GIVEN_UP = Posted(503, PostFault.STATUS, 7)


@pytest.fixture
async def told(storage: Storage) -> Storage:
    await put(storage, *EVERYTHING, ATS, replace(ATS, id="quiet"), replace(ATS, id="theirs", organisation="other"))
    return storage


async def test_a_webhook_that_was_told_nothing_has_no_health_to_tell_of(told: Storage) -> None:
    assert await health_of("cafe", ["quiet"]) == {"quiet": Health()}
    assert await health_of("cafe", []) == {}
    assert await never_came("cafe", "quiet") == 0 and await last_tries([]) == {}


async def test_it_fails_from_the_first_try_after_what_was_taken_last(told: Storage) -> None:
    await happened(told, an_event(check="one"), an_event(check="two"))
    first, second = [one for one in await claim(told) if one.webhook.id == ATS.id]
    await told.hooks.note(first, TAKEN, LATER, None)
    assert (await health_of("cafe", [ATS.id]))[ATS.id] == Health(LATER, None, 1)
    failed_at = LATER + timedelta(seconds=1)
    await told.hooks.note(second, REFUSED, failed_at, MUCH_LATER)
    assert (await health_of("cafe", [ATS.id, "quiet"]))[ATS.id] == Health(LATER, failed_at, 1)
    tried = await last_tries([first.delivery.id, second.delivery.id])
    assert [tried[one.delivery.id].status for one in (first, second)] == [200, 500]
    assert await health_of("other", [ATS.id]) == {ATS.id: Health()}


async def test_what_was_given_up_has_never_come_until_it_is_posted_again(told: Storage) -> None:
    await happened(told, an_event())
    [claimed] = [one for one in await claim(told) if one.webhook.id == ATS.id]
    await told.hooks.note(claimed, GIVEN_UP, LATER, None)
    assert await never_came("cafe", ATS.id) == 1 and await never_came("other", ATS.id) == 0
    log = SqlHookLog(told.database)
    assert isinstance(await log.replay("cafe", ATS.id, claimed.delivery.id, LATER), int)
    assert await never_came("cafe", ATS.id) == 0
