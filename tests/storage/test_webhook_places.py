"""Nobody's slow addresses keep another organisation waiting, on either database (R53)."""

from collections import Counter
from dataclasses import replace

from bot.domain.lifecycle import EventType
from bot.storage.opening import Storage
from bot.storage.webhooks.claiming import MOST_OF_A_WEBHOOK
from tests.storage.scene import put
from tests.storage.telling import ATS, LATER, an_event, happened

PLACES = 48
SLOW = ("slow", "slower")


async def test_two_organisations_with_slow_addresses_alone_leave_room_for_others(told: Storage) -> None:
    """Each asks for all the places there are, one after the other; what they get is never given back."""
    many = PLACES // MOST_OF_A_WEBHOOK
    await put(told, replace(ATS, is_active=False))
    await put(told, *(replace(ATS, id=f"{one}-{place}", organisation=one) for one in SLOW for place in range(many)))
    taken: Counter[str] = Counter()
    for one in SLOW:
        await happened(
            told, *(an_event(check=f"{one}-{place}", organisation=one) for place in range(MOST_OF_A_WEBHOOK))
        )
        taken.update(await _claimed(told, taken))
    assert taken == {"slow": PLACES // 2, "slower": PLACES // 4}
    await put(told, replace(ATS, organisation="new"))
    await happened(told, an_event(EventType.RESUMED, "quick", "new"))
    assert await _claimed(told, taken) == {"new": 1}, "and nothing more of those who have their share"


async def _claimed(storage: Storage, taken: Counter[str]) -> Counter[str]:
    claimed = await storage.hooks.claim(LATER, "host:1:a", PLACES - taken.total(), taken)
    return Counter(one.webhook.organisation for one in claimed)
