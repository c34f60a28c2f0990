"""Opens a database: migrated, its senders known, the stores ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from tortoise.context import TortoiseContext

from bot.domain.sender import Sender
from bot.storage.connecting import connect, sqlite_path, tortoise_config
from bot.storage.database import Database
from bot.storage.engines.asyncpg import SafeAsyncpgClient
from bot.storage.links import hashes
from bot.storage.migrating import migrate
from bot.storage.outbox.store import SqlOutboxStore
from bot.storage.postgres.database import PostgresDatabase
from bot.storage.sqlite.database import SqliteDatabase
from bot.storage.steps import Clash, Into, Steps, Write
from bot.storage.turns.store import SqlTurnStore

SENDER = Into("sender", ("key", "arrives_at"), Clash.FIRST_STAYS, ("key",))


def machine_time() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Storage:
    turns: SqlTurnStore
    outbox: SqlOutboxStore
    database: Database
    tortoise: TortoiseContext

    async def close(self) -> None:
        """Lets running transactions finish, for a few seconds at most."""
        await self.database.close()
        await self.tortoise.close_connections()


async def open_storage(
    database_url: str, senders: Iterable[Sender], secret: bytes, real: Callable[[], datetime] = machine_time
) -> Storage:
    """`secret` makes personal links; `real` is the machine's clock."""
    await migrate(database_url)
    config = tortoise_config(database_url)
    tortoise = await connect(config, everywhere=True)
    path = sqlite_path(config)
    database = SqliteDatabase(path) if path else _postgres(tortoise)
    known = list(senders)
    await database.write(lambda: _introduce(known))
    return Storage(
        SqlTurnStore(database, real, hashes(secret)), SqlOutboxStore(database, real, known), database, tortoise
    )


def _postgres(tortoise: TortoiseContext) -> PostgresDatabase:
    client = tortoise.connections.get("default")
    if not isinstance(client, SafeAsyncpgClient):
        raise TypeError(f"{type(client).__name__} is not our engine")
    return PostgresDatabase(client)


def _introduce(senders: list[Sender]) -> Steps[None]:
    if senders:
        yield Write({SENDER: [(sender.key, 0) for sender in senders]})
