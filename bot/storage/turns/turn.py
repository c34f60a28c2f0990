"""One turn of one lane: its next rows are applied in order, each whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.inbox import Happening, Row
from bot.domain.message import Message
from bot.domain.webhook import Webhook
from bot.flows.changes import Changes, View
from bot.ports import Applied, StorageUnreachable, TurnTaken
from bot.storage.database import TryAgain
from bot.storage.fields import microseconds
from bot.storage.links import HashOf
from bot.storage.records import as_json, mapper
from bot.storage.seeing.lanes import see
from bot.storage.seeing.questionnaires import Pinned
from bot.storage.steps import Attempt, Query, Steps
from bot.storage.turns.deleting import delete_check, hold_people
from bot.storage.turns.failing import put_off
from bot.storage.turns.reports import take_report
from bot.storage.turns.writing import write_of
from bot.storage.webhooks.noting import drop_all
from bot.storage.webhooks.putting import tell_deleted

Decide = Callable[[View | None, Row], Changes]

DELETING = frozenset({Happening.DELETE_ASKED, Happening.START_ANEW_ASKED, Happening.RETENTION_ENDED})
LOCK = "SELECT key FROM lane WHERE key = $1 {skip}"
NEXT = f"""SELECT {mapper(Row).listed()}, retry_at FROM inbox
WHERE lane = $1 AND applied_at IS NULL AND parked_at IS NULL ORDER BY id LIMIT $2"""
# What is in no check outlives those that it names; what a recruiter is and chose stands in their own row.
FORGOTTEN = frozenset(
    {
        Happening.RECRUITER_TOLD,
        Happening.RECRUITER_CHOSE,
        Happening.RECRUITER_READ,
        Happening.CANDIDATES_LISTED,
    }
)
# By the index of what is queued: few things wait for a budget, and seldom is one raised.
LET_GO = """UPDATE outbox SET due_at = created_at
WHERE progress = 'queued' AND organisation = $1 AND waits_for = 'budget'"""
UNLIST = "DELETE FROM listed WHERE id {in $1}"
# The row that deletes a check names people of it as well, or of the one that is begun in its place.
APPLIED_AND_BLANK = "UPDATE inbox SET applied_at = $2, outcome = $3, error = NULL, payload = '{}' WHERE id = $1"
DROP_DRAFTS = "DELETE FROM draft WHERE conversation {in $1}"  # what was typed and never sent
ENDED = frozenset({ConversationStatus.DONE, ConversationStatus.DECLINED, ConversationStatus.CLOSED})
APPLIED = "UPDATE inbox SET applied_at = $2, outcome = $3, error = NULL WHERE id = $1"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a turn needs beside the database."""

    real: Callable[[], datetime]
    hash_of: HashOf
    kept: Pinned


@dataclass(slots=True)
class Tally:
    applied: list[Applied] = field(default_factory=list)
    lanes: set[str] = field(default_factory=set)
    senders: set[str] = field(default_factory=set)

    def add(self, row: Row, changes: Changes, lanes: frozenset[str]) -> None:
        self.applied.append(Applied(row, changes))
        self.lanes.update(lanes, (told.lane for told in changes.tell))
        self.senders.update(one.sender for one in changes.put if isinstance(one, Message))

    def turn(self, failed: Exception | None = None, row: Row | None = None, parked: bool = False) -> TurnTaken:
        return TurnTaken(tuple(self.applied), failed, row, parked, frozenset(self.lanes), frozenset(self.senders))


def take_turn(lane: str, decide: Decide, most: int, around: Surroundings) -> Steps[TurnTaken | None]:
    if not (yield Query(LOCK, [lane])):
        return None
    rows = _ready((yield Query(NEXT, [lane, most])), microseconds(around.real()))
    if not rows:
        return None
    tally = Tally()
    for row in rows:
        try:
            changes, lanes = yield Attempt(_apply(row, decide, around))
        except (StorageUnreachable, TryAgain):
            raise
        except Exception as error:
            parked = yield from put_off(row, error, around.real())
            return tally.turn(error, row, parked)
        tally.add(row, changes, lanes)
    return tally.turn()


def _ready(waiting: Sequence[Sequence[Any]], real_now: int) -> list[Row]:
    """The rows up to the first that waits to be tried again: nothing of a lane overtakes."""
    ready = []
    for *values, retry_at in waiting:
        if retry_at is not None and retry_at > real_now:
            break
        ready.append(mapper(Row).record_of(values))
    return ready


def _apply(row: Row, decide: Decide, around: Surroundings) -> Steps[tuple[Changes, frozenset[str]]]:
    if row.happening in DELETING:
        yield from hold_people(row.lane.removeprefix("check:"))
    view = yield from see(row.lane, row, around.kept)
    changes = decide(view, row)
    lanes: frozenset[str] = frozenset()
    for report in changes.reports:
        lanes |= yield from take_report(report, row)
    if changes.delete_check is not None:
        yield from tell_deleted(changes.delete_check, row.received_at or around.real())
        yield from delete_check(changes.delete_check, and_numbers=row.happening is Happening.RETENTION_ENDED)
    if changes.lets_go:
        yield Query(LET_GO, [changes.lets_go])
    if changes.unlisted:
        yield Query(UNLIST, [sorted(changes.unlisted)])
    is_blanked = changes.delete_check is not None or row.happening in FORGOTTEN
    if ended := sorted({one.id for one in changes.put if isinstance(one, Conversation) and one.status in ENDED}):
        yield Query(DROP_DRAFTS, [ended])
    sql = APPLIED_AND_BLANK if is_blanked else APPLIED
    applied = Query(sql, [row.id, microseconds(around.real()), as_json(changes.outcome)])
    yield write_of(changes, row, view, around.hash_of, applied)
    if off := [one.id for one in changes.put if isinstance(one, Webhook) and not one.is_active]:
        yield from drop_all(off, row.received_at or around.real())
    return changes, lanes
