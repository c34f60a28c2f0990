"""Claims messages that may leave now: the head of each lane, within each sender's rate, if there is a point in it."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus
from bot.domain.counted import COUNTRY, NO_RULES, Around, Held, Rules
from bot.domain.lifecycle import EventType
from bot.domain.message import OPTED_OUT, Message, Progress, Standpoint, Verdict
from bot.domain.reminders import Plan
from bot.domain.sender import Senders
from bot.flows.failover import failed_row
from bot.storage.fields import instant, microseconds
from bot.storage.outbox.allowing import ALLOWED, ALLOWED_COLUMNS, FROM_ORGANISATION, Gate, around_of
from bot.storage.outbox.holding import hold
from bot.storage.outbox.rates import Rate
from bot.storage.outbox.sent import write_with_rows
from bot.storage.records import mapper, rebuilt
from bot.storage.steps import Query, Steps
from bot.storage.turns.events import desk_told, event_rows, message_event, told_person

Judge = Callable[[Message, Standpoint, datetime], Verdict]

# The shared ones that this program knows, and of the others, as every channel in Slack is one, those with work; none
# while nothing is due, which an index knows: to find the heads, all that waits for its hour is looked through.
WORK = "FROM outbox WHERE progress = 'queued' AND due_at <= $2 AND (retry_at IS NULL OR retry_at <= $3)"
SENDERS = f"""SELECT key, arrives_at, resumes_at FROM sender WHERE EXISTS (SELECT 1 {WORK})
AND (key {{in $1}} OR (organisation IS NOT NULL AND key IN (SELECT sender {WORK}))) ORDER BY key {{lock}}"""
# What is under way in a lane, or is older and due, holds up the rest of it; what waits for its hour does not.
HEADS = f"""SELECT {mapper(Message).listed("m.")}, l.opted_out_at, c.status, c.paused, k.status, k.cancelled_at, s.plan,
c.snoozed_until, c.lane, c.opening_asked_at, c.role = 'candidate' AND k.withdrawal_asked_at IS NOT NULL,
k.cancelling_until, l.heard_at, h.opted_out_at, c.last_heard_at, m.purpose = 'reminder' AND EXISTS (
    SELECT 1 FROM outbox n WHERE n.lane = m.lane AND n.conversation = m.conversation AND n.purpose = 'reminder'
    AND n.progress IN ('queued', 'leased', 'unclear') AND n.progress = 'queued' AND n.id > m.id AND n.due_at <= $1
), {ALLOWED}
FROM outbox m LEFT JOIN lane l ON l.key = m.lane LEFT JOIN conversation c ON c.id = m.conversation
LEFT JOIN checks k ON k.id = m."check" LEFT JOIN sub_account s ON s.id = k.sub_account
LEFT JOIN lane h ON h.key = c.lane AND m.is_beside {FROM_ORGANISATION}
WHERE m.progress = 'queued' AND m.due_at <= $1 AND (m.retry_at IS NULL OR m.retry_at <= $2) AND m.sender {{in $3}}
AND NOT EXISTS (
    SELECT 1 FROM outbox o WHERE o.lane = m.lane AND o.progress IN ('queued', 'leased', 'unclear')
    AND (o.progress <> 'queued' OR (o.id < m.id AND o.due_at <= $1))
) ORDER BY m.id LIMIT $4 {{skip of m}}"""
COLUMNS = len(mapper(Message).columns)
WAIT = "UPDATE outbox SET due_at = $2 WHERE id = $1"
DROP = "UPDATE outbox SET progress = 'dropped', error = $2 WHERE id = $1"
LEASE = """UPDATE outbox SET progress = 'leased', leased_by = $2, leased_at = $3,
retry_at = NULL, attempts = attempts + 1 WHERE id {in $1}"""
SPENT = "UPDATE sender SET arrives_at = $2 WHERE key = $1"
NEVER = frozenset({OPTED_OUT, COUNTRY})  # what is dropped because it may not go there, by this way at least
MOST_ROUNDS = 20  # each drops or postpones something, and looks at what stood behind it


@dataclass(frozen=True, slots=True)
class Claim:
    now: datetime  # product time
    real: datetime
    holder: str
    most: int
    judge: Judge
    rules: Rules = NO_RULES


def claim(wanted: Claim, senders: Senders) -> Steps[list[Message]]:
    """Messages of senders that are unknown here stay where they are."""
    real = microseconds(wanted.real)
    rows = yield Query(SENDERS, [sorted(senders.shared), microseconds(wanted.now), real])
    rates = {
        key: Rate(known.segments_per_second, arrives_at, resumes_at, known.burst_seconds)
        for key, arrives_at, resumes_at in rows
        if (known := senders.get(key)) is not None
    }
    claimed: list[Message] = []
    gate = Gate(wanted.rules, wanted.now)
    for _ in range(MOST_ROUNDS):
        able = [key for key, rate in rates.items() if rate.may_send(real)]
        if not able or len(claimed) >= wanted.most:
            break
        limits = [microseconds(wanted.now), real, able, wanted.most - len(claimed)]
        leaving, moved = yield from _round((yield Query(HEADS, limits)), wanted, rates, gate)
        claimed += leaving
        if not moved:
            break
    yield from gate.close()
    for key in sorted({message.sender for message in claimed}):
        yield Query(SPENT, [key, rates[key].arrives_at])
    return claimed


def _round(
    rows: Sequence[Sequence[Any]], wanted: Claim, rates: Mapping[str, Rate], gate: Gate
) -> Steps[tuple[list[Message], bool]]:
    """Those that leave, and whether others made room for what stands behind them."""
    real, moved = microseconds(wanted.real), False
    leaving: list[Message] = []
    heads = [_head(row) for row in rows]
    yield from gate.look((message, around) for message, _, around in heads)
    for message, known, around in heads:
        if not rates[message.sender].may_send(real):
            continue
        verdict = wanted.judge(message, known, wanted.now)
        over = None if verdict.drop or verdict.wait_until else gate.judge(message, around)
        if isinstance(over, Held):
            yield from hold(message, over, around.has_waited, wanted.now)
            moved = True
        elif over or verdict.drop or verdict.wait_until:
            yield from _hold_back(message, over or verdict, wanted.now)
            moved = True
        else:
            rates[message.sender].count(message.segments, real)
            leaving.append(_leased(message, verdict, wanted))
    if leaving:
        yield Query(LEASE, [[message.id for message in leaving], wanted.holder, real])
    return leaving, moved


def _head(row: Sequence[Any]) -> tuple[Message, Standpoint, Around]:
    known = _standpoint(row[COLUMNS:-ALLOWED_COLUMNS])
    return mapper(Message).record_of(row[:COLUMNS]), known, around_of(row[-ALLOWED_COLUMNS:], known)


def _hold_back(message: Message, verdict: Verdict, now: datetime) -> Steps[None]:
    if verdict.wait_until:
        yield Query(WAIT, [message.id, microseconds(verdict.wait_until)])
        if not (verdict.is_brief or message.is_beside):  # its thread waits for the same hour
            yield from _told_of_waiting(message, verdict.wait_until, now)
        return
    yield Query(DROP, [message.id, verdict.drop])
    whom = yield from told_person(message)
    event = message_event(message, EventType.MESSAGE_DROPPED, now, whom.name, reason=verdict.drop)
    told = failed_row(message, verdict.drop, was_sent=False) if verdict.drop in NEVER else []
    told += desk_told(whom, f"{message.key}:dropped", event)
    yield from write_with_rows(event_rows(event) if event else {}, told, now)


def _told_of_waiting(message: Message, wait_until: datetime, now: datetime) -> Steps[None]:
    whom = yield from told_person(message)
    until = {"until": wait_until.isoformat(), "zone": message.zone}
    waits = message_event(message, EventType.MESSAGE_POSTPONED, now, whom.name, **until)
    told = desk_told(whom, f"{message.key}:waits:{microseconds(wait_until)}", waits)
    yield from write_with_rows(event_rows(waits) if waits else {}, told, now)


def _leased(message: Message, verdict: Verdict, wanted: Claim) -> Message:
    return replace(
        message,
        form=replace(message.form, window_closed=verdict.window_closed),
        progress=Progress.LEASED,
        leased_by=wanted.holder,
        leased_at=wanted.real,
        retry_at=None,
        attempts=message.attempts + 1,
    )


def _standpoint(known: Sequence[Any]) -> Standpoint:
    opted_out_at, conversation, paused, check, cancelled_at, plan, snoozed_until, lane, asked_at, *more = known
    leaves, until, heard_at, thread_stopped_at, answered_at, is_superseded = more
    return Standpoint(
        _instant(opted_out_at),
        None if conversation is None else ConversationStatus(conversation),
        bool(paused),
        None if check is None else CheckStatus(check),
        _instant(cancelled_at),
        Plan() if plan is None else rebuilt(Plan, json.loads(plan)),
        _instant(snoozed_until),
        lane,
        _instant(asked_at),
        bool(leaves),
        _instant(until),
        _instant(heard_at),
        _instant(thread_stopped_at),
        _instant(answered_at),
        bool(is_superseded),
    )


def _instant(stored: int | None) -> datetime | None:
    return None if stored is None else instant(stored)
