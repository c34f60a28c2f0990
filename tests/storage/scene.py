"""A small organisation with one check, and turns that do one thing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel, Contact
from bot.domain.check import Check, CheckStatus
from bot.domain.conversation import Conversation, Entry, EntryKind, Role
from bot.domain.inbox import Happening, Row, person_lane
from bot.domain.message import Message, Purpose
from bot.domain.organisation import Organisation, SubAccount
from bot.domain.questionnaire import Question, QuestionKind, Questionnaire
from bot.domain.reminders import Plan
from bot.flows.changes import Changes, Record, View
from bot.ports import TurnTaken
from bot.storage.opening import Storage
from bot.storage.steps import Query, Steps

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PHONE = "+46701234567"
LANE = person_lane("sms", PHONE)
QUESTIONNAIRE = Questionnaire(
    "standard", "sv", "Standard", 5, (Question("teamwork", QuestionKind.TEXT, "Lag", "Hur?"),)
)
ORGANISATION = Organisation("cafe", "Café Norr", NOW)
SUB_ACCOUNT = SubAccount("cafe-default", "cafe", "default", "Café Norr", "sv", "Europe/Stockholm", Plan((1,), (2, 3)))
ASSIGNMENT = Assignment("barista", "cafe", "Barista", "A-17")
CHECK = Check(
    id="check-anna",
    organisation="cafe",
    sub_account="cafe-default",
    assignment="barista",
    candidate_name="Anna Lind",
    candidate_phone=PHONE,
    candidate_email=None,
    language="sv",
    questionnaire="standard",
    questionnaires={"sv": QUESTIONNAIRE.id},
    candidate_contact=Contact.SMS,
    referee_contact=Contact.SMS,
    requested=1,
    guidance="",
    deadline=date(2026, 12, 1),
    status=CheckStatus.AWAITING_CANDIDATE,
    started_by="key",
    created_at=NOW,
)
ANNA = Conversation(
    id="conversation-anna",
    organisation="cafe",
    check=CHECK.id,
    role=Role.CANDIDATE,
    lane=LANE,
    sender="sms",
    address=PHONE,
    channel=Channel.SMS,
    name="Anna Lind",
    language="sv",
    created_at=NOW,
)
EVERYTHING: tuple[Record, ...] = (ORGANISATION, SUB_ACCOUNT, ASSIGNMENT, CHECK, ANNA)


def a_text(key: str, text: str = "ja", lane: str = LANE) -> Row:
    return Row(lane, "twilio", key, Happening.TEXT_RECEIVED, {"text": text})


def a_message(key: str, **changes: Any) -> Message:
    message = Message(
        key=key,
        organisation="cafe",
        check=CHECK.id,
        conversation=ANNA.id,
        lane=LANE,
        sender="sms",
        channel=Channel.SMS,
        address=PHONE,
        purpose=Purpose.REPLY,
        body=f"Body of {key}",
        segments=1,
        due_at=NOW,
        created_at=NOW,
        zone="Europe/Stockholm",
    )
    return replace(message, **changes)


def an_entry(key: str, words: str, source: str = "") -> Entry:
    return Entry("cafe", ANNA.id, EntryKind.ANSWER, key, {"said": words}, words, Channel.SMS, NOW, source)


def putting(*records: Record, tell: Sequence[Row] = (), **more: Any) -> Callable[[View | None, Row], Changes]:
    return lambda view, row: Changes(put=list(records), tell=list(tell), **more)


async def brought_about(storage: Storage, changes: Changes, lane: str = "organisation:cafe") -> TurnTaken:
    """One turn of the lane that brings about just that."""
    key = f"scene-{await number_of(storage, 'inbox')}"
    await storage.turns.put([Row(lane, "scene", key, Happening.CHECKS_ASKED)], NOW)
    taken = await storage.turns.take_turn(lane, lambda view, row: changes)
    assert taken is not None and taken.failed is None, taken
    return taken


async def put(storage: Storage, *records: Record) -> None:
    await brought_about(storage, Changes(put=list(records)))


async def rows(storage: Storage, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    def reading() -> Steps[list[tuple[Any, ...]]]:
        return [tuple(row) for row in (yield Query(sql, values))]

    return await storage.database.read(reading)


async def number_of(storage: Storage, table: str, where: str = "1 = 1") -> int:
    return int((await rows(storage, f"SELECT count(*) FROM {table} WHERE {where}"))[0][0])


async def events(storage: Storage) -> list[str]:
    return [type for (type,) in await rows(storage, "SELECT type FROM event ORDER BY id")]
