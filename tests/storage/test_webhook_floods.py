"""One check with very much to tell keeps no other waiting, on either database (R53)."""

from bot.storage.opening import Storage
from bot.storage.webhooks.heads import LOOKED_AT
from bot.storage.webhooks.store import BEYOND_EVERY
from tests.storage.conftest import MachineClock
from tests.storage.telling import an_event, changed, claim, happened, note

FLOOD = f"""INSERT INTO webhook_delivery (organisation, webhook, type, "check", event, created_at, due_at)
WITH RECURSIVE flood (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM flood WHERE number <= {LOOKED_AT})
SELECT 'cafe', 'ats', 'paused', 'flooded', 0, number, 1 FROM flood"""


async def test_what_is_beyond_the_first_of_a_flooded_check_is_told_meanwhile(
    told: Storage, machine: MachineClock
) -> None:
    await changed(told, FLOOD)
    await happened(told, an_event(check="beside"), an_event(check="beside"))
    first = await claim(told)
    assert [one.delivery.check for one in first] == ["flooded"]
    beside = await claim(told)
    assert [one.delivery.check for one in beside] == ["beside"]
    await note(told, beside)
    assert await claim(told) == [], "it is not looked there all the time"
    machine.forward(BEYOND_EVERY.total_seconds())
    assert [one.delivery.check for one in await claim(told)] == ["beside"]
    await note(told, first)
    (second,) = await claim(told)
    assert second.delivery.id > first[0].delivery.id and second.delivery.check == "flooded", "and still in order"
