"""A check as the API shows it, links included."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.lifecycle import Event
from bot.domain.reference import Reference, Standing
from bot.flows.failures import advice_on, meaning_of
from bot.flows.progress import goes_out
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from web.api.checks.gives import (
    AssignmentGiven,
    BadgeGiven,
    CandidateGiven,
    CheckGiven,
    ContactsGiven,
    Links,
    ReferenceGiven,
    UnreachableGiven,
)
from web.api.checks.noticed import noticed
from web.api.checks.told import CheckNoticeGiven
from web.linker import Linker


def check_given(read: CheckRead, linker: Linker, texts: Mapping[str, Texts]) -> CheckGiven:
    check = read.check
    return CheckGiven(
        id=check.id,
        status=check.status,
        requested=check.requested,
        answered=check.answered,
        badge=check.badge,
        assignment=AssignmentGiven(
            id=read.assignment.id, external_id=read.assignment.external_id, title=read.assignment.title
        ),
        candidate=CandidateGiven(name=check.candidate_name, phone=check.candidate_phone, email=check.candidate_email),
        candidate_unreachable=_unreachable(read, texts[check.language]),
        sub_account=read.sub_account.key,
        language=check.language,
        questionnaire=check.questionnaire,
        contacts=ContactsGiven(candidate=check.candidate_contact, referee=check.referee_contact),
        guidance=check.guidance,
        deadline=check.deadline,
        started_by=check.started_by,
        created_at=check.created_at,
        completed_at=check.completed_at,
        cancelled_at=check.cancelled_at,
        cancelling_until=check.cancelling_until,
        withdrawal_requested_at=check.withdrawal_asked_at,
        archived=read.is_archived,
        paused=any(one.paused for one in read.conversations if one.role is Role.CANDIDATE),
        needs_you=[_needing(one, read, texts[check.language]) for one in read.needs_you],
        references=[_reference(one, read, linker) for one in read.references],
        links=links(read, linker),
    )


def _needing(event: Event, read: CheckRead, texts: Texts) -> CheckNoticeGiven:
    person = next((one for one in read.conversations if one.id == event.conversation), None)
    return CheckNoticeGiven(**noticed(event, person, read.check, texts))


def _unreachable(read: CheckRead, texts: Texts) -> UnreachableGiven | None:
    """Until the candidate has been heard, by whichever way."""
    check, candidate = read.check, _candidate(read)
    if check.unreachable_at is None or (candidate and candidate.last_heard_at):
        return None
    because = check.unreachable_because
    said = f"{meaning_of(because, texts)} {advice_on(because, texts)}"
    return UnreachableGiven(at=check.unreachable_at, error=because, text=said)


def _candidate(read: CheckRead) -> Conversation | None:
    return next((one for one in read.conversations if one.role is Role.CANDIDATE), None)


def links(read: CheckRead, linker: Linker) -> Links:
    candidate = _candidate(read)
    return Links(
        check=linker.check(read.check.id),
        candidate=linker.person(candidate) if candidate else None,
        report=linker.report(read.check.id) if has_report(read) else None,
        badge=linker.badge(read.check.id),
    )


def has_report(read: CheckRead) -> bool:
    return any(one.standing is Standing.SUBMITTED for one in read.references)


def badge_given(read: CheckRead, linker: Linker) -> BadgeGiven:
    check = read.check
    return BadgeGiven(
        badge=check.badge,
        status=check.status,
        requested=check.requested,
        answered=check.answered,
        links=links(read, linker),
    )


def next_reminder_at(conversation: Conversation, read: CheckRead) -> datetime | None:
    """Only while something is asked of the person; of a candidate who wishes to withdraw nothing is."""
    due = read.reminders_due.get(conversation.id)
    withdraws = conversation.role is Role.CANDIDATE and read.check.withdrawal_asked_at is not None
    if due is None or conversation.paused or withdraws or conversation.status is not ConversationStatus.OPEN:
        return None
    return goes_out(read.sub_account, conversation.address, due)


def _reference(reference: Reference, read: CheckRead, linker: Linker) -> ReferenceGiven:
    conversation = next(one for one in read.conversations if one.id == reference.conversation)
    return ReferenceGiven(
        id=reference.id,
        position=reference.position,
        name=reference.name,
        phone=reference.phone,
        email=reference.email,
        relation=reference.relation,
        employer=reference.employer,
        dates=reference.dates,
        standing=reference.standing,
        nominated_at=reference.nominated_at,
        invited_at=reference.invited_at,
        submitted_at=reference.submitted_at,
        reminded=reference.reminded,
        reminded_at=reference.reminded_at,
        next_reminder_at=next_reminder_at(conversation, read),
        snoozed_until=reference.snoozed_until,
        expected_on=reference.expected_on,
        follow_up_asked_at=reference.follow_up_asked_at,
        paused=conversation.paused,
        link=linker.person(conversation),
    )
