"""What still needs the recruiter, on either database: until it is resolved, settled or over (R32)."""

from dataclasses import replace

import pytest

from bot.domain.check import CheckStatus
from bot.domain.lifecycle import Actor, Event, EventType
from bot.storage.opening import Storage
from bot.storage.reading import notices
from tests.storage.scene import ANNA, CHECK, EVERYTHING, NOW, put

T = EventType


def an_event(kind: EventType) -> Event:
    return Event("cafe", CHECK.id, kind, Actor.SYSTEM, NOW, {"name": "Eva Berg"}, ANNA.id)


STORIES: list[tuple[list[EventType], list[EventType], CheckStatus]] = [
    ([T.REFERENCE_DECLINED], [T.REFERENCE_DECLINED], CheckStatus.COLLECTING),
    ([T.REFERENCE_DECLINED, T.REFERENCE_REOPENED], [], CheckStatus.COLLECTING),
    ([T.REFERENCE_DECLINED, T.REFERENCE_REPLACED], [], CheckStatus.COLLECTING),
    ([T.REFERENCE_UNOBTAINABLE, T.REFERENCE_SUBMITTED], [], CheckStatus.COLLECTING),
    ([T.REFERENCE_SUBMITTED, T.OPTED_OUT], [], CheckStatus.COLLECTING),
    ([T.OPTED_OUT, T.OPTED_IN, T.OPTED_OUT], [T.OPTED_OUT], CheckStatus.COLLECTING),
    ([T.MESSAGE_FAILED, T.MESSAGE_FAILED], [T.MESSAGE_FAILED], CheckStatus.COLLECTING),
    ([T.MESSAGE_FAILED, T.MESSAGE_DELIVERED], [], CheckStatus.COLLECTING),
    ([T.MESSAGE_FAILED, T.REFERENCE_UNOBTAINABLE], [T.REFERENCE_UNOBTAINABLE], CheckStatus.COLLECTING),
    ([T.DEADLINE_PASSED], [T.DEADLINE_PASSED], CheckStatus.COLLECTING),
    ([T.DEADLINE_PASSED, T.CHECK_COMPLETED, T.CHECK_REOPENED], [], CheckStatus.COLLECTING),
    ([T.MESSAGE_FAILED], [], CheckStatus.COMPLETED),
    ([T.WITHDRAWAL_REQUESTED], [T.WITHDRAWAL_REQUESTED], CheckStatus.COMPLETED),
    ([T.WITHDRAWAL_REQUESTED, T.CHECK_CANCELLED], [], CheckStatus.CANCELLED),
    ([T.WITHDRAWAL_REQUESTED, T.WITHDRAWAL_UNDONE], [], CheckStatus.COLLECTING),
    ([T.ERASURE_REQUESTED, T.CHECK_CANCELLED], [T.ERASURE_REQUESTED], CheckStatus.CANCELLED),
    ([T.CANDIDATE_UNRESPONSIVE, T.WEB_ANSWERED], [], CheckStatus.AWAITING_CANDIDATE),
    ([T.REFEREE_REMINDED], [], CheckStatus.COLLECTING),
]


@pytest.mark.parametrize(("happened", "needing", "status"), STORIES)
async def test_it_needs_somebody_until_something_resolves_it(
    storage: Storage, happened: list[EventType], needing: list[EventType], status: CheckStatus
) -> None:
    others = [one for one in EVERYTHING if one is not CHECK]
    await put(storage, *others, replace(CHECK, status=status), *map(an_event, happened))
    found = (await notices.open_of("cafe", [CHECK.id])).get(CHECK.id, [])
    assert [one.type for one in found] == needing
    assert await notices.open_of("another", [CHECK.id]) == {}
