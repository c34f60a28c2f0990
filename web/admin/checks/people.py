"""The people of a check as its page shows them: how each stands, what went out, what may be done (R13, R34, R48)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.desk.card import Looked
from bot.domain.channel import Channel, Contact
from bot.domain.conversation import Conversation, ConversationStatus, Role
from bot.domain.reference import OUT_OF_THE_COUNT
from bot.flows.definitions import Definition, definition
from bot.flows.failures import advice_on, meaning_of
from bot.flows.seat.card_acts import CardAct
from bot.flows.seat.card_may import may_be_followed_up
from bot.flows.seat.causes import Cause
from bot.flows.seat.details import DetailsView
from bot.flows.seat.details_people import PersonDetails
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from web.admin.checks.messages import MessageLine
from web.linker import Linker


@dataclass(frozen=True, slots=True)
class PersonShown:
    key: str  # "candidate", "referee.2"
    conversation: str
    name: str
    about: tuple[str, ...]
    phone: str
    email: str
    standing: Definition | None  # of a referee
    standing_key: str
    how: tuple[str, ...]
    messages: Sequence[MessageLine]
    failure: str  # what it means that a message did not arrive; empty where all did
    causes: tuple[Cause, ...]
    advice: str
    link: str
    is_link_needed: bool  # where only the recruiter can bring it to them
    acts: tuple[CardAct, ...]
    resend: tuple[Channel, ...]  # on which they may be written to again
    may_be_followed_up: bool
    is_out: bool  # nothing more is expected of them, or somebody else was named instead


def people_shown(
    looked: Looked, details: DetailsView, messages: Mapping[str, Sequence[MessageLine]], texts: Texts, linker: Linker
) -> list[PersonShown]:
    ids = _conversations(looked.read)
    followed = {f"referee.{position}" for position in may_be_followed_up(looked.seen)}
    return [
        _shown(one, ids[one.key], looked.read, messages.get(ids[one.key], ()), one.key in followed, texts, linker)
        for one in details.people
    ]


def _shown(
    one: PersonDetails,
    conversation: str,
    read: CheckRead,
    messages: Sequence[MessageLine],
    may_follow: bool,
    texts: Texts,
    linker: Linker,
) -> PersonShown:
    reference = next((each for each in read.references if each.conversation == conversation), None)
    person = next(each for each in read.conversations if each.id == conversation)
    standing = definition("standing", reference.standing, texts) if reference else None
    return PersonShown(
        key=one.key,
        conversation=conversation,
        name=one.name,
        about=one.about,
        phone=one.phone,
        email=one.email,
        standing=standing,
        standing_key=reference.standing.value if reference else "",
        how=tuple(each.plain(texts, read.sub_account.zone) for each in one.how),
        messages=messages,
        failure=meaning_of(one.error, texts) if one.error else "",
        causes=one.causes,
        advice=advice_on(one.error, texts) if one.error else "",
        link=linker.person(person),
        is_link_needed=bool(one.link) or (_is_asked(person) and _is_theirs_to_pass_on(one.key, read)),
        acts=one.acts,
        resend=one.resend,
        may_be_followed_up=may_follow,
        is_out=reference is not None and reference.standing in OUT_OF_THE_COUNT,
    )


def _is_asked(person: Conversation) -> bool:
    return person.status in (ConversationStatus.OPEN, ConversationStatus.DECLINED)


def _is_theirs_to_pass_on(key: str, read: CheckRead) -> bool:
    contact = read.check.candidate_contact if key == "candidate" else read.check.referee_contact
    return contact is Contact.NONE and not read.is_archived


def _conversations(read: CheckRead) -> dict[str, str]:
    """By what a recruiter calls the person."""
    found = {f"referee.{one.position}": one.conversation for one in read.references}
    candidate = next((one.id for one in read.conversations if one.role is Role.CANDIDATE), "")
    return {Role.CANDIDATE.value: candidate, **found}
