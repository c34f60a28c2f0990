"""Rows of tables as the nouns of the domain."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from tortoise.models import Model

from bot.domain.access import OpenedAs, OpenedBy, Opening, ReportsOpenTo, Share
from bot.domain.assignment import Assignment
from bot.domain.brand import Look
from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, ConversationStatus, Entry, EntryKind, Role
from bot.domain.desk import Card, Place, Recruiter, Telling
from bot.domain.draft import Draft
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.limits import Allowance, Starts
from bot.domain.listed import Listed
from bot.domain.organisation import ApiKey, CreditEntry, Defaults, Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireVersion
from bot.domain.reference import Reference, Standing
from bot.domain.reminders import Plan
from bot.domain.trace import Trace, TraceKind
from bot.domain.user import Session, SignInWay, User, UserRole
from bot.domain.webhook import Delivery, Posting, Try, Webhook
from bot.storage.records import rebuilt

Record = TypeVar(
    "Record",
    Assignment,
    Listed,
    Check,
    Conversation,
    Entry,
    Event,
    ApiKey,
    CreditEntry,
    Organisation,
    SubAccount,
    Reference,
    Card,
    Recruiter,
    Session,
    Draft,
    Trace,
    Share,
    Opening,
    User,
    OwnQuestionnaire,
    QuestionnaireVersion,
    Webhook,
    Delivery,
    Try,
)


# The columns that are stored more plainly than the domain has them.
READ_AS: Mapping[type, Mapping[str, Callable[[Any], Any]]] = {
    Check: {
        "status": CheckStatus,
        "candidate_contact": Contact,
        "referee_contact": Contact,
        "place": lambda stored: rebuilt(Place, stored) if stored else None,
    },
    Recruiter: {"telling": Telling},
    Session: {"way": SignInWay},
    Trace: {"kind": TraceKind},
    Organisation: {
        "reports_open_to": ReportsOpenTo,
        "allowance": lambda stored: rebuilt(Allowance, stored),
        "starts": lambda stored: rebuilt(Starts, stored),
    },
    Webhook: {"types": tuple, "secrets": tuple},
    Delivery: {"posting": Posting},
    Opening: {"by": OpenedBy, "way": OpenedAs},
    User: {"role": UserRole},
    OwnQuestionnaire: {"keys": tuple},
    Conversation: {"role": Role, "channel": Channel, "status": ConversationStatus},
    Entry: {"kind": EntryKind, "channel": Channel},
    Event: {"type": EventType, "actor": Actor},
    Reference: {"standing": Standing},
    SubAccount: {
        "plan": lambda stored: rebuilt(Plan, stored),
        "defaults": lambda stored: rebuilt(Defaults, stored),
        "look": lambda stored: rebuilt(Look, stored),
        "chosen": tuple,
    },
}


def record(kind: type[Record], row: Model) -> Record:
    read_as = READ_AS.get(kind, {})
    columns = {field.name: getattr(row, field.name) for field in fields(kind)}
    return kind(**{name: read_as[name](value) if name in read_as else value for name, value in columns.items()})
