"""Whether the database can be reached and has every migration, and whether an error means that it can't."""

import pkgutil
import sqlite3

from tortoise.connection import get_connections
from tortoise.exceptions import BaseORMException, DBConnectionError

from bot.ports import StorageUnreachable
from bot.storage import migrations
from bot.storage.postgres.connection import translated
from bot.storage.sqlite.connection import as_unreachable

KNOWN = frozenset(module.name for module in pkgutil.iter_modules(migrations.__path__))


async def missing_migrations() -> list[str]:
    """Those that this program knows and the database has not seen. Raises what `is_unreachable` recognises."""
    sql = 'SELECT "name" FROM "tortoise_migrations"'
    rows = await get_connections().get("default").execute_query_dict(sql)
    return sorted(KNOWN - {row["name"] for row in rows})


def is_unreachable(error: BaseException) -> bool:
    """Whether the database, and not what was asked of it, is at fault."""
    original = error.args[0] if isinstance(error, BaseORMException) and error.args else error
    if isinstance(original, sqlite3.Error):
        original = as_unreachable(original)
    elif isinstance(original, Exception):
        original = translated(original)
    return isinstance(original, StorageUnreachable) or isinstance(error, DBConnectionError)
