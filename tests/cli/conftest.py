"""Commands are run in a folder of the test's own, which has its database already."""

from pathlib import Path

import pytest

from tests.databases import migrated_in


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    migrated_in(tmp_path / "var")
