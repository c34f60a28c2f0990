"""Where a database is: from the URL in the settings to Tortoise's configuration with our engines."""

from typing import Any

from tortoise.backends.base.config_generator import expand_db_url
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext, get_current_context, set_global_context

from bot.errors import SettingRefused

APP = "storage"
TABLES = [
    f"bot.storage.tables.{part}"
    for part in (
        "organisations",
        "questionnaires",
        "listed",
        "users",
        "checks",
        "lanes",
        "desk",
        "pages",
        "openings",
        "counts",
        "templates",
        "webhooks",
        "upkeep",
    )
]
MIGRATIONS = "bot.storage.migrations"
SQLITE, POSTGRES = "bot.storage.engines.sqlite", "bot.storage.engines.asyncpg"
SCHEMES = {"sqlite": "sqlite", "postgres": "asyncpg", "postgresql": "asyncpg", "asyncpg": "asyncpg"}
OPTIONS: dict[str, dict[str, Any]] = {
    # A program that starts waits while another brings the schema up to date.
    SQLITE: {"synchronous": "FULL", "busy_timeout": 60_000},
    POSTGRES: {"maxsize": 12, "timeout": 10, "command_timeout": 60},
}


def tortoise_config(database_url: str) -> dict[str, Any]:
    """Raises `SettingRefused` for a URL of another kind; the URL itself may hold a password and is not repeated."""
    scheme, _, rest = database_url.partition("://")
    if scheme not in SCHEMES or not rest:
        raise SettingRefused(
            "VOUCHLINE_DATABASE_URL", f"{scheme}://…", "neither sqlite:///absolute/path nor postgres://…"
        )
    found = expand_db_url(f"{SCHEMES[scheme]}://{rest}")
    engine = SQLITE if scheme == "sqlite" else POSTGRES
    connection = {"engine": engine, "credentials": OPTIONS[engine] | found["credentials"]}
    apps = {APP: {"models": TABLES, "migrations": MIGRATIONS, "default_connection": "default"}}
    return {"connections": {"default": connection}, "apps": apps}


async def connect(config: dict[str, Any], *, everywhere: bool) -> TortoiseContext:
    """`everywhere`: tables are found from tasks that were started earlier, too; one database in a program at a time."""
    if everywhere:
        _refuse_another(config)
    context = TortoiseContext()
    EXECUTOR_CACHE.clear()  # kept by table alone: a database of another kind would be sent its statements
    with context:
        await context.init(config=config)
        client = context.connections.get("default")
        await client.create_connection(with_db=True)
    if everywhere and get_current_context() is None:
        set_global_context(context)
    return context


def _refuse_another(config: dict[str, Any]) -> None:
    """Two storages of one database may be open in a program; of two databases the ORM would mix up which is meant."""
    other = get_current_context()
    if other is not None and other.connections.db_config != config["connections"]:
        raise RuntimeError("another database is open in this program")
