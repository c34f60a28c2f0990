"""Brings the database's schema up to date, whole or not at all, however many programs start at once."""

from typing import Any

from tortoise.transactions import in_transaction

from bot.storage.connecting import APP, TABLES, connect, tortoise_config
from bot.storage.migration_states import SharingExecutor

ADVISORY_LOCK = 7_601_442_018_850_417  # any number that nobody else uses


async def migrate(database_url: str) -> None:
    """Runs the migrations that the database has not seen."""
    config = tortoise_config(database_url)
    context = await connect(config | {"apps": _one_table(config["apps"])}, everywhere=False)
    try:
        with context:
            await _migrate(config["apps"])
    finally:
        await context.close_connections()


def _one_table(apps: dict[str, Any]) -> dict[str, Any]:
    """Migrations bring tables of their own; to get all of ours ready would double the time of a start."""
    return {APP: apps[APP] | {"models": TABLES[:1]}}


async def _migrate(apps: dict[str, Any]) -> None:
    """In one transaction, which on SQLite locks the file from the start and on PostgreSQL takes a lock by number.

    Tortoise alone records a migration in a second transaction: a crash between would leave it applied but unknown.
    """
    async with in_transaction() as connection:
        if connection.capabilities.dialect == "postgres":
            await connection.execute_query("SELECT pg_advisory_xact_lock($1)", [ADVISORY_LOCK])
        executor = SharingExecutor(connection, {APP: apps[APP]})
        await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
        await executor.migrate(direction="forward")
