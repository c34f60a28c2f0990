"""The numbers that sub-accounts have as their own, as every program sees them."""

from collections.abc import Collection

from bot.storage.database import Database
from bot.storage.steps import Query, Steps

AMONG = "SELECT key FROM sender WHERE organisation IS NOT NULL AND key {in $1}"
ALL = "SELECT key FROM sender WHERE organisation IS NOT NULL AND key NOT LIKE 'slack:%' ORDER BY key"


class SqlOwnSenders:
    """Meets `bot.ports.OwnSenders`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def among(self, keys: Collection[str]) -> frozenset[str]:
        return frozenset(await self._database.read(lambda: _keys(Query(AMONG, [sorted(keys)]))))

    async def all(self) -> list[str]:
        return await self._database.read(lambda: _keys(Query(ALL)))


def _keys(asked: Query) -> Steps[list[str]]:
    return [key for (key,) in (yield asked)]
