"""Messages of ours that mail has come for, found by their keys."""

import json
from collections.abc import Collection, Mapping

from bot.ports import Written
from bot.storage.database import Database
from bot.storage.steps import Query, Steps

BY_KEY = "SELECT key, lane, sender, address, conversation, about FROM outbox WHERE key {in $1}"


class SqlWrittenMail:
    """Meets `bot.ports.WrittenMail`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_key(self, keys: Collection[str]) -> Mapping[str, Written]:
        return await self._database.read(lambda: _written(Query(BY_KEY, [sorted(keys)])))


def _written(asked: Query) -> Steps[dict[str, Written]]:
    return {
        key: Written(lane, sender, address, conversation, _answers(about))
        for key, lane, sender, address, conversation, about in (yield asked)
    }


def _answers(about: str | None) -> int:
    return int(json.loads(about).get("answers", 0)) if about else 0
