"""Checks as lines of a list, each with what it waits for (R32, R40, R41)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.check import Badge, CheckStatus
from bot.domain.conversation import Role
from bot.domain.lifecycle import Event
from bot.domain.notice import Act, acts
from bot.flows.calendar import short_day, short_time
from bot.flows.definitions import Definition, definition
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint
from bot.flows.seat.card_state import is_cancelling
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from web.api.checks.shown import has_report, next_reminder_at


@dataclass(frozen=True, slots=True)
class Need:
    """Something that does not go on by itself, and what settles it first."""

    said: str
    hint: str
    person: str  # "candidate", "referee.2"; empty where it concerns the whole check
    act: Act | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    id: str
    candidate: str
    assignment: str
    assignment_id: str
    status: CheckStatus
    state: Definition
    badge: Badge
    answered: int
    requested: int
    needs: tuple[Need, ...]  # the latest first
    next_reminder: str
    started_by: str
    started_on: str
    sub_account: str
    has_report: bool
    is_archived: bool
    is_cancelling: bool

    @property
    def is_cancelled(self) -> bool:
        return self.status is CheckStatus.CANCELLED


def lines_of(reads: Iterable[CheckRead], texts: Texts, now: datetime) -> list[CheckLine]:
    return [line_of(one, texts, now) for one in reads]


def line_of(read: CheckRead, texts: Texts, now: datetime) -> CheckLine:
    check, zone = read.check, read.sub_account.zone
    return CheckLine(
        id=check.id,
        candidate=check.candidate_name,
        assignment=read.assignment.title,
        assignment_id=read.assignment.id,
        status=check.status,
        state=definition("status", check.status, texts),
        badge=check.badge,
        answered=check.answered,
        requested=check.requested,
        needs=tuple(need_of(one, read, texts) for one in reversed(read.needs_you)),
        next_reminder=_next_reminder(read, texts, now),
        started_by=check.started_by,
        started_on=short_day(check.created_at, zone, texts.language),
        sub_account=read.sub_account.name or read.sub_account.key,
        has_report=has_report(read),
        is_archived=read.is_archived,
        is_cancelling=is_cancelling(check, now),
    )


def need_of(event: Event, read: CheckRead, texts: Texts) -> Need:
    possible = acts(event.type, read.check.status)
    return Need(
        sentence(event, texts), hint(event, texts), called(event.conversation, read), next(iter(possible), None)
    )


def called(conversation: str | None, read: CheckRead) -> str:
    """A person as acts on the check name them."""
    for one in read.references:
        if one.conversation == conversation:
            return f"referee.{one.position}"
    is_candidate = any(one.id == conversation and one.role is Role.CANDIDATE for one in read.conversations)
    return Role.CANDIDATE.value if is_candidate else ""


def _next_reminder(read: CheckRead, texts: Texts, now: datetime) -> str:
    """None goes out while the check is being cancelled."""
    if is_cancelling(read.check, now):
        return ""
    due = [at for at in (next_reminder_at(one, read) for one in read.conversations) if at]
    return short_time(min(due), read.sub_account.zone, texts.language) if due else ""
