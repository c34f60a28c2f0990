"""How far product time has been moved ahead of the machine's, by a sandbox or a test."""

from bot.storage.database import Database
from bot.storage.steps import Query, Steps

READ = "SELECT coalesce(max(offset_seconds), 0) FROM clock"
ADVANCE = """INSERT INTO clock (id, offset_seconds) VALUES (1, $1)
ON CONFLICT (id) DO UPDATE SET offset_seconds = clock.offset_seconds + excluded.offset_seconds"""


async def offset_seconds(database: Database) -> int:
    return await database.read(_read)


async def advance(database: Database, seconds: int) -> int:
    """The offset after the clock was moved forward; it outlives a restart."""
    return await database.write(lambda: _advance(seconds))


def _read() -> Steps[int]:
    ((offset,),) = yield Query(READ)
    return int(offset)


def _advance(seconds: int) -> Steps[int]:
    yield Query(ADVANCE, [seconds])
    return (yield from _read())
