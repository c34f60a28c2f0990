"""Adds an API key, and notes that one was used. Of the key itself only a fingerprint is kept."""

from datetime import datetime

from bot.domain.organisation import ApiKey
from bot.storage.database import Database
from bot.storage.fields import microseconds
from bot.storage.into import INTO
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps, Write

USED = "UPDATE api_key SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $2)"


async def add_api_key(database: Database, key: ApiKey) -> None:
    await database.write(lambda: _add(key))


async def used(database: Database, key: str, at: datetime) -> None:
    await database.write(lambda: _used(key, at), single=True)


def _add(key: ApiKey) -> Steps[None]:
    yield Write({INTO[ApiKey]: [mapper(ApiKey).row(key)]})


def _used(key: str, at: datetime) -> Steps[None]:
    yield Query(USED, [key, microseconds(at)])
