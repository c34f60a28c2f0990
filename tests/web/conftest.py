"""The real application on a free port and the real engine, over SQLite in a folder of the test's own."""

import hashlib
import secrets
import uuid
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer

from bot.catalogues import read_plan
from bot.domain.organisation import ApiKey
from bot.engine.roles import ProgramRole
from bot.organisations import organisation_named
from bot.settings import load_settings
from bot.storage.repositories.api_keys import add_api_key
from bot.wiring import Vouchline, open_vouchline
from tests.databases import migrated_in
from tests.web.office import Office
from web.admin.checks import reached
from web.api.checks import acting
from web.app import make_app
from web.slack import outcomes

TURNS = frozenset({ProgramRole.TURN})


@pytest.fixture(autouse=True)
def at_leisure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever acts is answered once it has reached everybody whom it concerns, also where the machine is slow."""
    for act in (acting, reached, outcomes):
        monkeypatch.setattr(act, "PATIENCE_SECONDS", 60.0)


@pytest.fixture
async def vouchline(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Vouchline]:
    async with running(tmp_path, sqlite_url) as vouchline:
        yield vouchline


@pytest.fixture
async def office(vouchline: Vouchline) -> AsyncIterator[Office]:
    async with office_of(vouchline) as office:
        yield office


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def calm_office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """For tests that change nothing, so that they may share it."""
    folder = tmp_path_factory.mktemp("calm")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        yield office


@pytest.fixture
async def either_office(tmp_path: Path, database_url: str) -> AsyncIterator[Office]:
    """On SQLite, then on PostgreSQL."""
    async with running(tmp_path, database_url) as vouchline, office_of(vouchline) as office:
        yield office


@asynccontextmanager
async def running(
    folder: Path, database_url: str, roles: Collection[ProgramRole] = TURNS, /, **settings: str
) -> AsyncIterator[Vouchline]:
    """It takes turns, and sends nothing unless it has that role too."""
    vouchline = await open_vouchline(load_settings(database_url=database_url, var=folder, **settings))
    try:
        await vouchline.begin(roles)
        yield vouchline
        await vouchline.rest()
    finally:
        await vouchline.close()


@asynccontextmanager
async def office_of(vouchline: Vouchline) -> AsyncIterator[Office]:
    async with TestClient(TestServer(make_app(vouchline))) as client:
        yield Office(client, await a_key_for(vouchline, "Café Norr"), await a_key_for(vouchline, "Bar Söder"))


async def a_key_for(vouchline: Vouchline, name: str) -> str:
    key, now = secrets.token_urlsafe(), vouchline.clock.now()
    owner = await organisation_named(vouchline.storage.database, vouchline.settings, name, read_plan(), now)
    fingerprint = hashlib.sha256(key.encode()).hexdigest()
    await add_api_key(vouchline.storage.database, ApiKey(uuid.uuid4().hex, owner.id, "Rut", fingerprint, now))
    return key
