"""What the turn of a check's lane sees, and what a person sees of each check."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.domain.reference import Reference
from bot.flows.changes import CheckSeen
from bot.flows.ways import possible_lanes
from bot.storage.fields import instant
from bot.storage.records import mapper
from bot.storage.seeing.columns import rows_of
from bot.storage.seeing.questionnaires import Pinned, pinned
from bot.storage.steps import Query, Steps

# A check's people and when the next reminder of each falls due; none will go to somebody who has said STOP.
REMINDERS_DUE = """(SELECT {rows t.conversation, t."check", t.due_at} FROM (
    SELECT d.conversation, c."check", min(d.due_at) AS due_at FROM timer d JOIN conversation c ON c.id = d.conversation
    WHERE d.happening = 'reminder_fell_due' AND c."check" {any SELECT id FROM seen}
    AND NOT EXISTS (SELECT 1 FROM lane l WHERE l.key = c.lane AND l.opted_out_at IS NOT NULL)
    GROUP BY d.conversation, c."check"
) t)"""
PAUSED = """(SELECT {rows t.id, t."check"} FROM conversation t
WHERE t.paused AND t."check" {any SELECT id FROM seen})"""
AROUND = ", ".join(
    (
        rows_of(Check, "checks", "t.id {any SELECT id FROM seen}"),
        rows_of(Reference, "reference", 't."check" {any SELECT id FROM seen}'),
        rows_of(Conversation, "conversation", "t.role = 'candidate' AND t.\"check\" {any SELECT id FROM seen}"),
        rows_of(Organisation, "organisation", "t.id {any SELECT organisation FROM seen}"),
        rows_of(SubAccount, "sub_account", "t.id {any SELECT sub_account FROM seen}"),
        rows_of(Assignment, "assignment", "t.id {any SELECT assignment FROM seen}"),
        REMINDERS_DUE,
        PAUSED,
    )
)
KINDS: tuple[type[Any], ...] = (Check, Reference, Conversation, Organisation, SubAccount, Assignment)
SEEN = "seen AS (SELECT id, organisation, sub_account, assignment FROM checks WHERE id "
PEOPLE = rows_of(Conversation, "conversation", 't."check" {any SELECT id FROM seen}')
STOPPED = """(SELECT {rows t.key} FROM (
    SELECT l.key FROM lane l JOIN conversation c ON c.lane = l.key
    WHERE l.opted_out_at IS NOT NULL AND c."check" {any SELECT id FROM seen}
) t)"""
STOPPED_AMONG = "SELECT key FROM lane WHERE opted_out_at IS NOT NULL AND key {in $1}"
ONE_CHECK = f"WITH {SEEN} = $1) SELECT {PEOPLE}, {STOPPED}, {AROUND}"
FORWARDED = f"WITH {SEEN} = (SELECT id FROM checks WHERE code = $1)) SELECT {PEOPLE}, {STOPPED}, {AROUND}"


@dataclass(frozen=True, slots=True)
class Around:
    """The records that checks consist of, each kind by what it is looked up by."""

    checks: Mapping[str, Check]
    references: tuple[Reference, ...]  # by position
    candidates: Mapping[str, Conversation]  # by check
    organisations: Mapping[str, Organisation]
    sub_accounts: Mapping[str, SubAccount]
    assignments: Mapping[str, Assignment]
    reminders_due: Mapping[str, Mapping[str, datetime]]  # by check and conversation
    paused: Mapping[str, frozenset[str]]  # conversations, by check

    def seen(self, check: Check, questionnaires: Mapping[str, Questionnaire]) -> CheckSeen:
        return CheckSeen(
            check,
            self.organisations[check.organisation],
            self.sub_accounts[check.sub_account],
            self.assignments[check.assignment],
            tuple(one for one in self.references if one.check == check.id),
            self.candidates.get(check.id),
            {language: questionnaires[version] for language, version in check.questionnaires.items()},
            self.reminders_due.get(check.id, {}),
            self.paused.get(check.id, frozenset()),
        )


def records(kind: type[Any], document: str) -> list[Any]:
    return [mapper(kind).record_of(row) for row in json.loads(document)]


def around(documents: Iterable[str]) -> Around:
    *kept, due, paused = documents
    found = [records(kind, document) for kind, document in zip(KINDS, kept, strict=True)]
    checks, references, candidates, organisations, sub_accounts, assignments = found
    return Around(
        {one.id: one for one in checks},
        tuple(sorted(references, key=lambda one: one.position)),
        {one.check: one for one in candidates},
        {one.id: one for one in organisations},
        {one.id: one for one in sub_accounts},
        {one.id: one for one in assignments},
        _reminders_due(json.loads(due)),
        _paused(json.loads(paused)),
    )


def _reminders_due(rows: Iterable[tuple[str, str, int]]) -> Mapping[str, Mapping[str, datetime]]:
    due: dict[str, dict[str, datetime]] = defaultdict(dict)
    for conversation, check, due_at in rows:
        due[check][conversation] = instant(due_at)
    return due


def _paused(rows: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    paused: dict[str, set[str]] = defaultdict(set)
    for conversation, check in rows:
        paused[check].add(conversation)
    return {check: frozenset(those) for check, those in paused.items()}


def all_seen(known: Around, kept: Pinned) -> Steps[dict[str, CheckSeen]]:
    versions = {version for check in known.checks.values() for version in check.questionnaires.values()}
    questionnaires = yield from pinned(versions, kept)
    return {check.id: known.seen(check, questionnaires) for check in known.checks.values()}


def see_check(check: str, kept: Pinned) -> Steps[CheckSeen | None]:
    """None when it was deleted, or never was."""
    return (yield from _one(ONE_CHECK, check, kept))


def see_check_and_ways(check: str, kept: Pinned) -> Steps[CheckSeen | None]:
    """With every STOP that holds where its people have not been written to, but may be next (R30, R48)."""
    seen = yield from see_check(check, kept)
    if seen is None:
        return None
    found = yield Query(STOPPED_AMONG, [sorted(possible_lanes(seen.check, seen.references))])
    return replace(seen, stopped=seen.stopped.union(lane for (lane,) in found))


def see_forwarded(code: str, kept: Pinned) -> Steps[CheckSeen | None]:
    """The check that a forwarded link names (R18)."""
    return (yield from _one(FORWARDED, code, kept))


def _one(query: str, wanted: str, kept: Pinned) -> Steps[CheckSeen | None]:
    (documents,) = yield Query(query, [wanted])
    people, stopped, *rest = documents
    found = yield from all_seen(around(rest), kept)
    seen = next(iter(found.values()), None)
    if seen is None:
        return None
    known = {one.id: one for one in records(Conversation, people)}
    return replace(seen, people=known, stopped=frozenset(lane for (lane,) in json.loads(stopped)))
