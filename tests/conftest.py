"""What all tests may ask for: databases, and options that pytest itself does not have."""

import os
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import once
from tests.databases import Postgres, a_postgres, migrated_in, shared_folder
from tests.dealing import dealt

LONG = ("chaos", "test_fuzz.py", "machine", "browser", "standins")  # begun first, so that no core waits for them last


once.spare()

# The same examples at every run, however slow the machine; by chance with --hypothesis-profile=chance.
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
settings.register_profile("chance", deadline=None, suppress_health_check=SLOW)
settings.register_profile("steady", settings.get_profile("chance"), max_examples=50, derandomize=True, database=None)
settings.load_profile("steady")


def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are cores: many tests wait for a program to start, or for time to pass."""
    return (os.cpu_count() or 2) * 2


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--retell", action="store_true", help="write the tellings anew and print what changed")
    parser.addoption("--shots", action="store_true", help="take the pictures of the documents anew")


def pytest_configure(config: pytest.Config) -> None:
    """Before there are workers, so that they share it."""
    shared_folder()
    if not config.getoption("hypothesis_profile", None):
        once.draw_alike()


def pytest_collectstart() -> None:
    once.keep_all_meanwhile()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=_length)
    hands = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = dealt(items, hands, lambda item: _length(item) < len(LONG), _together)


def _length(item: pytest.Item) -> int:
    """The longest first."""
    return _length_of(item.path)


@cache
def _length_of(file: Path) -> int:
    folder = file.relative_to(Path(__file__).parent).parts[0]
    return LONG.index(folder) if folder in LONG else len(LONG)


def _together(item: pytest.Item) -> object:
    """A site or a stage is set up for a whole file; each play of chaos sets up its own."""
    return item.nodeid if _length(item) == 0 else item.path


def pytest_collection_finish() -> None:
    once.rest_after_collection()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with a_postgres() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A migrated SQLite file of the test's own."""
    return migrated_in(tmp_path)


@pytest.fixture
async def postgres_url(postgres: Postgres) -> AsyncIterator[str]:
    """A migrated PostgreSQL database of the test's own."""
    url = await postgres.fresh()
    yield url
    await postgres.give_back(url)


@pytest.fixture(params=["sqlite", "postgres"])
async def database_url(request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """Either database, for tests that must hold on both."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = await server.fresh()
    yield url
    await server.give_back(url)
