"""What a turn sees and what it brings about: the two ends of the pure function at the centre."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel
from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry
from bot.domain.desk import Card, Recruiter
from bot.domain.erased import ErasedCheck
from bot.domain.inbox import Errand, Lane, Row, Timer
from bot.domain.lifecycle import Event
from bot.domain.limits import NO_LIMITS, Limits
from bot.domain.listed import Listed
from bot.domain.message import Delivery, Message
from bot.domain.organisation import ApiKey, CreditEntry, Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireContent, QuestionnaireVersion
from bot.domain.questionnaire import Offered, Questionnaire
from bot.domain.reference import Reference
from bot.domain.sender import OwnSender
from bot.domain.trace import Trace
from bot.domain.user import User
from bot.domain.webhook import Webhook
from bot.flows.texts import Texts

Record = (
    Check
    | Reference
    | Conversation
    | Entry
    | Event
    | Message
    | Timer
    | Errand
    | Lane
    | Assignment
    | Listed
    | CreditEntry
    | SubAccount
    | OwnSender
    | ApiKey
    | ErasedCheck
    | Organisation
    | Card
    | Recruiter
    | User
    | Trace
    | OwnQuestionnaire
    | QuestionnaireVersion
    | QuestionnaireContent
    | Webhook
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What a turn may know of the outside: time, chance and links are arguments."""

    now: datetime
    new_id: Callable[[], str]
    code_for: Callable[[str], str]  # four digits that follow from a secret and the purpose given
    link_to: Callable[[Conversation], str]
    new_code: Callable[[], str]  # for a forwarded link, by chance
    forward_link: Callable[[str], str]  # from its code (R18)
    texts: Mapping[str, Texts]  # by language
    questionnaires: Offered  # those that come with Vouchline
    reserved_senders: frozenset[str] = frozenset()  # keys of numbers that nobody may have as their own
    channels: frozenset[Channel] = frozenset(Channel)  # those that this installation writes on
    limits: Limits = NO_LIMITS

    @property
    def numbers_of_ours(self) -> frozenset[str]:
        """Whoever were written to there would be a machine that answers itself."""
        return frozenset(key.partition(":")[2] for key in self.reserved_senders)


@dataclass(frozen=True, slots=True)
class CheckSeen:
    """A check as its own lane, or one of its people, sees it."""

    check: Check
    organisation: Organisation
    sub_account: SubAccount
    assignment: Assignment
    references: tuple[Reference, ...]  # by position
    candidate: Conversation | None  # the candidate's conversation
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict)  # language -> the pinned version
    reminders_due: Mapping[str, datetime] = field(default_factory=dict)  # conversation -> when the next one falls due
    paused: frozenset[str] = frozenset()  # conversations whose reminders are paused
    people: Mapping[str, Conversation] = field(default_factory=dict)  # all by id; only its own lane sees them
    stopped: frozenset[str] = frozenset()  # lanes of theirs where STOP is in force; only its own lane sees them

    def texts(self, language: str, moment: Moment) -> Texts:
        """The wording in a language, with what the sub-account says in words of its own (R3)."""
        return moment.texts[language].with_own(self.sub_account.texts.get(language, {}))


@dataclass(frozen=True, slots=True)
class ConversationSeen:
    conversation: Conversation
    memory: tuple[Entry, ...]  # oldest first
    check: CheckSeen

    @property
    def reference(self) -> Reference | None:
        return next((one for one in self.check.references if one.id == self.conversation.reference), None)

    def texts(self, moment: Moment) -> Texts:
        """The wording in this person's language."""
        return self.check.texts(self.conversation.language, moment)


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """What the turn of a person's lane sees: everything that this phone takes part in."""

    lane: Lane
    conversations: tuple[ConversationSeen, ...]  # oldest first
    elsewhere: str | None = None  # the lane of the conversation that the row names, when it has moved on from here
    unsent: int = 0  # answers of ours that wait to leave
    replied_to: str | None = None  # the conversation of the message of ours that the row answers (WhatsApp)

    def named(self, conversation: str) -> ConversationSeen | None:
        """None when it has been deleted, or has moved on."""
        return next((one for one in self.conversations if one.conversation.id == conversation), None)


@dataclass(frozen=True, slots=True)
class OrganisationSeen:
    organisation: Organisation
    sub_accounts: tuple[SubAccount, ...]
    assignments: tuple[Assignment, ...]  # those that the row's payload may mean, by external id or title
    balance: int
    claims: Mapping[str, str] = field(default_factory=dict)  # sender -> whose own, of those that the row names
    listed: tuple[Listed, ...] = ()  # those whom the row names, or all of the list that it adds to
    users: tuple[User, ...] = ()  # all, where the row is about one
    api_keys: tuple[ApiKey, ...] = ()  # all, where the row is about one
    webhooks: tuple[Webhook, ...] = ()  # all, where the row is about one
    own: Mapping[tuple[str, str], OwnQuestionnaire] = field(default_factory=dict)  # by name and language
    contents: Mapping[str, Questionnaire] = field(default_factory=dict)  # what the newest version of each says

    @property
    def questionnaires(self) -> Offered:
        """Those of its own that are not put aside."""
        return {key: self.contents[one.content] for key, one in self.own.items() if one.archived_at is None}

    def offered(self, moment: Moment) -> Offered:
        """Its own take the place of those of the same name that come with Vouchline (R47)."""
        return {**moment.questionnaires, **self.questionnaires}


@dataclass(frozen=True, slots=True)
class DeskSeen:
    """What the turn of a check's desk sees: where its card is, and who follows it."""

    check: CheckSeen | None  # None: deleted
    card: Card | None
    recruiters: tuple[Recruiter, ...] = ()  # those of its followers whom we know


@dataclass(frozen=True, slots=True)
class RecruiterSeen:
    """What the turn of a recruiter's lane sees."""

    recruiter: Recruiter | None
    organisation: str | None  # of the workspace; None: it has removed us
    needing: tuple[tuple[Event, Check], ...] = ()  # what still needs them, where a digest is due


View = PersonSeen | CheckSeen | OrganisationSeen | DeskSeen | RecruiterSeen


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """A provider's report about one of our messages; storage lets the rank only rise."""

    message: str | None  # our key; where the report lacks it, the provider's id tells the message
    delivery: Delivery
    error: str | None
    provider_id: str | None = None


@dataclass(slots=True)
class Changes:
    """Everything one row brings about; committed together or not at all."""

    put: list[Record] = field(default_factory=list)  # new, or a new version of what this lane owns
    tell: list[Row] = field(default_factory=list)  # rows for other lanes
    reports: list[DeliveryReport] = field(default_factory=list)
    delete_check: str | None = None  # R44: nothing of it stays but the ledger
    lets_go: str | None = None  # of this organisation what waits for its budget is looked at again, now
    unlisted: frozenset[str] = frozenset()  # people who are on an assignment's list no more
    outcome: dict[str, Any] = field(default_factory=dict)  # what whoever put the row may want to know


Decide = Callable[[View, Row, Moment], Changes]
