"""Limits, looked at as messages leave: what a budget, a phone or a block of numbers has had is read, and added to."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from bot.domain.counted import (
    COUNTRY,
    Around,
    Counter,
    Held,
    Rules,
    counters,
    held,
    is_abroad,
    is_alarming,
    no_answer_now,
)
from bot.domain.limits import Allowance
from bot.domain.message import Message, Standpoint, Verdict
from bot.storage.fields import instant, microseconds
from bot.storage.outbox.counts import COUNTS, KEPT
from bot.storage.outbox.warning import warned
from bot.storage.records import rebuilt
from bot.storage.steps import Query, Steps, Write

# What the claim reads beside each message, at the end of its columns, and where from.
ALLOWED = "g.allowance, s.zone, c.role, m.waits_for, c.last_heard_at"
FROM_ORGANISATION = "LEFT JOIN organisation g ON g.id = m.organisation"
ALLOWED_COLUMNS = 5
USED = "SELECT key, used FROM counts WHERE key {in $1}"


class Gate:
    """One claim's look at the limits; what leaves through it is counted in one write at its end."""

    def __init__(self, rules: Rules, now: datetime) -> None:
        self._rules, self._now = rules, now
        self._used: dict[str, int] = {}
        self._added: dict[str, int] = {}
        self._kept_until: dict[str, datetime] = {}
        self._alarms: list[tuple[Message, Counter]] = []
        self._over: set[str] = set()
        self._counted: dict[str, tuple[Counter, ...]] = {}  # of the messages that were looked at last

    def look(self, heads: Iterable[tuple[Message, Around]]) -> Steps[None]:
        """Reads what has been used of everything that these messages count towards."""
        self._counted = {message.key: self._counters(message, around) for message, around in heads}
        keys = {one.key for counted in self._counted.values() for one in counted} - self._used.keys()
        if keys:
            self._used |= dict.fromkeys(keys, 0)
            self._used |= dict((yield Query(USED, [sorted(keys)])))

    def judge(self, message: Message, around: Around) -> Verdict | Held | None:
        """None: it may leave, and is counted."""
        if is_abroad(message, around, self._rules):
            return Verdict(drop=COUNTRY)
        if late := no_answer_now(message, around, self._now):
            return late
        counted = self._counted[message.key]
        if over := held(message, around, counted, self._used):
            self._over.add(over.counter.key)
            return over
        for one in counted:
            if is_alarming(one, self._used[one.key], self._rules.limits.alarm_percent):
                self._alarms.append((message, one))
            self._used[one.key] += one.adds
            self._added[one.key] = self._added.get(one.key, 0) + one.adds
            self._kept_until[one.key] = one.opens_at + KEPT[one.why]
        return None

    def close(self) -> Steps[None]:
        if self._added:
            yield Write({COUNTS: [self._row(key) for key in sorted(self._added)]})
        for message, counter in self._alarms:
            if counter.key not in self._over:  # of which they are told already
                yield from warned(message.organisation, counter, "near", self._now)

    def _counters(self, message: Message, around: Around) -> tuple[Counter, ...]:
        """What has been tried before has been counted before."""
        return () if message.attempts else counters(message, around, self._rules, self._now)

    def _row(self, key: str) -> tuple[Any, ...]:
        return key, self._added[key], microseconds(self._kept_until[key])


def around_of(columns: Sequence[Any], known: Standpoint) -> Around:
    allowance, zone, role, waits_for, heard_at = columns
    return Around(
        allowance=_allowance(allowance or "{}"),
        zone=zone,
        is_to_candidate=role == "candidate",
        plan=known.plan,
        has_waited=waits_for is not None,
        heard_at=None if heard_at is None else instant(heard_at),
    )


@lru_cache(maxsize=1000)
def _allowance(stored: str) -> Allowance:
    return rebuilt(Allowance, json.loads(stored))
