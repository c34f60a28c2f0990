"""Reads of several statements that all see the same: nothing is told half as before a turn, half as after it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tortoise.connection import get_connection

from bot.storage.engines.asyncpg import SafeAsyncpgClient
from bot.storage.engines.sqlite import SafeSqliteClient


@asynccontextmanager
async def one_moment() -> AsyncIterator[None]:
    """Around reads alone, made and awaited within it: it holds a connection. One within another is the same moment.

    It may be put on a function, too: `@one_moment()`.
    """
    client = get_connection("default")
    if not isinstance(client, SafeSqliteClient | SafeAsyncpgClient):  # there is one already
        yield
        return
    async with client.moment():
        yield
