"""Opens a database: migrated, its senders known, the stores ready."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from tortoise.context import TortoiseContext

from bot.domain.counted import NO_RULES, Rules
from bot.domain.sender import Sender, Senders
from bot.storage.cards import SqlCardStore
from bot.storage.connecting import connect, tortoise_config
from bot.storage.database import Database
from bot.storage.engines.asyncpg import SafeAsyncpgClient
from bot.storage.engines.sqlite import SafeSqliteClient
from bot.storage.errands import SqlErrandStore
from bot.storage.links import hashes
from bot.storage.migrating import migrate
from bot.storage.outbox.fates import SqlFateStore
from bot.storage.outbox.store import SqlOutboxStore
from bot.storage.own_senders import SqlOwnSenders
from bot.storage.postgres.database import PostgresDatabase
from bot.storage.sqlite.database import SqliteDatabase
from bot.storage.steps import Clash, Into, Steps, Write
from bot.storage.turns.store import SqlTurnStore
from bot.storage.webhooks.store import SqlHookStore
from bot.storage.written_mail import SqlWrittenMail

SENDER = Into("sender", ("key", "arrives_at"), Clash.FIRST_STAYS, ("key",))


def machine_time() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Storage:
    turns: SqlTurnStore
    outbox: SqlOutboxStore
    fates: SqlFateStore
    errands: SqlErrandStore
    own_senders: SqlOwnSenders
    written_mail: SqlWrittenMail
    cards: SqlCardStore
    hooks: SqlHookStore
    database: Database
    tortoise: TortoiseContext

    async def close(self) -> None:
        """Lets running transactions finish, for a few seconds at most."""
        await self.database.close()
        await self.tortoise.close_connections()


async def open_storage(
    database_url: str,
    senders: Senders,
    secret: bytes,
    real: Callable[[], datetime] = machine_time,
    rules: Rules = NO_RULES,
) -> Storage:
    """`secret` makes personal links; `real` is the machine's clock; `rules` hold what leaves."""
    await migrate(database_url)
    config = tortoise_config(database_url)
    tortoise = await connect(config, everywhere=True)
    database = _database(tortoise)
    try:
        await database.write(lambda: _introduce(senders.shared))
    except BaseException:  # nobody else knows of it
        await database.close()
        await tortoise.close_connections()
        raise
    return Storage(
        turns=SqlTurnStore(database, real, hashes(secret)),
        outbox=SqlOutboxStore(database, real, senders, rules),
        fates=SqlFateStore(database, real),
        errands=SqlErrandStore(database, real),
        own_senders=SqlOwnSenders(database),
        written_mail=SqlWrittenMail(database),
        cards=SqlCardStore(database, real),
        hooks=SqlHookStore(database, real),
        database=database,
        tortoise=tortoise,
    )


def _database(tortoise: TortoiseContext) -> Database:
    client = tortoise.connections.get("default")
    if isinstance(client, SafeSqliteClient):
        return SqliteDatabase(client.filename, client.pen)
    if isinstance(client, SafeAsyncpgClient):
        return PostgresDatabase(client)
    raise TypeError(f"{type(client).__name__} is not our engine")


def _introduce(shared: Mapping[str, Sender]) -> Steps[None]:
    if shared:
        yield Write({SENDER: [(key, 0) for key in shared]})
