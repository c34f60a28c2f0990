"""What the sandbox keeps is kept by either database, and for tests of its rules in memory."""

from collections.abc import Iterator

import pytest

from tests.databases import Postgres, aside


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the messages are kept: a database's URL, or nothing."""
    match request.param:
        case "sqlite":
            yield request.getfixturevalue("sqlite_url")
        case "postgres":
            server: Postgres = request.getfixturevalue("postgres")
            url = aside(server.fresh())
            yield url
            aside(server.give_back(url))
        case _:
            yield ""
