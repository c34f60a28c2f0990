"""The people of a check in every detail, each with what may be done about them alone (R34, R48)."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.channel import Channel
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.phone import shown_phone
from bot.domain.reference import Reference
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.card_people import remindable
from bot.flows.seat.causes import Cause, causes_of
from bot.flows.seat.details_arrival import OVER, Known, error_of, needs_link
from bot.flows.seat.said import Said, said


@dataclass(frozen=True, slots=True)
class PersonDetails:
    key: str  # "candidate", "referee.2"
    name: str
    about: tuple[str, ...]  # relation, workplace, when
    phone: str
    email: str
    how: tuple[Said, ...]
    error: str  # of a message that did not arrive
    causes: tuple[Cause, ...]  # of that
    link: str  # to be passed on, where nothing is sent or arrives; empty where it is not needed
    acts: tuple[CardAct, ...]  # remind, pause, resume: this person alone
    resend: tuple[Channel, ...] = ()  # on which they may be written to again, where a message did not arrive


def people_in_detail(known: Known) -> Iterator[PersonDetails]:
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
    known: Known,
    reference: Reference | None = None,
) -> PersonDetails:
    error = error_of(mine, known) if mine else ""
    return PersonDetails(
        key=key,
        name=name,
        about=about,
        phone=shown_phone(phone) if phone else "",
        email=email or "",
        how=_how(mine, reference, known),
        error=error,
        causes=causes_of(error) if error else (),
        link=known.links.get(mine.id, "") if mine and needs_link(mine, error, known) else "",
        acts=_acts(mine, known) if mine else (),
    )


def _how(mine: Conversation | None, reference: Reference | None, known: Known) -> tuple[Said, ...]:
    """As the card says it; of those who are not on the card, their standing."""
    row = next((one for one in known.card.rows if mine and one.conversation == mine.id), None)
    if row:
        return row.how
    if reference:
        return (said(f"standing.{reference.standing}"),)
    return (said("slack.how.sent"),) if mine and mine.status is ConversationStatus.DONE else ()


def _acts(mine: Conversation, known: Known) -> tuple[CardAct, ...]:
    if known.card.state in OVER or mine.status is not ConversationStatus.OPEN:
        return ()
    is_remindable = any(one.id == mine.id for one in remindable(known.seen, known.now))
    if mine.id in known.seen.paused:
        return (CardAct.RESUME,)
    pause = () if mine.channel is Channel.WEB else (CardAct.PAUSE,)
    return (CardAct.REMIND, *pause) if is_remindable else pause
