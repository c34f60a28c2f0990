"""Everybody in a check, with the messages that went out to them and what may be done now (R34, R36, R48)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import Field

from bot.desk.card import Looked, looked_at
from bot.desk.details import details_now
from bot.domain.channel import Contact
from bot.domain.check import CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.message import Delivery, Progress
from bot.errors import NotFound
from bot.flows.failures import advice_on, meaning_of
from bot.flows.lifecycle import message_said
from bot.flows.recruiter import has_a_referee
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.card_may import may_be_followed_up
from bot.flows.seat.details_people import PersonDetails
from bot.flows.texts import Texts
from bot.storage.reading import outbox
from bot.storage.reading.moment import one_moment
from bot.storage.reading.outbox import MessageKept
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.gives_people import CauseGiven, Fared, MayBe, MessageGiven, PeopleOfCheck, PersonRead, TroubleGiven
from web.api.checks.lifecycle import texts_in
from web.api.checks.takes import Taken
from web.api.endpoint import endpoint
from web.api.words import Language

MAY: Mapping[CardAct, MayBe] = {
    CardAct.REMIND: MayBe.REMIND,
    CardAct.PAUSE: MayBe.PAUSE,
    CardAct.RESUME: MayBe.RESUME,
    CardAct.FOLLOW_UP: MayBe.FOLLOW_UP,
    CardAct.MORE_REFERENCES: MayBe.MORE_REFERENCES,
    CardAct.START_ANEW: MayBe.START_ANEW,
    CardAct.ARCHIVE: MayBe.ARCHIVE,
    CardAct.UNARCHIVE: MayBe.UNARCHIVE,
    CardAct.CANCEL: MayBe.CANCEL,
    CardAct.UNDO: MayBe.UNDO_CANCEL,
    CardAct.DELETE: MayBe.DELETE,
}
WAITING = frozenset({Progress.QUEUED, Progress.LEASED, Progress.UNCLEAR})
DELIVERED: Mapping[Delivery, Fared] = {
    Delivery.ACCEPTED: Fared.SENT,
    Delivery.ON_ITS_WAY: Fared.ON_ITS_WAY,
    Delivery.DELIVERED: Fared.DELIVERED,
    Delivery.READ: Fared.READ,
    Delivery.UNDELIVERED: Fared.FAILED,
}


class PeopleOfCheckWanted(Taken):
    language: Language | None = Field(default=None, description="Of what is told. Left out: the check's.")


@dataclass(frozen=True, slots=True)
class Known:
    looked: Looked
    messages: Mapping[str, Sequence[MessageKept]]  # by conversation, the newest first
    followed_up: frozenset[str]  # who may be
    texts: Texts
    call: Call


@endpoint(
    "Everybody in a check: what went out to them, what did not arrive and why, what may be done now (R36, R48)",
    takes=PeopleOfCheckWanted,
    gives=PeopleOfCheck,
    problems=("unknown-check", "unknown-language"),
)
@one_moment()
async def show_people_of_check(call: Call, wanted: PeopleOfCheckWanted) -> PeopleOfCheck:
    read = await the_check(call)
    looked = await looked_at(call.organisation, read.check.id)
    if looked is None:
        raise NotFound("unknown-check", "The check has been deleted meanwhile.")
    texts = texts_in(call, wanted.language or read.check.language)
    vouchline = call.vouchline
    details = await details_now(looked, None, texts, vouchline.moment(), vouchline.settings)
    messages = _by_person(await outbox.to_people_of(call.organisation, read.check.id))
    followed_up = frozenset(f"referee.{one}" for one in may_be_followed_up(looked.seen))
    known = Known(looked, messages, followed_up, texts, call)
    whole = _may(dict.fromkeys((*details.card.acts, *_anew(looked, details.card.acts))))
    return PeopleOfCheck(people=[_person(one, known) for one in details.people], may=whole, next=None)


def _anew(looked: Looked, acts: Sequence[CardAct]) -> tuple[CardAct, ...]:
    """Also before the first message is known to have failed: a wrong number may be somebody else's (R7)."""
    is_waiting = looked.read.check.status is CheckStatus.AWAITING_CANDIDATE and CardAct.UNDO not in acts
    return (CardAct.START_ANEW,) if is_waiting and not has_a_referee(looked.seen) else ()


def _by_person(messages: Iterable[MessageKept]) -> dict[str, list[MessageKept]]:
    found: dict[str, list[MessageKept]] = defaultdict(list)
    for one in messages:
        found[one.conversation].insert(0, one)
    return found


def _may(acts: Iterable[CardAct]) -> list[MayBe]:
    return [MAY[one] for one in acts if one in MAY]


def _person(one: PersonDetails, known: Known) -> PersonRead:
    read = known.looked.read
    reference = next((each for each in read.references if f"referee.{each.position}" == one.key), None)
    mine = _conversation(reference.conversation if reference else None, known)
    check = read.check
    phone, email = (reference.phone, reference.email) if reference else (check.candidate_phone, check.candidate_email)
    follow = [MayBe.FOLLOW_UP] if one.key in known.followed_up else []
    resend = [MayBe.RESEND] if one.resend else []
    return PersonRead(
        person=one.key,
        conversation=mine.id,
        role=mine.role,
        name=one.name,
        phone=phone,
        email=email,
        status=mine.status,
        standing=reference.standing if reference else None,
        link=known.call.linker.person(mine),
        pass_the_link_on=bool(one.link) or _is_yours_to_pass_on(mine, known),
        may=[*_may(one.acts), *resend, *follow],
        trouble=_trouble(one, known.texts) if one.error else None,
        messages=[_message(each, known.texts) for each in known.messages.get(mine.id, ())],
    )


def _conversation(id: str | None, known: Known) -> Conversation:
    """None: the candidate's."""
    return next(
        one for one in known.looked.read.conversations if one.id == id or (id is None and one.role is Role.CANDIDATE)
    )


def _is_yours_to_pass_on(mine: Conversation, known: Known) -> bool:
    """Where nothing is sent to them, as long as something is asked of them."""
    check = known.looked.read.check
    contact = check.candidate_contact if mine.role is Role.CANDIDATE else check.referee_contact
    is_asked = mine.status in (ConversationStatus.OPEN, ConversationStatus.DECLINED)
    return contact is Contact.NONE and is_asked and not known.looked.read.is_archived


def _trouble(one: PersonDetails, texts: Texts) -> TroubleGiven:
    return TroubleGiven(
        error=one.error,
        text=meaning_of(one.error, texts),
        advice=advice_on(one.error, texts),
        causes=[CauseGiven(key=each, text=texts(f"slack.cause.{each}").removeprefix("• ")) for each in one.causes],
        resend=list(one.resend),
    )


def _message(one: MessageKept, texts: Texts) -> MessageGiven:
    numbered = {"number": one.number, "of": one.of} if one.number else {}
    return MessageGiven(
        purpose=one.purpose,
        text=message_said(one.purpose.value, numbered, texts),
        channel=one.channel,
        at=one.sent_at or one.created_at,
        sent=one.sent_at is not None,
        state=_fared(one),
        error=one.error,
        segments=one.segments,
        charge=one.charge,
        currency=one.currency or None,
    )


def _fared(one: MessageKept) -> Fared:
    if one.progress is Progress.FAILED:
        return Fared.FAILED
    if one.progress in WAITING:
        return Fared.WAITING
    if one.progress is Progress.DROPPED:
        return Fared.DROPPED
    return DELIVERED[one.delivery] if one.delivery else Fared.SENT
