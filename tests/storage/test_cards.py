"""Cards that are behind, on either database: leased, the longest quiet first, and within each workspace's limit."""

import asyncio
import random
from datetime import datetime, timedelta

import pytest

from bot.storage.cards import SqlCardStore
from bot.storage.opening import Storage
from tests.storage.conftest import MachineClock
from tests.storage.desk_scene import a_card, install
from tests.storage.scene import NOW, put, rows

A_MINUTE, MOST_IN_A_MINUTE = timedelta(seconds=60), 50


async def test_only_cards_that_have_changed_since_they_were_shown_are_behind(storage: Storage) -> None:
    await put(
        storage, a_card("posted", ts="1.0", posted_hash="abc"), a_card("not-posted-yet"), a_card("nowhere", ts="")
    )
    (card,) = await storage.cards.behind(10)
    assert (card.check, card.workspace, card.channel, card.ts, card.changes, card.known_hash) == (
        "posted",
        "T1",
        "C1",
        "1.0",
        1,
        "abc",
    )
    await storage.cards.shown(card, "def")
    assert await storage.cards.behind(10) == []


async def test_what_changed_while_it_was_drawn_is_shown_later(storage: Storage, machine: MachineClock) -> None:
    await put(storage, a_card(ts="1.0"))
    (card,) = await storage.cards.behind(10)
    await put(storage, a_card(ts="1.0", changes=3))
    await storage.cards.shown(card, "abc")
    assert await storage.cards.behind(10) == [], "a burst of changes is one"
    machine.forward(2)
    (again,) = await storage.cards.behind(10)
    assert (again.changes, again.known_hash) == (3, "abc")


async def test_a_turn_does_not_forget_what_has_been_shown(storage: Storage) -> None:
    await put(storage, a_card(ts="1.0"))
    (card,) = await storage.cards.behind(10)
    await storage.cards.shown(card, "abc")
    await put(storage, a_card(ts="1.0", changes=1, file_version=1))
    assert await rows(storage, "SELECT shown, shown_hash, file_version FROM card") == [(1, "abc", 1)]


async def test_an_older_answer_takes_nothing_back(storage: Storage, machine: MachineClock) -> None:
    """Of a program that was frozen while another showed something newer."""
    await put(storage, a_card(ts="1.0"))
    (older,) = await storage.cards.behind(10)
    machine.forward(31)
    await put(storage, a_card(ts="1.0", changes=2))
    (newer,) = await storage.cards.behind(10)
    await storage.cards.shown(newer, "new")
    await storage.cards.shown(older, "old")
    assert await rows(storage, "SELECT shown, shown_hash FROM card") == [(2, "new")]


async def test_a_card_is_one_programs_until_its_lease_runs_out(storage: Storage, machine: MachineClock) -> None:
    await put(storage, *(a_card(f"check-{n}", ts=f"{n}.0") for n in range(20)))
    both = await asyncio.gather(storage.cards.behind(16), storage.cards.behind(16))
    taken = [one.check for found in both for one in found]
    assert sorted(taken) == sorted(f"check-{n}" for n in range(20))
    machine.forward(29.9)
    assert await storage.cards.behind(20) == []
    machine.forward(0.2)
    assert len(await storage.cards.behind(20)) == 20


async def test_the_longest_quiet_comes_first(storage: Storage) -> None:
    changed = {"busy": 30, "quiet": 0, "between": 10}
    for check, seconds in changed.items():
        await put(storage, a_card(check, ts="1.0", changed_at=NOW + timedelta(seconds=seconds)))
    found = [await storage.cards.behind(1) for _ in range(3)]
    assert [one.check for (one,) in found] == ["quiet", "between", "busy"]


async def test_what_was_put_back_waits(storage: Storage, machine: MachineClock) -> None:
    await put(storage, a_card(ts="1.0"))
    (card,) = await storage.cards.behind(10)
    await storage.cards.put_back(card, 5)
    machine.forward(4.9)
    assert await storage.cards.behind(10) == []
    machine.forward(0.2)
    assert [one.check for one in await storage.cards.behind(10)] == [card.check]


# --- the limit of a workspace


async def test_fifty_at_once_and_no_more_within_the_minute(storage: Storage, machine: MachineClock) -> None:
    await install(storage, machine, "T1")
    waits = [await storage.cards.may_update("T1") for _ in range(53)]
    assert waits[:50] == [0.0] * 50 and all(60 <= one <= 61 for one in waits[50:])
    machine.forward(waits[50] - 0.1)
    assert await storage.cards.may_update("T1") == pytest.approx(0.1)
    machine.forward(0.2)
    assert await storage.cards.may_update("T1") == 0


async def test_each_workspace_has_a_limit_of_its_own(storage: Storage, machine: MachineClock) -> None:
    await install(storage, machine, "T1")
    await install(storage, machine, "T2", "bar")
    for _ in range(50):
        assert await storage.cards.may_update("T1") == 0
    assert await storage.cards.may_update("T1") > 0
    assert await storage.cards.may_update("T2") == 0


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_two_programs_keep_to_the_limit_together(storage: Storage, machine: MachineClock, seed: int) -> None:
    """Whoever is first, and though their clocks differ by some tenths of a second."""
    await install(storage, machine, "T1")
    chance, given = random.Random(seed), list[datetime]()
    skews = (0.0, 0.4, -0.05)
    stores = [SqlCardStore(storage.database, _Skewed(machine, one)) for one in skews]
    for _ in range(60):
        asked = chance.sample(stores * 8, chance.randint(1, 12))
        waits = await asyncio.gather(*(one.may_update("T1") for one in asked))
        given += [machine()] * waits.count(0.0)
        machine.forward(chance.choice((0.01, 0.3, 1, 2, 7)))
    assert len(given) > MOST_IN_A_MINUTE, "so that the limit was met"
    for at in given:
        assert len([one for one in given if at <= one < at + A_MINUTE]) <= MOST_IN_A_MINUTE


class _Skewed:
    """A machine's clock that goes wrong by so much."""

    def __init__(self, machine: MachineClock, seconds: float) -> None:
        self._machine, self._by = machine, timedelta(seconds=seconds)

    def __call__(self) -> datetime:
        return self._machine() + self._by


async def test_a_clock_that_was_far_ahead_does_not_stop_updates_for_good(
    storage: Storage, machine: MachineClock
) -> None:
    await install(storage, machine, "T1")
    ahead = SqlCardStore(storage.database, _Skewed(machine, 3600))
    for _ in range(50):
        await ahead.may_update("T1")
    assert await storage.cards.may_update("T1") == 0


# --- the order of work


async def test_a_workspace_out_of_budget_holds_no_other_up(storage: Storage, machine: MachineClock) -> None:
    """Its cards wait, and are out of the way while they do."""
    await install(storage, machine, "T1")
    await install(storage, machine, "T2", "bar")
    early, late = NOW, NOW + timedelta(seconds=1)
    await put(storage, *(a_card(f"a-{n:03}", ts="1.0", changed_at=early) for n in range(120)))
    await put(storage, *(a_card(f"b-{n}", ts="1.0", changed_at=late, workspace="T2") for n in range(3)))
    shown: list[str] = []
    for _ in range(9):
        for card in await storage.cards.behind(16):
            if wait := await storage.cards.may_update(card.workspace):
                await storage.cards.put_back(card, wait)
            else:
                await storage.cards.shown(card, "drawn")
                shown.append(card.check)
    assert len([one for one in shown if one.startswith("a")]) == 50
    assert [one for one in shown if one.startswith("b")] == ["b-0", "b-1", "b-2"]
