"""Intake: nothing is acknowledged that is not on disk, and nothing acknowledged is lost."""

import os
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.inbox import Row
from bot.domain.sender import Senders
from bot.engine.addressing import Addressing
from bot.engine.holder import Holder
from bot.engine.intake import Intake
from bot.engine.spool import LEFT_BEHIND_SECONDS, Spool
from bot.ports import StorageUnreachable
from tests.engine.conftest import SENDER, World, a_text
from tests.storage.scene import number_of, rows

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Away:
    """A database that cannot be reached."""

    async def put(self, rows: Sequence[Row], now: datetime) -> int:
        raise StorageUnreachable


def _cut_off(world: World, folder: Path, holder: Holder | None = None) -> Intake:
    spool = Spool(folder, holder or Holder())
    own = Addressing(world.storage.own_senders, Senders({SENDER.key: SENDER}), world.storage.written_mail)
    return Intake(Away(), world.storage.outbox, world.wakeups, spool, world.clock, own)  # type: ignore[arg-type]


async def test_what_was_spooled_by_a_dead_program_is_replayed_in_order(world: World) -> None:
    away = _cut_off(world, world.spool_folder)  # a holder of our own process, but not us: dead
    for number in range(5):
        await away.take(a_text(f"{number}", text="Ärlig, \x85 \u2028 kollega"))
    assert await number_of(world.storage, "inbox") == 0
    await world.begin()

    async def is_done() -> bool:
        return len(world.applied) >= 5

    await world.until(is_done)
    assert world.applied == [f"{number}" for number in range(5)]
    await world.until(lambda: _is_empty(world.spool_folder))


async def _is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


async def test_what_comes_after_spooled_rows_does_not_overtake_them(world: World) -> None:
    holder = Holder()
    intake = _cut_off(world, world.spool_folder, holder)
    await intake.take(a_text("1"))
    intake._turns = world.storage.turns  # the database is back
    await intake.take(a_text("2"))
    assert await number_of(world.storage, "inbox") == 0
    await intake.replay()
    await intake.take(a_text("3"))
    assert [key for (key,) in await rows(world.storage, "SELECT key FROM inbox ORDER BY id")] == ["1", "2", "3"]


async def test_a_row_that_the_database_refuses_does_not_keep_back_the_others(world: World) -> None:
    away = _cut_off(world, world.spool_folder)
    await away.take(a_text("1"), a_text("2", text="\ud800"), a_text("3"))
    await world.begin()

    async def is_done() -> bool:
        return len(world.applied) >= 2

    await world.until(is_done)
    assert world.applied == ["1", "3"]
    await world.until(lambda: _is_only(world.spool_folder, "refused.txt"))


async def _is_only(folder: Path, name: str) -> bool:
    return [file.name for file in folder.iterdir()] == [name]


async def test_rows_keep_their_words_and_hour_in_the_spool(tmp_path: Path) -> None:
    spool, found = Spool(tmp_path, Holder()), list[Row]()
    row = Row("lane", "twilio", "SM1", a_text("1").happening, {"text": "Åsa\n\u2028\ud83d 🙂"}, received_at=NOW)

    async def put(given: Sequence[Row]) -> None:
        found.extend(given)

    await spool.keep([row])
    await spool.replay(put)
    assert found == [row]


async def test_a_line_torn_by_a_crash_is_left_out(tmp_path: Path) -> None:
    spool, found = Spool(tmp_path, Holder()), list[str]()

    async def put(rows: Sequence[Row]) -> None:
        found.extend(row.key for row in rows)

    await spool.keep([a_text("1")])
    [file] = tmp_path.iterdir()
    with file.open("a") as opened:
        opened.write('\n{"lane": "per')
    await spool.keep([a_text("2")])
    await spool.replay(put)
    assert found == ["1", "2"]


async def test_rows_that_the_database_still_refuses_stay_in_the_spool(tmp_path: Path) -> None:
    spool = Spool(tmp_path, Holder())

    async def put(rows: Sequence[Row]) -> None:
        raise StorageUnreachable

    await spool.keep([a_text("1")])
    with pytest.raises(StorageUnreachable):
        await spool.replay(put)
    assert len(list(tmp_path.iterdir())) == 1


async def test_the_files_of_a_living_program_are_left_to_it(tmp_path: Path) -> None:
    class Neighbour(Holder):
        def __init__(self) -> None:
            super().__init__()
            self.name = self.name.replace(f":{os.getpid()}:", f":{os.getppid()}:")

    found: list[str] = []

    async def put(rows: Sequence[Row]) -> None:
        found.extend(row.key for row in rows)

    await Spool(tmp_path, Neighbour()).keep([a_text("theirs")])
    await Spool(tmp_path, Holder()).replay(put)
    assert found == []


class Elsewhere(Holder):
    """A program of another machine, or of a container that has been replaced: nobody here can tell whether it runs."""

    def __init__(self) -> None:
        super().__init__()
        self.name = f"another-host:{os.getpid()}:0a"


async def test_what_a_program_elsewhere_has_not_replayed_for_long_is_replayed_here(tmp_path: Path) -> None:
    found: list[str] = []

    async def put(rows: Sequence[Row]) -> None:
        found.extend(row.key for row in rows)

    await Spool(tmp_path, Elsewhere()).keep([a_text("theirs")])
    await Spool(tmp_path, Holder()).replay(put)
    assert found == []
    [file] = tmp_path.iterdir()
    _age(file, LEFT_BEHIND_SECONDS + 1)
    await Spool(tmp_path, Holder()).replay(put)
    assert found == ["theirs"] and not list(tmp_path.iterdir())


async def test_what_was_spooled_first_is_replayed_first_whoever_spooled_it(tmp_path: Path) -> None:
    found: list[str] = []

    async def put(rows: Sequence[Row]) -> None:
        found.extend(row.key for row in rows)

    for age_seconds, letter in ((30, "z"), (20, "a"), (10, "m")):
        dead = Holder()
        dead.name = f"{dead.name.rpartition(':')[0]}:{letter}"
        await Spool(tmp_path, dead).keep([a_text(letter)])
        [file] = tmp_path.glob(f"*%3A{letter}.*")
        _age(file, age_seconds)
    await Spool(tmp_path, Holder()).replay(put)
    assert found == ["z", "a", "m"]


def _age(file: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(file, (then, then))


async def test_a_row_that_nobody_can_keep_is_not_acknowledged(world: World, tmp_path: Path) -> None:
    in_the_way = tmp_path / "in_the_way"
    in_the_way.write_text("a file where the spool's folder should be")
    with pytest.raises(StorageUnreachable):
        await _cut_off(world, in_the_way).take(a_text("1"))
