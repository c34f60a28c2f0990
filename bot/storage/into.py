"""Which table each record goes into, and what happens when its key is there already."""

from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry
from bot.domain.desk import Card, Recruiter
from bot.domain.erased import ErasedCheck
from bot.domain.inbox import Errand, Lane, Row, Timer
from bot.domain.lifecycle import Event
from bot.domain.listed import Listed
from bot.domain.message import Message
from bot.domain.organisation import ApiKey, CreditEntry, Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireContent, QuestionnaireVersion
from bot.domain.reference import Reference
from bot.domain.sender import OwnSender
from bot.domain.trace import Trace
from bot.domain.user import User
from bot.domain.webhook import Webhook
from bot.storage.records import mapper
from bot.storage.steps import Clash, Into


def _into(record: type[Any], table: str, clash: Clash, *key: str) -> Into:
    return Into(table, tuple(name for name in mapper(record).columns if name != "id" or key == ("id",)), clash, key)


INBOX = _into(Row, "inbox", Clash.FIRST_STAYS, "source", "key")
LANE_MET = Into("lane", ("key", "choices", "held"), Clash.FIRST_STAYS, ("key",))
LINK = Into(
    "personal_link", ("token_hash", "organisation", "kind", "check", "conversation"), Clash.FIRST_STAYS, ("token_hash",)
)
# A channel in Slack is met when it is first posted to.
SENDER_MET = Into("sender", ("key", "arrives_at", "organisation"), Clash.FIRST_STAYS, ("key",))
EVENT = _into(Event, "event", Clash.REFUSED)
TIMER = _into(Timer, "timer", Clash.LAST_COUNTS, "key")

# Lanes first and the inbox last, as PostgreSQL locks rows in this order in every transaction.
INTO: dict[type[Any], Into] = {
    Lane: _into(Lane, "lane", Clash.LAST_COUNTS, "key"),
    Organisation: _into(Organisation, "organisation", Clash.LAST_COUNTS, "id"),
    SubAccount: _into(SubAccount, "sub_account", Clash.LAST_COUNTS, "id"),
    User: _into(User, "users", Clash.LAST_COUNTS, "id"),
    ApiKey: _into(ApiKey, "api_key", Clash.LAST_COUNTS, "id"),
    Webhook: _into(Webhook, "webhook", Clash.LAST_COUNTS, "id"),
    OwnSender: _into(OwnSender, "sender", Clash.REFUSED),
    QuestionnaireContent: _into(QuestionnaireContent, "questionnaire", Clash.FIRST_STAYS, "id"),
    OwnQuestionnaire: _into(OwnQuestionnaire, "own_questionnaire", Clash.LAST_COUNTS, "id"),
    QuestionnaireVersion: _into(QuestionnaireVersion, "questionnaire_version", Clash.REFUSED, "id"),
    ErasedCheck: _into(ErasedCheck, "erased_check", Clash.FIRST_STAYS, "id"),
    Assignment: _into(Assignment, "assignment", Clash.LAST_COUNTS, "id"),
    Listed: _into(Listed, "listed", Clash.LAST_COUNTS, "id"),
    Check: _into(Check, "checks", Clash.LAST_COUNTS, "id"),
    Reference: _into(Reference, "reference", Clash.LAST_COUNTS, "id"),
    Conversation: _into(Conversation, "conversation", Clash.LAST_COUNTS, "id"),
    Card: _into(Card, "card", Clash.LAST_COUNTS, "check"),
    Recruiter: _into(Recruiter, "recruiter", Clash.LAST_COUNTS, "workspace", "user"),
    CreditEntry: _into(CreditEntry, "credit_entry", Clash.REFUSED),
    Entry: _into(Entry, "entry", Clash.REFUSED),
    Event: EVENT,
    Trace: _into(Trace, "trace", Clash.FIRST_STAYS, "conversation", "kind", "hash"),
    Timer: TIMER,
    Errand: _into(Errand, "errand", Clash.FIRST_STAYS, "key"),
    Message: _into(Message, "outbox", Clash.FIRST_STAYS, "key"),
    Row: INBOX,
}
