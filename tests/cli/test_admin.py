"""The first admin is made on the command line, before any serve, as often as one likes (R46)."""

import sqlite3
from pathlib import Path

from click.testing import CliRunner, Result

from web.main import commands


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["admin", "create", *words])


def kept(folder: Path, sql: str) -> list[tuple[str | None, ...]]:
    with sqlite3.connect(folder / "var" / "vouchline.sqlite3") as database:
        return database.execute(sql).fetchall()


def test_an_admin_is_made_and_told_where_to_sign_in(tmp_path: Path) -> None:
    made = run("--email", "Rut.Ek@Example.com")
    assert made.exit_code == 0, made.output
    said = "Rut Ek (rut.ek@example.com) is an admin of Café Norr. Sign in at http://127.0.0.1:8080/login\n"
    assert made.stdout == said
    assert kept(tmp_path, "SELECT organisation, email, role FROM users") == [("default", "rut.ek@example.com", "admin")]


def test_an_existing_user_becomes_an_active_admin_again(tmp_path: Path) -> None:
    run("--email", "rut@example.com", "--organisation", "Acme", "--language", "en", "--name", "Rut")
    with sqlite3.connect(tmp_path / "var" / "vouchline.sqlite3") as database:
        database.execute("UPDATE users SET role = 'recruiter', deactivated_at = 1")
    assert run("--email", "RUT@example.com", "--organisation", "Acme").exit_code == 0
    columns = "o.name, u.name, u.role, u.language, u.deactivated_at"
    found = kept(tmp_path, f"SELECT {columns} FROM users u JOIN organisation o ON o.id = u.organisation")
    assert found == [("Acme", "Rut", "admin", "en", None)]


def test_what_is_no_address_is_refused_in_one_line() -> None:
    refused = run("--email", "nobody")
    assert refused.exit_code == 1
    assert refused.output == "Error: 'nobody' is no e-mail address.\n"
