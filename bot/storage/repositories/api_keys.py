"""Adds an API key. Of the key itself only a fingerprint is kept."""

from bot.domain.organisation import ApiKey
from bot.storage.database import Database
from bot.storage.into import INTO
from bot.storage.records import mapper
from bot.storage.steps import Steps, Write


async def add_api_key(database: Database, key: ApiKey) -> None:
    await database.write(lambda: _add(key))


def _add(key: ApiKey) -> Steps[None]:
    yield Write({INTO[ApiKey]: [mapper(ApiKey).row(key)]})
