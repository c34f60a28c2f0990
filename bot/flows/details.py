"""A check in every detail, for one of its recruiters alone: people with their addresses, and what has happened."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.lifecycle import Event, EventType
from bot.domain.phone import shown_phone
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.card import CardView, card_of
from bot.flows.card_acts import CardAct, CardState, remindable
from bot.flows.card_rows import Answered
from bot.flows.causes import Cause, causes_of
from bot.flows.changes import CheckSeen
from bot.flows.lifecycle import sentence
from bot.flows.said import Said, said
from bot.flows.texts import Texts

MOST_LINES = 12
STEP_BY_STEP = frozenset({EventType.QUESTION_ANSWERED, EventType.MESSAGE_RECEIVED, EventType.WEB_ANSWERED})
OVER = frozenset({CardState.CANCELLED, CardState.CANCELLING})


@dataclass(frozen=True, slots=True)
class PersonDetails:
    key: str  # "candidate", "referee.2"
    name: str
    about: tuple[str, ...]  # relation, workplace, when
    phone: str
    email: str
    how: tuple[Said, ...]
    causes: tuple[Cause, ...]  # of a message that did not arrive
    link: str  # to be passed on, where nothing is sent or arrives; empty where it is not needed
    acts: tuple[CardAct, ...]  # remind, pause, resume: this person alone


@dataclass(frozen=True, slots=True)
class DetailsView:
    card: CardView
    people: tuple[PersonDetails, ...]
    happened: tuple[tuple[datetime, str], ...]  # the newest first
    colleagues: tuple[str, ...]  # Slack users who follow it, too
    snoozed_until: datetime | None = None  # this recruiter is not told of it before


@dataclass(frozen=True, slots=True)
class _Known:
    seen: CheckSeen
    card: CardView
    events: Sequence[Event]
    links: Mapping[str, str]
    now: datetime


def details_of(
    seen: CheckSeen,
    needing: Sequence[Event],
    events: Sequence[Event],
    texts: Texts,
    now: datetime,
    zone: str,
    *,
    answered: Answered,
    links: Mapping[str, str],
    snoozed_until: datetime | None = None,
) -> DetailsView:
    """`events`: the latest of its lifecycle, oldest first; `links`: personal links by conversation."""
    card = card_of(seen, needing, texts, now, zone, answered=answered, is_public=False)
    known = _Known(seen, card, (*needing, *events), links, now)
    colleagues = seen.check.place.colleagues if seen.check.place else ()
    later = snoozed_until if snoozed_until and snoozed_until > now else None
    return DetailsView(card, tuple(_people(known)), tuple(_happened(events, texts)), colleagues, later)


def _happened(events: Iterable[Event], texts: Texts) -> list[tuple[datetime, str]]:
    told = [one for one in events if one.type not in STEP_BY_STEP]
    return [(one.at, sentence(one, texts)) for one in reversed(told[-MOST_LINES:])]


def _people(known: _Known) -> Iterator[PersonDetails]:
    check = known.seen.check
    if mine := known.seen.candidate:
        yield _person("candidate", check.candidate_name, (), check.candidate_phone, check.candidate_email, mine, known)
    for one in known.seen.references:
        about = tuple(part for part in (one.relation, one.employer, one.dates) if part)
        person = known.seen.people.get(one.conversation)
        yield _person(f"referee.{one.position}", one.name, about, one.phone, one.email, person, known, one)


def _person(
    key: str,
    name: str,
    about: tuple[str, ...],
    phone: str | None,
    email: str | None,
    mine: Conversation | None,
    known: _Known,
    reference: Reference | None = None,
) -> PersonDetails:
    error = _error(mine, known) if mine else ""
    return PersonDetails(
        key=key,
        name=name,
        about=about,
        phone=shown_phone(phone) if phone else "",
        email=email or "",
        how=_how(mine, reference, known),
        causes=causes_of(error) if error else (),
        link=known.links.get(mine.id, "") if mine and _needs_link(mine, error, known) else "",
        acts=_acts(mine, known) if mine else (),
    )


def _how(mine: Conversation | None, reference: Reference | None, known: _Known) -> tuple[Said, ...]:
    """As the card says it; of those who are not on the card, their standing."""
    row = next((one for one in known.card.rows if mine and one.conversation == mine.id), None)
    if row:
        return row.how
    if reference:
        return (said(f"standing.{reference.standing}"),)
    return (said("slack.how.sent"),) if mine and mine.status is ConversationStatus.DONE else ()


def _error(mine: Conversation, known: _Known) -> str:
    """Of the last message that did not arrive, unless one has since."""
    check = known.seen.check
    if mine.role is Role.CANDIDATE and check.unreachable_at and not mine.last_heard_at:
        return check.unreachable_because
    own = [one for one in known.events if one.conversation == mine.id]
    failed = [one for one in own if one.type is EventType.MESSAGE_FAILED]
    arrived = [one.at for one in own if one.type in STEP_BY_STEP | {EventType.MESSAGE_DELIVERED}]
    last = max(failed, key=lambda one: one.at, default=None)
    return "" if last is None or any(at > last.at for at in arrived) else str(last.about.get("error", ""))


def _needs_link(mine: Conversation, error: str, known: _Known) -> bool:
    """Where only the recruiter can bring the link to somebody of whom something is expected."""
    is_expected = mine.status in (ConversationStatus.OPEN, ConversationStatus.DECLINED)
    has_stopped = mine.lane in known.seen.stopped or any(
        one.type is EventType.OPTED_OUT and one.conversation == mine.id for one in known.events
    )
    cannot = mine.channel is Channel.WEB or bool(error) or has_stopped
    return is_expected and cannot and known.card.state not in OVER and not _is_out(mine, known)


def _is_out(mine: Conversation, known: _Known) -> bool:
    mine_of = [one.standing for one in known.seen.references if one.conversation == mine.id]
    return any(one in OUT_OF_THE_COUNT | {Standing.SUBMITTED} for one in mine_of)


def _acts(mine: Conversation, known: _Known) -> tuple[CardAct, ...]:
    if known.card.state in OVER or mine.status is not ConversationStatus.OPEN:
        return ()
    is_remindable = any(one.id == mine.id for one in remindable(known.seen, known.now))
    if mine.id in known.seen.paused:
        return (CardAct.RESUME,)
    pause = () if mine.channel is Channel.WEB else (CardAct.PAUSE,)
    return (CardAct.REMIND, *pause) if is_remindable else pause
