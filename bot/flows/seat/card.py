"""The live card of a check, as facts: how it goes, who is waited for, what needs somebody, what may be done (R41)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.check import Badge
from bot.domain.lifecycle import Event
from bot.flows.changes import CheckSeen
from bot.flows.lifecycle import sentence
from bot.flows.notices import hint
from bot.flows.seat.card_acts import NOT_FOR_ALL, CardAct, acts_of, state_of
from bot.flows.seat.card_candidate import candidate_row, first_message_waits
from bot.flows.seat.card_looked import Answered, Looked, PersonRow
from bot.flows.seat.card_names import candidate_shown, names_shown, told_to_readers
from bot.flows.seat.card_next import reminder_at
from bot.flows.seat.card_people import paused_now, people, remindable
from bot.flows.seat.card_rows import referee_rows
from bot.flows.seat.card_state import CardState
from bot.flows.seat.said import Said, said
from bot.flows.texts import Texts


@dataclass(frozen=True, slots=True)
class Need:
    """Something that does not go on by itself."""

    sentence: str
    hint: str


@dataclass(frozen=True, slots=True)
class CardView:
    check: str
    state: CardState
    candidate: str
    assignment: str
    badge: Badge
    answered: int
    requested: int
    deadline: date | None
    is_overdue: bool
    rows: tuple[PersonRow, ...]  # the candidate while they are asked, then the referees
    needs: tuple[Need, ...]  # the latest first
    next: Said | None  # what goes out by itself next
    acts: tuple[CardAct, ...]  # the first is the primary one
    reminded: tuple[str, ...]  # who would get a reminder that is asked for now
    asked: tuple[str, ...]  # whose reminders would be paused
    started_by: str  # a name
    starter: str  # a Slack user; empty where it was not started there
    cancelling_until: datetime | None
    cancelled_by: str
    ended_at: datetime  # when it was completed or cancelled, if it was
    zone: str  # for those who are shown no hours of their own


def card_of(
    seen: CheckSeen,
    needing: Sequence[Event],
    texts: Texts,
    now: datetime,
    zone: str,
    *,
    answered: Answered,
    is_public: bool,
) -> CardView:
    """`needing`: what still needs the recruiter, oldest first. In public referees are called by their relation."""
    needing = [one for one in needing if one.type not in NOT_FOR_ALL]
    names = names_shown(seen, texts, is_public=is_public)
    looked = Looked(seen, needing, texts, now, zone, names, answered)
    state, check = state_of(seen, needing, now), seen.check
    is_over = state in (CardState.COMPLETE, CardState.ARCHIVED, CardState.CANCELLED)
    candidate = None if is_over else candidate_row(looked)
    return CardView(
        check=check.id,
        state=state,
        candidate=candidate_shown(check),
        assignment=seen.assignment.title,
        badge=check.badge,
        answered=check.answered,
        requested=check.requested,
        deadline=None if is_over else check.deadline,
        is_overdue=check.deadline is not None and now.astimezone(ZoneInfo(zone)).date() > check.deadline,
        rows=((candidate,) if candidate else ()) + referee_rows(looked),
        needs=tuple(_need(told_to_readers(one, seen, names), texts) for one in reversed(needing)),
        next=None if is_over or state is CardState.CANCELLING else _next(looked),
        acts=acts_of(seen, needing, now),
        reminded=tuple(names[one.id] for one in remindable(seen, now)),
        asked=tuple(names[one.id] for one in paused_now(seen)),
        started_by=check.started_by,
        starter=check.place.user if check.place else "",
        cancelling_until=check.cancelling_until if state is CardState.CANCELLING else None,
        cancelled_by=check.cancelling_by,
        ended_at=check.cancelled_at or check.completed_at or check.created_at,
        zone=zone,
    )


def _need(event: Event, texts: Texts) -> Need:
    return Need(sentence(event, texts), hint(event, texts))


def _next(looked: Looked) -> Said | None:
    """The first thing that goes out without anybody's doing."""
    return min(_going_out(looked), key=lambda found: found[0], default=(looked.now, None))[1]


def _going_out(looked: Looked) -> Iterator[tuple[datetime, Said]]:
    phones = {one.conversation: one.phone for one in looked.seen.references}
    for one in people(looked.seen):
        phone = phones.get(one.id, looked.seen.check.candidate_phone)
        if at := reminder_at(one.id, phone, looked.seen):
            yield at, said("slack.card.next_reminder", name=looked.names[one.id], at=at)
    mine = looked.seen.candidate
    if mine and (waits := first_message_waits(looked.seen, looked.now)):
        yield waits, said("slack.card.next_first", name=looked.names[mine.id], at=waits)
