"""An organisation that has been at it for a while: as many checks as wanted, written at once and the same every time.

They look as real ones do, so that figures and plots of them can be looked at: people answer by day, more after a
reminder, and stop where a question is hard. Nobody in it is real: their numbers are set aside for films.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel, Contact
from bot.domain.check import CheckStatus
from bot.domain.conversation import ConversationStatus, Entry, EntryKind, Role
from bot.domain.message import Delivery, Message, Progress, Purpose
from bot.domain.organisation import SubAccount
from bot.domain.phone import zone_of
from bot.domain.questionnaire import Questionnaire
from bot.domain.reference import Standing
from bot.storage.database import Database
from bot.storage.into import INTO
from bot.storage.records import mapper
from bot.storage.steps import Into, Steps, Write
from tests.builders import NOON, a_check, a_conversation, a_message, a_reference

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NUMBERS = ("+467017406", "+467017406", "+467017406", "+4477009001", "+121255501")
TITLES = ("Barista, Odenplan", "Store manager", "Kitchen assistant", "Accountant", "Night shift, warehouse", "Nurse")
CANDIDATES = ("Anna Lind", "Bo Ek", "Cleo Dahl", "David Frisk", "Elin Holm", "Farid Noor", "Greta Sand", "Hugo Alm")
REFEREES = ("Eva Berg", "Ivar Ros", "Jon Vik", "Karin Ahl", "Leo Brandt", "Mona Stern", "Nils Hedin", "Olga Palm")
BY_DAY = [0] * 6 + [1, 3, 7, 9, 9, 8, 9, 7, 7, 7, 6, 5, 5, 7, 8, 5, 3, 1]  # when people answer, by the hour
BY_WEEKDAY = (10, 11, 11, 10, 8, 3, 4)
A_CHUNK = 500
A_WEEK = timedelta(days=7)


@dataclass
class Rows:
    """What is to be written, by table; `moved` so far in time."""

    moved: timedelta = timedelta()
    by_table: dict[Into, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def put(self, record: Any) -> None:
        into, known = INTO[type(record)], mapper(type(record))
        row = zip(known.columns, known.row(self._in_time(record)), strict=True)
        self.by_table[into].append(tuple(value for name, value in row if name in into.columns))

    def _in_time(self, record: Any) -> Any:
        if not self.moved:
            return record
        told = {one.name: getattr(record, one.name) for one in fields(record)}
        return replace(record, **{name: at + self.moved for name, at in told.items() if isinstance(at, datetime)})


@dataclass
class Seed:
    organisation: str
    sub_accounts: list[SubAccount]
    versions: dict[str, str]  # of the questionnaire, by language
    questionnaire: Questionnaire
    until: datetime
    days: int
    chance: random.Random
    made: int = 0

    def id(self, kind: str) -> str:
        self.made += 1
        return f"{self.organisation[:8]}-{kind}-{self.made}"


async def seed(
    database: Database,
    organisation: str,
    sub_accounts: list[SubAccount],
    questionnaires: dict[str, Questionnaire],
    until: datetime,
    *,
    checks: int = 400,
    days: int = 180,
    number: int = 1,
) -> None:
    """`questionnaires`: by language, as they are kept already. Checks are spread over so many days before `until`.

    They are drawn for one and the same day, and moved by whole weeks: by the clock, each run would draw others.
    """
    moved = (until - NOON) // A_WEEK * A_WEEK
    versions = {language: one.id for language, one in sorted(questionnaires.items())}
    known = Seed(organisation, sub_accounts, versions, questionnaires["sv"], NOON, days, random.Random(number))
    assignments = [Assignment(known.id("assignment"), organisation, title) for title in TITLES]
    first = Rows()
    for one in assignments:
        first.put(one)
    await write(database, first)
    for start in range(0, checks, A_CHUNK):
        rows = Rows(moved)
        for _ in range(min(A_CHUNK, checks - start)):
            add_check(rows, known, known.chance.choice(assignments))
        await write(database, rows)


async def write(database: Database, rows: Rows) -> None:
    def writing() -> Steps[None]:
        yield Write(dict(rows.by_table))

    await database.write(writing)


def add_check(rows: Rows, seed: Seed, assignment: Assignment) -> None:
    chance = seed.chance
    started_at = at_work(seed, seed.until - timedelta(days=chance.uniform(0, seed.days)))
    sub_account = chance.choices(seed.sub_accounts, [8, 3, 2, 1][: len(seed.sub_accounts)])[0]
    name = chance.choice(CANDIDATES)
    check_id, conversation = seed.id("check"), seed.id("candidate")
    phone = f"+467017406{chance.randint(10, 99)}"
    named_at = later(seed, started_at, chance.lognormvariate(1.5, 1.1)) if chance.random() < 0.93 else None
    wanted = chance.choice((1, 2, 2, 2, 3))
    contact = chance.choices((Contact.SMS, Contact.EMAIL), (88, 12))[0]
    about: dict[str, Any] = {"organisation": seed.organisation, "check": check_id}
    rows.put(
        a_conversation(
            **about, id=conversation, address=phone, lane=f"person:sms:{phone}", name=name, created_at=started_at,
            step="done" if named_at else "referee.1.name",
            status=ConversationStatus.DONE if named_at else ConversationStatus.OPEN,
        )
    )  # fmt: skip
    for purpose, count in (
        (Purpose.OPENING, 1),
        (Purpose.REPLY, 6),
        (Purpose.REMINDER, chance.choice((0, 0, 0, 1, 2))),
    ):
        for _ in range(count):
            add_message(rows, seed, about, conversation, phone, purpose, started_at)
    cancelled = chance.random() < 0.04
    answered = 0
    if named_at and named_at < seed.until:
        for position in range(1, wanted + 1):
            answered += add_reference(rows, seed, about, position, named_at, contact) and not cancelled
    is_done = answered == wanted
    status = (
        CheckStatus.COMPLETED if is_done else CheckStatus.COLLECTING if named_at else CheckStatus.AWAITING_CANDIDATE
    )
    rows.put(
        a_check(
            id=check_id, organisation=seed.organisation, sub_account=sub_account.id, assignment=assignment.id,
            candidate_name=name, candidate_phone=phone, questionnaires=seed.versions, requested=wanted,
            answered=answered, status=CheckStatus.CANCELLED if cancelled else status, created_at=started_at,
            referee_contact=contact, completed_at=seed.until if is_done else None,
            cancelled_at=started_at if cancelled else None,
        )
    )  # fmt: skip


def add_reference(
    rows: Rows, seed: Seed, about: dict[str, Any], position: int, named_at: datetime, contact: Contact
) -> bool:
    """Whether it has been submitted."""
    chance, conversation = seed.chance, seed.id("referee")
    phone = f"{chance.choice(NUMBERS)}{chance.randint(10, 99)}"
    asked_at = by_day(named_at, ZoneInfo(zone_of(phone, "Europe/Stockholm")))
    hours = chance.lognormvariate(2.6, 1.3)
    lag_by_hour = 0.7 if asked_at.astimezone(STOCKHOLM).hour in range(9, 15) else 1.4
    answered_at = later(seed, asked_at, hours * lag_by_hour)
    ending = chance.choices(
        (Standing.SUBMITTED, Standing.DECLINED, Standing.UNOBTAINABLE, Standing.REPLACED), (80, 6, 9, 5)
    )[0]
    is_open = answered_at > seed.until
    stops_at = stopping(seed)
    started = ending is Standing.SUBMITTED or chance.random() < 0.45
    submits = ending is Standing.SUBMITTED and not is_open and stops_at is None
    standing = _standing(ending, is_open, submits, started)
    waited = min(answered_at, seed.until) - asked_at
    reminded = sum(1 for hour in (24, 48, 72) if waited > timedelta(hours=hour))
    rows.put(
        a_reference(
            **about, id=seed.id("reference"), position=position, conversation=conversation,
            name=chance.choice(REFEREES), phone=phone, standing=standing, nominated_at=named_at, invited_at=asked_at,
            started_at=answered_at if started and not is_open else None,
            submitted_at=answered_at if submits else None, reminded=reminded,
        )
    )  # fmt: skip
    keys = [one.key for one in seed.questionnaire.questions]
    stops = keys.index(stops_at) if stops_at else chance.randrange(len(keys))
    reached = 0 if not started or is_open else len(keys) if submits else stops
    step = f"question.{keys[reached]}" if started and not is_open and not submits else "consent"
    rows.put(
        a_conversation(
            **about, id=conversation, role=Role.REFEREE, address=phone, lane=f"person:sms:{phone}", name="Eva Berg",
            created_at=named_at, step="done" if submits else step,
            status=ConversationStatus.DONE if submits else ConversationStatus.OPEN,
        )
    )  # fmt: skip
    if started and not is_open:
        channel = chance.choices((Channel.SMS, Channel.WEB, None), (40, 45, 15))[0]
        for entry in entries(seed, conversation, answered_at, reached, channel):
            rows.put(entry)
    for purpose, count in ((Purpose.OPENING, 1), (Purpose.REMINDER, reminded), (Purpose.REPLY, reached // 2 + 1)):
        for _ in range(count):
            address = "eva@example.com" if contact is Contact.EMAIL else phone
            add_message(rows, seed, about, conversation, address, purpose, asked_at)
    return submits


def _standing(ending: Standing, is_open: bool, submits: bool, started: bool) -> Standing:
    if submits:
        return Standing.SUBMITTED
    if is_open:
        return Standing.INVITED
    if ending is Standing.SUBMITTED:
        return Standing.STARTED
    return ending


def stopping(seed: Seed) -> str | None:
    """The question at which somebody leaves off; those that ask for a text are where people do."""
    for one in seed.questionnaire.questions:
        if seed.chance.random() < (0.03 if one.comment else 0.006):
            return one.key
    return None


def entries(seed: Seed, conversation: str, last: datetime, reached: int, channel: Channel | None) -> Iterator[Entry]:
    chance = seed.chance

    def entry(key: str, value: Any, words: str, on: Channel) -> Entry:
        return Entry(seed.organisation, conversation, EntryKind.ANSWER, key, value, words, on, at)

    at = last - timedelta(minutes=2 * reached + 1)
    yield entry("dates", {}, "ja", channel or Channel.SMS)
    for place, question in enumerate(seed.questionnaire.questions[:reached]):
        at += timedelta(seconds=chance.lognormvariate(4.3 if question.comment else 3.2, 0.6))
        on = channel or (Channel.SMS if place < 3 else Channel.WEB)
        yield entry(f"question.{question.key}", 4, "4 bra", on)


def add_message(
    rows: Rows, seed: Seed, about: dict[str, Any], conversation: str, address: str, purpose: Purpose, at: datetime
) -> None:
    segments = {Purpose.OPENING: (3, 4), Purpose.REMINDER: (2, 3)}.get(purpose, (1, 2))
    key = seed.id("message")
    message: Message = a_message(
        **about, key=key, conversation=conversation, lane=f"person:sms:{address}", address=address, purpose=purpose,
        segments=seed.chance.choice(segments), due_at=at, created_at=at, sent_at=at, progress=Progress.SENT,
        channel=Channel.EMAIL if "@" in address else Channel.SMS, delivery=Delivery.DELIVERED, provider_id=f"SM{key}",
    )  # fmt: skip
    rows.put(message)


def at_work(seed: Seed, at: datetime) -> datetime:
    """The same week, on a weekday, between nine and five."""
    local = at.astimezone(STOCKHOLM)
    local -= timedelta(days=max(0, local.weekday() - 4))
    hour = seed.chance.choice((9, 9, 10, 10, 11, 13, 14, 14, 15, 16))
    return local.replace(hour=hour, minute=seed.chance.randint(0, 59)).astimezone(UTC)


def by_day(at: datetime, zone: ZoneInfo) -> datetime:
    """Invitations wait for eight o'clock."""
    local = at.astimezone(zone)
    if 8 <= local.hour < 20:
        return at
    day = local if local.hour < 8 else local + timedelta(days=1)
    return day.replace(hour=8, minute=0, second=0).astimezone(UTC)


def later(seed: Seed, at: datetime, hours: float) -> datetime:
    """About so many hours later, at an hour of a day at which people do such things."""
    wanted = at + timedelta(hours=hours)
    if hours < 3:
        return wanted
    for _ in range(6):
        local = wanted.astimezone(STOCKHOLM)
        if seed.chance.random() < BY_DAY[local.hour] / 9 and seed.chance.random() < BY_WEEKDAY[local.weekday()] / 11:
            return wanted
        wanted += timedelta(hours=seed.chance.uniform(1, 7))
    return wanted
