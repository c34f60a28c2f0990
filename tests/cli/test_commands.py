"""The command line: keys before the first serve, settings checked, refusals in one line."""

import hashlib
import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from web.main import commands


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, words)


def kept(folder: Path, sql: str) -> list[tuple[str, ...]]:
    with sqlite3.connect(folder / "var" / "vouchline.sqlite3") as database:
        return database.execute(sql).fetchall()


def test_a_key_is_printed_alone_and_only_its_fingerprint_is_kept(tmp_path: Path) -> None:
    (tmp_path / "var" / "vouchline.sqlite3").unlink()  # as on the first day
    made = run("api-key", "create", "--name", "ATS")
    assert made.exit_code == 0, made.output
    key = made.output.removesuffix("\n")
    assert re.fullmatch(r"vl_[A-Za-z0-9_-]{32}", key)
    assert kept(tmp_path, "SELECT name, fingerprint FROM api_key") == [
        ("ATS", hashlib.sha256(key.encode()).hexdigest())
    ]


def test_an_organisation_is_made_once(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("api-key", "create", "--name", name, "--organisation", "Norrbageriet").exit_code == 0
    assert kept(tmp_path, "SELECT name FROM organisation") == [("Norrbageriet",)]
    assert kept(tmp_path, "SELECT key FROM sub_account") == [("default",)]
    assert len(kept(tmp_path, "SELECT DISTINCT organisation FROM api_key")) == 1


def test_migrating_twice_changes_nothing() -> None:
    assert run("migrate").exit_code == run("migrate").exit_code == 0


def test_checking_shows_what_is_in_force() -> None:
    checked = run("settings", "check")
    assert checked.exit_code == 0
    assert "VOUCHLINE_PORT=8080" in checked.output and "VOUCHLINE_SECRET_KEY=***" in checked.output


@pytest.mark.parametrize(
    "words", [("settings", "check"), ("migrate",), ("serve",), ("api-key", "create", "--name", "x")]
)
def test_a_wrong_setting_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]) -> None:
    monkeypatch.setenv("VOUCHLINE_PORT", "http")
    told = run(*words)
    assert told.exit_code == 1
    assert told.output.count("\n") == 1 and "VOUCHLINE_PORT='http'" in told.output


def test_an_unknown_role_is_refused() -> None:
    told = run("serve", "--roles", "web,cook")
    assert told.exit_code == 2 and "'cook' is none of web, turn, send, tick" in told.output


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("sqlite:///nowhere/at/all", "sqlite:///nowhere/at/all"),
        ("postgres://root:hush@127.0.0.1:1/x", "postgres://***@127.0.0.1:1/x"),
    ],
)
def test_an_unreachable_database_is_told_with_its_setting(
    monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    monkeypatch.setenv("VOUCHLINE_DATABASE_URL", address)
    refused = run("migrate")
    assert refused.exit_code == 1
    assert f"VOUCHLINE_DATABASE_URL='{told}'" in refused.output and "hush" not in refused.output
