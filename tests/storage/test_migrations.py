"""The migrations make what the tables declare, whoever runs them and however often."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationTarget

from bot.errors import SettingRefused
from bot.storage.connecting import APP, connect, tortoise_config
from bot.storage.migrating import migrate
from bot.storage.migration_states import SharingExecutor
from bot.storage.tables.indexes import INDEXES
from tests.databases import Postgres, migrated

OURS = "NOT LIKE 'sqlite_%' AND name <> 'tortoise_migrations'"
POSTGRES_COLUMNS = """SELECT table_name, column_name, data_type, is_nullable, column_default
FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'tortoise_migrations'
ORDER BY table_name, column_name"""
POSTGRES_INDEXES = """SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = 'public' AND tablename <> 'tortoise_migrations' ORDER BY indexname"""


async def test_sqlite_has_the_declared_schema(tmp_path: Path) -> None:
    (tmp_path / "migrated").write_bytes(migrated())
    await _declare(f"sqlite://{tmp_path}/declared")
    assert _sqlite_schema(tmp_path / "migrated") == _sqlite_schema(tmp_path / "declared")


async def test_postgres_has_the_declared_schema(postgres: Postgres) -> None:
    migrated, declared = await postgres.fresh(), await postgres.fresh(migrated=False)
    await _declare(declared)
    assert await _postgres_schema(migrated) == await _postgres_schema(declared)
    await postgres.drop(migrated)
    await postgres.drop(declared)


@pytest.mark.parametrize("last", ["0005_a_checks_life", "0012_own_questionnaires"])
async def test_a_database_that_an_older_vouchline_left_is_brought_to_the_same(tmp_path: Path, last: str) -> None:
    (tmp_path / "new").write_bytes(migrated())
    await _migrate_to(last, f"sqlite://{tmp_path}/older")
    assert _sqlite_schema(tmp_path / "older") != _sqlite_schema(tmp_path / "new")
    await migrate(f"sqlite://{tmp_path}/older")
    assert _sqlite_schema(tmp_path / "older") == _sqlite_schema(tmp_path / "new")


@pytest.mark.parametrize("programs", [3])
async def test_programs_that_start_at_once_do_not_collide(tmp_path: Path, postgres: Postgres, programs: int) -> None:
    url = await postgres.fresh(migrated=False)
    for database in (f"sqlite://{tmp_path}/shared", url):
        await asyncio.gather(*(migrate(database) for _ in range(programs)))
        await migrate(database)
    await postgres.drop(url)


@pytest.mark.parametrize("url", ["mysql://u:secret@h/db", "sqlite", ""])
async def test_a_url_of_another_kind_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        await migrate(url)
    assert "secret" not in str(refused.value)


async def _migrate_to(last: str, url: str) -> None:
    config = tortoise_config(url)
    context = await connect(config, everywhere=False)
    with context:
        executor = SharingExecutor(context.connections.get("default"), {APP: config["apps"][APP]})
        await executor.migrate([MigrationTarget(APP, last)])
        await context.close_connections()


async def _declare(url: str) -> None:
    context = await connect(tortoise_config(url), everywhere=False)
    with context:
        await context.generate_schemas()
        await _index(context)
        await context.close_connections()


async def _index(context: TortoiseContext) -> None:
    for statement in INDEXES:
        await context.connections.get("default").execute_script(statement)


def _sqlite_schema(file: Path) -> dict[str, Any]:
    connection = sqlite3.connect(file)
    names = f"SELECT type, name, sql FROM sqlite_master WHERE name {OURS} ORDER BY name"
    found = connection.execute(names).fetchall()
    schema = {
        name: connection.execute(f"PRAGMA table_info({name})").fetchall() for type, name, _ in found if type == "table"
    }
    schema |= {name: sql for type, name, sql in found if type == "index"}
    connection.close()
    return schema


async def _postgres_schema(url: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(url)
    columns, indexes = await connection.fetch(POSTGRES_COLUMNS), await connection.fetch(POSTGRES_INDEXES)
    await connection.close()
    return [tuple(row) for row in (*columns, *indexes)]
