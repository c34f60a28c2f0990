"""Spells out what a row brings about as one write."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.channel import Channel
from bot.domain.check import Check
from bot.domain.inbox import Lane, Row
from bot.domain.message import Message
from bot.domain.organisation import CreditEntry
from bot.flows.changes import Changes, CheckSeen, PersonSeen, Record, View
from bot.storage.finding import FINDABLE, findable_rows
from bot.storage.into import INBOX, INTO, LANE_MET, LINK, SENDER_MET
from bot.storage.links import HashOf, link_rows
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into, Query, Write

NOBODY: frozenset[str] = frozenset()


def write_of(changes: Changes, row: Row, view: View | None, hash_of: HashOf, applied: Query) -> Write:
    """Everything that the row brings about, and that it is applied."""
    put = [one for one in changes.put if not _belongs_to(changes.delete_check, one)]
    rows: dict[Into, list[tuple[Any, ...]]] = {}
    if met := lanes_met(changes.tell, {one.key for one in put if isinstance(one, Lane)}):
        rows[LANE_MET] = met
    if channels := _channels_met(put):
        rows[SENDER_MET] = channels
    for kind, into in INTO.items():
        if found := _latest(into, [one for one in put if type(one) is kind]):
            rows[into] = found
    if links := link_rows(put, _known_ids(view), hash_of):
        rows[LINK] = links
    if findable := findable_rows(put, _known_ids(view)):
        rows[FINDABLE] = findable
    if changes.tell:
        rows[INBOX] = inbox_rows(changes.tell, row.received_at)
    return Write(rows, (applied,))


def lanes_met(rows: Iterable[Row], but: Iterable[str] = ()) -> list[tuple[Any, ...]]:
    """The lanes of the rows, in the same order for everybody: two writers then never wait for each other crosswise."""
    return [(lane, "[]", "[]") for lane in sorted({row.lane for row in rows}.difference(but))]


def _channels_met(put: Iterable[Record]) -> list[tuple[Any, ...]]:
    """Each channel in Slack is a sender with a rate of its own."""
    posts = [one for one in put if isinstance(one, Message) and one.channel is Channel.SLACK]
    return [(key, 0, owner) for key, owner in sorted({(one.sender, one.organisation) for one in posts})]


def inbox_rows(rows: Sequence[Row], now: datetime | None) -> list[tuple[Any, ...]]:
    stamped = [row if row.received_at else replace(row, received_at=now) for row in rows]
    return [mapper(Row).row(row)[: len(INBOX.columns)] for row in stamped]


def _latest(into: Into, records: list[Record]) -> list[tuple[Any, ...]]:
    """Only the last version of what was put twice: one statement may not touch a row twice."""
    if into.clash is Clash.LAST_COUNTS:
        records = list({tuple(getattr(one, name) for name in into.key): one for one in records}.values())
    return [_row(one, into) for one in records]


def _row(record: Record, into: Into) -> tuple[Any, ...]:
    values = mapper(type(record)).row(record)
    return values if "id" in into.columns or "id" not in mapper(type(record)).columns else _without_id(record, values)


def _without_id(record: Record, values: tuple[Any, ...]) -> tuple[Any, ...]:
    place = mapper(type(record)).columns.index("id")
    return values[:place] + values[place + 1 :]


def _known_ids(view: View | None) -> frozenset[str]:
    if isinstance(view, CheckSeen):
        references = [one.id for one in view.references]
        return frozenset({view.check.id, *([view.candidate.id] if view.candidate else []), *references})
    if isinstance(view, PersonSeen):
        return frozenset(one.conversation.id for one in view.conversations)
    return NOBODY


def _belongs_to(check: str | None, record: Record) -> bool:
    """Whether the record goes with a deleted check; the ledger stays (R44)."""
    if check is None or isinstance(record, CreditEntry):
        return False
    return record.id == check if isinstance(record, Check) else getattr(record, "check", None) == check
