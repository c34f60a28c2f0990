"""The contract of limits in the outbox, on both databases: counted as they leave, held, superseded, and let go once."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.domain.counted import Rules, segments_key
from bot.domain.desk import Recruiter
from bot.domain.inbox import Happening
from bot.domain.limits import Allowance, Limits
from bot.domain.message import Clockwork, Message, Purpose, verdict
from bot.flows.changes import Changes
from bot.storage.opening import Storage, open_storage
from bot.storage.outbox import counts
from bot.storage.reading import limits as read_limits
from bot.storage.repositories.questionnaires import pin
from tests.storage.conftest import SECRET, SENDERS, MachineClock
from tests.storage.desk_scene import install
from tests.storage.scene import (
    ANNA,
    EVERYTHING,
    NOW,
    ORGANISATION,
    QUESTIONNAIRE,
    a_message,
    brought_about,
    events,
    put,
    rows,
)

DECEMBER = datetime(2026, 12, 1, 7, tzinfo=UTC)  # 8 in the morning in Stockholm
RULES = Rules(Limits(("SE",), unprompted_per_number=1, invitations_per_block=2), zone="Europe/Stockholm")


@pytest.fixture
async def limited(database_url: str, machine: MachineClock) -> AsyncIterator[Storage]:
    opened = await open_storage(database_url, SENDERS, SECRET, machine, RULES)
    await pin(opened.database, [QUESTIONNAIRE])
    await put(opened, *EVERYTHING)
    yield opened
    await opened.close()


def with_a_budget(segments: int | None, **more: Any) -> Any:
    return replace(ORGANISATION, allowance=Allowance(segments=segments, zone="Europe/Stockholm", **more))


def to(number: int, purpose: Purpose = Purpose.OPENING, **more: Any) -> Message:
    """To a phone of its own."""
    phone = more.pop("phone", f"+467020000{number:02}")
    lane = f"person:sms:{phone}"
    return a_message(f"m{number}", address=phone, lane=lane, conversation=lane, purpose=purpose, **more)


async def write(storage: Storage, *messages: Message) -> None:
    """Each to somebody with a conversation of their own."""
    people = {one.lane: replace(ANNA, id=one.lane, lane=one.lane, address=one.address) for one in messages}
    await put(storage, *people.values(), *messages)


async def claim(storage: Storage, now: datetime = NOW) -> list[str]:
    """What leaves, and is sent."""
    left = [one.key for one in await storage.outbox.claim(now, "me:1:a", 50, verdict)]
    for key in left:
        await storage.outbox.sent(key, f"SM{key}", now)
    return left


async def used(storage: Storage) -> int:
    key = segments_key("cafe", "2026-11")
    ((count,),) = await rows(storage, "SELECT coalesce(sum(used), 0) FROM counts WHERE key = $1", key)
    return int(count)


async def test_what_leaves_is_counted_once_however_often_it_is_tried(limited: Storage, machine: MachineClock) -> None:
    await write(limited, to(1, segments=3), to(2, segments=2))
    assert len(await limited.outbox.claim(NOW, "me:1:a", 50, verdict)) == 2
    assert await used(limited) == 5
    await limited.outbox.put_back("m1", 5, attempt=1)
    machine.forward(5)
    assert await claim(limited) == ["m1"]
    assert await used(limited) == 5


async def test_a_budget_stops_and_lets_everything_go_when_it_is_raised(limited: Storage) -> None:
    await put(limited, with_a_budget(2))
    await write(limited, *(to(number) for number in range(1, 6)))
    assert await claim(limited) == ["m1", "m2"]
    assert (await events(limited)).count("message_held") == 3
    assert await read_limits.waiting("cafe") == 3
    assert await claim(limited) == []
    await brought_about(limited, Changes(put=[with_a_budget(4)], lets_go="cafe"))
    assert await claim(limited) == ["m3", "m4"]
    await brought_about(limited, Changes(put=[with_a_budget(None)], lets_go="cafe"))
    assert await claim(limited) == ["m5"]
    assert await claim(limited) == []
    assert (await events(limited)).count("message_held") == 3  # each is told of once


async def test_a_new_month_lets_it_go_in_the_open_hours(limited: Storage) -> None:
    await put(limited, with_a_budget(1))
    await write(limited, to(1), to(2))
    assert await claim(limited) == ["m1"]
    assert await claim(limited, DECEMBER - timedelta(seconds=1)) == []
    assert await claim(limited, DECEMBER) == ["m2"]


async def test_an_answer_may_take_a_little_more_and_then_waits_like_the_rest(limited: Storage) -> None:
    await put(limited, with_a_budget(10))
    await write(limited, to(1, segments=10), to(2, Purpose.REPLY), to(3, Purpose.REPLY))
    assert await claim(limited) == ["m1", "m2"]
    await put(limited, with_a_budget(None))
    await brought_about(limited, Changes(lets_go="cafe"))
    assert await claim(limited, NOW + timedelta(hours=14)) == []  # at night: it answers nobody who has just written
    assert await claim(limited, NOW + timedelta(hours=24)) == ["m3"]


async def test_of_reminders_that_wait_the_last_goes(limited: Storage) -> None:
    first, second = (
        replace(to(7, Purpose.REMINDER), key=key, created_at=NOW + timedelta(hours=hours), due_at=NOW)
        for key, hours in (("r1", 0), ("r2", 12))
    )
    await put(limited, with_a_budget(0))
    await write(limited, first)
    assert await claim(limited) == []
    await write(limited, second)
    assert await claim(limited) == []
    await brought_about(limited, Changes(put=[with_a_budget(None)], lets_go="cafe"))
    assert await claim(limited, NOW + timedelta(hours=24)) == ["r2"]
    ((error,),) = await rows(limited, "SELECT error FROM outbox WHERE key = 'r1'")
    assert error == "superseded"


async def test_one_phone_has_so_many_a_day_and_the_rest_the_next_morning(limited: Storage) -> None:
    news = [replace(to(8, Purpose.NEWS), key=f"n{number}") for number in range(4)]
    await write(limited, *news)
    assert [await claim(limited) for _ in range(4)] == [["n0"], ["n1"], [], []]  # Anna's own: two halves
    tomorrow = NOW.replace(hour=7) + timedelta(days=1)
    assert await claim(limited, tomorrow) == ["n2"]
    assert await claim(limited, tomorrow) == ["n3"]


async def test_numbers_in_a_row_have_so_many_first_messages_a_day(limited: Storage) -> None:
    invited = [to(number, tells="referee_invited") for number in range(1, 6)]
    await write(limited, *invited, to(6, phone="+46731111111", tells="referee_invited"))
    assert await claim(limited) == ["m1", "m2", "m6"]
    assert await claim(limited, NOW.replace(hour=7) + timedelta(days=1)) == ["m3", "m4"]


async def test_a_country_that_was_taken_off_the_list_gets_nothing_more(limited: Storage) -> None:
    away = replace(to(1, phone="+4740612345"), key="away")
    await write(limited, away, replace(away, key="reply", purpose=Purpose.REPLY), to(2))
    assert await claim(limited) == ["m2"]
    dropped = await rows(limited, "SELECT key, error FROM outbox WHERE progress = 'dropped' ORDER BY id")
    assert dropped == [("away", "country_not_allowed"), ("reply", "country_not_allowed")]
    await put(limited, with_a_budget(None, countries=("NO",)))
    await write(limited, replace(away, key="again"), to(3))
    assert await claim(limited) == ["again"]


async def test_recruiters_are_told_once_of_each_limit(limited: Storage, machine: MachineClock) -> None:
    await install(limited, machine, "T1")
    await put(limited, with_a_budget(10), Recruiter("T1", "U1", "cafe"), Recruiter("T2", "U2", "cafe"))
    await write(limited, to(1, segments=4), to(2, segments=4))
    assert await claim(limited) == ["m1", "m2"]
    await write(limited, *(to(number, segments=4) for number in range(3, 6)))
    assert await claim(limited) == await claim(limited) == []
    await brought_about(limited, Changes(put=[with_a_budget(12)], lets_go="cafe"))
    assert await claim(limited) == ["m3"]
    sql = "SELECT lane, payload FROM inbox WHERE happening = $1 ORDER BY id"
    told = await rows(limited, sql, Happening.RECRUITER_WARNED.value)
    assert [payload for _, payload in told] == [
        '{"warning":"budget_near"}',
        '{"warning":"budget_over"}',
        '{"warning":"budget_over"}',  # the raised one, too
    ]
    assert {lane for lane, _ in told} == {"recruiter:T1:U1"}


async def test_many_programs_at_once_stay_within_the_budget(limited: Storage) -> None:
    await put(limited, with_a_budget(20))
    await write(limited, *(to(number) for number in range(1, 61)))
    claims = (limited.outbox.claim(NOW, f"me:{n}:a", 5, verdict) for n in range(12))
    left = [one for claimed in await asyncio.gather(*claims) for one in claimed]
    assert len(left) == await used(limited) == 20


async def test_counts_of_days_that_are_over_are_cleared(limited: Storage) -> None:
    await write(limited, to(1))
    await claim(limited)
    assert await counts.clear(NOW + timedelta(days=2)) == 1  # the phone's
    assert await used(limited) == 1
    assert await counts.clear(NOW + timedelta(days=90)) == 1


async def test_the_answer_that_goes_in_place_of_a_first_message_starts_its_clocks(limited: Storage) -> None:
    """R31: somebody wrote before they had been invited, and the budget held up what they were told."""
    clock = Clockwork(Happening.REMINDER_FELL_DUE.value, 3600, {"number": 1})
    first = replace(to(7, Purpose.REPLY), key="a1", tells="candidate_invited", starts=(clock,))
    await put(limited, with_a_budget(0))
    for message in (first, replace(to(7, Purpose.REPLY), key="a2")):
        await write(limited, message)
        assert await claim(limited) == []
    await brought_about(limited, Changes(put=[with_a_budget(None)], lets_go="cafe"))
    assert await claim(limited, NOW + timedelta(hours=24)) == ["a2"]
    assert (await events(limited)).count("candidate_invited") == 1
    assert await rows(limited, "SELECT happening FROM timer") == [("reminder_fell_due",)]
