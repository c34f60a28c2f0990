"""Reading in plain SQL, where one statement for both databases says it better than the ORM can."""

from collections.abc import Sequence
from typing import Any

from tortoise.connection import get_connection

from bot.storage.dialects import POSTGRES, SQLITE


async def asked(sql: str, values: Sequence[Any]) -> list[dict[str, Any]]:
    """The rows, by column. `sql` is spelled as `bot/storage/dialects.py` has it."""
    client = get_connection("default")
    dialect = SQLITE if client.capabilities.dialect == SQLITE.name else POSTGRES
    return await client.execute_query_dict(dialect.spell(sql), list(dialect.parameters(values)))
