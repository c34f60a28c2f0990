"""What the tracking system keeps, in one SQLite file: its candidates, what it has asked for, how each check stands."""

import json
import sqlite3
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TABLES = """
create table if not exists candidate (
  id text primary key, assignment text not null, name text not null, phone text, email text, stage text not null,
  marked integer not null default 0,
  request text,                       -- the request that asks for this one's references, while it has no answer
  check_id text unique, shown text,   -- the check, and its badge as Vouchline told it last
  told_at integer not null default 0, -- the second at which that was signed
  news text
);
create table if not exists request (key text primary key, body text not null);
create table if not exists event (id text primary key);
create table if not exists kept (name text primary key, value text not null);
"""
OF_BADGE = ("id", "status", "badge", "requested", "answered")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """`key` and `body` never change: sent again it is the same request, which Vouchline answers as the first time."""

    key: str
    body: Row


class Store:
    def __init__(self, file: Path, assignments: Sequence[Row]) -> None:
        self._database = sqlite3.connect(file)
        self._database.row_factory = sqlite3.Row
        self._database.executescript(f"pragma journal_mode = wal; {TABLES}")
        self.assignments = assignments
        listed = [(one["id"], *_listed(one), each["id"]) for each in assignments for one in each["candidates"]]
        with self._database:
            self._database.executemany(
                "insert or ignore into candidate (id, name, phone, email, stage, assignment) values (?, ?, ?, ?, ?, ?)",
                listed,
            )

    def close(self) -> None:
        self._database.close()

    def candidates(self, assignment: str) -> list[Row]:
        return [_shown(row) for row in self._rows("select * from candidate where assignment = ?", assignment)]

    def candidate(self, id: str) -> Row | None:
        return next((_shown(row) for row in self._rows("select * from candidate where id = ?", id)), None)

    def with_check(self, check: str) -> Row | None:
        return next((_shown(row) for row in self._rows("select * from candidate where check_id = ?", check)), None)

    def mark(self, id: str, marked: bool) -> None:
        self._change("update candidate set marked = ? where id = ?", marked, id)

    # What is asked for: put down before it is sent, so that it is sent again if the answer does not come.

    def begin(self, ids: Sequence[str], body: Row) -> None:
        key = uuid.uuid4().hex
        with self._database:
            self._database.execute("insert into request values (?, ?)", (key, json.dumps(body)))
            self._database.executemany("update candidate set request = ? where id = ?", [(key, id) for id in ids])

    def unanswered(self) -> list[Request]:
        return [Request(row["key"], json.loads(row["body"])) for row in self._rows("select * from request")]

    def asked_in(self, request: Request) -> list[str]:
        """In the order of the body's candidates, which is that of the checks in the answer."""
        return [row["id"] for row in self._rows("select id from candidate where request = ? order by id", request.key)]

    def started(self, request: Request, checks: Sequence[Row]) -> None:
        pairs = zip(self.asked_in(request), checks, strict=True)
        rows = [(one["id"], json.dumps(_badge(one, one["links"])), id) for id, one in pairs]
        with self._database:
            self._database.executemany(
                "update candidate set check_id = ?, shown = ?, told_at = 0, marked = 0, news = null where id = ?", rows
            )
            self._end(request)

    def refused(self, request: Request) -> None:
        """Nothing was begun. Put right, it is another request, with another key."""
        with self._database:
            self._end(request)

    def _end(self, request: Request) -> None:
        self._database.execute("update candidate set request = null where request = ?", (request.key,))
        self._database.execute("delete from request where key = ?", (request.key,))

    # What Vouchline tells of checks.

    def told(self, event: Row, signed_at: int) -> None:
        """Once for each event, however often it comes; and what was signed earlier never undoes what came later."""
        with self._database:
            if self._database.execute("insert or ignore into event values (?)", (event["id"],)).rowcount == 0:
                return
            if (check := event["check"]) and (known := self.with_check(check["id"])):
                shown = json.dumps(_badge(check, {**known["check"]["links"], **check["links"]}))
                self._database.execute(
                    "update candidate set shown = ?, news = ?, told_at = ? where check_id = ? and told_at <= ?",
                    (shown, event["event"]["text"], signed_at, check["id"], signed_at),
                )
            elif event["type"] == "check_deleted":
                self._forget(event["event"]["about"]["check"])

    def checks(self) -> dict[str, int]:
        """Each check that is known of, and when it was told of last."""
        return {
            row["check_id"]: row["told_at"] for row in self._rows("select * from candidate where check_id not null")
        }

    def read(self, badges: Mapping[str, Row], asked: Mapping[str, int]) -> None:
        """What was asked for and is not among the badges is gone. What a webhook has told meanwhile is newer."""
        with self._database:
            for check, told_at in asked.items():
                if badge := badges.get(check):
                    self._database.execute(
                        "update candidate set shown = ? where check_id = ? and told_at = ?",
                        (json.dumps(_badge(badge, badge["links"])), check, told_at),
                    )
                else:
                    self._forget(check)

    def _forget(self, check: str) -> None:
        self._database.execute(
            "update candidate set check_id = null, shown = null, news = null where check_id = ?", (check,)
        )

    # A few values of its own: the webhook and its secret, the key.

    def kept(self, name: str) -> str:
        return next((row["value"] for row in self._rows("select value from kept where name = ?", name)), "")

    def keep(self, name: str, value: str) -> None:
        self._change("insert or replace into kept values (?, ?)", name, value)

    def _rows(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        return self._database.execute(sql, values).fetchall()

    def _change(self, sql: str, *values: Any) -> None:
        with self._database:
            self._database.execute(sql, values)


def _listed(one: Row) -> tuple[str | None, ...]:
    return one["name"], one["phone"], one["email"], one["stage"]


def _badge(one: Row, links: Row) -> Row:
    return {**{name: one[name] for name in OF_BADGE}, "links": links}


def _shown(row: sqlite3.Row) -> Row:
    own = {name: row[name] for name in ("id", "assignment", "name", "phone", "email", "stage", "news")}
    check = json.loads(row["shown"]) if row["shown"] else None
    waits, over = row["request"] is not None, check is not None and check["status"] == "cancelled"
    is_free = not waits and (check is None or over)
    return {**own, "check": check, "marked": bool(row["marked"]), "asked": waits, "is_free": is_free}
