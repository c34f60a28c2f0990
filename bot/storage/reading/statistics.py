"""Reads what is counted of an organisation's checks: those started in a period, with their referees and messages."""

import asyncio
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.domain.channel import Channel, Contact
from bot.domain.check import CheckStatus
from bot.domain.message import Purpose
from bot.domain.organisation import SubAccount
from bot.domain.phone import region_of, zone_of
from bot.domain.reference import Standing
from bot.flows.statistics.rows import MIXED, CheckCounted, Counted, MessagesCounted, ReferenceCounted
from bot.storage.fields import instant
from bot.storage.outbox.fates import MILLIONTHS
from bot.storage.reading import organisations
from bot.storage.reading.cohort import Cohort, restrictions
from bot.storage.reading.moment import one_moment
from bot.storage.reading.plain import asked

CHECKS = """SELECT c.sub_account, c.questionnaire, c.created_at, c.status, r.nominated_at
FROM checks c LEFT JOIN reference r ON r."check" = c.id AND r.position = 1
WHERE {cohort}"""
# Nobody waits any more for those of a cancelled check.
WAS_ASKED = """c.status <> 'cancelled' AND (r.invited_at IS NOT NULL OR r.started_at IS NOT NULL
    OR r.submitted_at IS NOT NULL OR r.declined_at IS NOT NULL)"""
REFERENCES = f"""SELECT c.sub_account, c.referee_contact, c.created_at, r.conversation, r.phone, r.standing,
    r.invited_at, r.submitted_at, r.reminded, r.reminded_at
FROM checks c JOIN reference r ON r."check" = c.id
WHERE {{cohort}} AND {WAS_ASKED}"""
ANSWERED_ON = """SELECT e.conversation, MIN(e.channel) AS first, MAX(e.channel) AS last
FROM checks c JOIN reference r ON r."check" = c.id JOIN entry e ON e.conversation = r.conversation
WHERE {cohort} AND c.status <> 'cancelled' AND r.submitted_at IS NOT NULL
    AND e.kind = 'answer' AND e.key LIKE 'question.%'
GROUP BY e.conversation"""
# Numbers of one country, and of one time zone, begin alike: an example of each beginning tells for all of them.
BEGINNING = 7
MESSAGES = f"""SELECT o.purpose, o.channel, MIN(o.address) AS example, COUNT(*) AS messages,
    SUM(COALESCE(o.charged_segments, o.segments)) AS segments, SUM(o.charge) AS charge,
    COALESCE(o.currency, '') AS currency
FROM checks c JOIN outbox o ON o."check" = c.id
WHERE {{cohort}} AND o.sent_at IS NOT NULL AND o.channel <> 'slack'
GROUP BY o.purpose, o.channel, SUBSTR(o.address, 1, {BEGINNING}), COALESCE(o.currency, '')"""


Rows = list[dict[str, Any]]
ByKey = dict[str, dict[str, Any]]


async def counted(organisation: str, cohort: Cohort, *, is_brief: bool = False) -> Counted:
    """`is_brief`: without where references were answered, and without messages, which take most of the time."""
    async with one_moment():
        checks = await _asked(CHECKS, organisation, cohort)
        references = await _asked(REFERENCES, organisation, cohort)
        channels = [] if is_brief else await _asked(ANSWERED_ON, organisation, cohort)
        messages = [] if is_brief else await _asked(MESSAGES, organisation, cohort)
        keys = {one.id: one for one in await organisations.sub_accounts(organisation)}
    answered_on = {row["conversation"]: row for row in channels}
    # Of tens of thousands it takes a second, in which others are to be answered, too.
    return await asyncio.to_thread(_counted, keys, checks, references, answered_on, messages)


def _counted(
    keys: dict[str, SubAccount], checks: Rows, references: Rows, answered_on: ByKey, messages: Rows
) -> Counted:
    zones: dict[tuple[str, str], str] = {}
    return Counted(
        tuple(_check(row, keys[row["sub_account"]].key) for row in checks),
        tuple(
            _reference(row, one.key, _zone(row["phone"], one.zone, zones), answered_on.get(row["conversation"]))
            for row in references
            if (one := keys[row["sub_account"]])
        ),
        tuple(map(_messages, messages)),
    )


async def _asked(statement: str, organisation: str, cohort: Cohort) -> list[dict[str, Any]]:
    wanted = restrictions(organisation, cohort)
    return await asked(statement.replace("{cohort}", " AND ".join(wanted.sql)), wanted.values)


def _check(row: dict[str, Any], sub_account: str) -> CheckCounted:
    return CheckCounted(
        sub_account,
        row["questionnaire"],
        instant(row["created_at"]),
        CheckStatus(row["status"]),
        _at(row["nominated_at"]),
    )


def _reference(
    row: dict[str, Any], sub_account: str, zone: str, answered_on: dict[str, Any] | None
) -> ReferenceCounted:
    return ReferenceCounted(
        sub_account,
        Contact(row["referee_contact"]),
        instant(row["created_at"]),
        Standing(row["standing"]),
        zone,
        _at(row["invited_at"]),
        _at(row["submitted_at"]),
        _reminded(row),
        _channel(answered_on) if answered_on else "",
    )


def _reminded(row: dict[str, Any]) -> int:
    """A follow-up's one reminder comes after the submission, and is counted with the others (R51)."""
    of_follow_up = row["submitted_at"] and row["reminded_at"] and row["reminded_at"] > row["submitted_at"]
    return int(row["reminded"]) - 1 if of_follow_up else int(row["reminded"])


def _channel(row: dict[str, Any]) -> str:
    return str(row["first"]) if row["first"] == row["last"] else MIXED


def _messages(row: dict[str, Any]) -> MessagesCounted:
    country = region_of(row["example"], otherwise="")
    purpose, channel = Purpose(row["purpose"]), Channel(row["channel"])
    charged = Decimal(int(row["charge"] or 0)) / MILLIONTHS
    counts = (int(row["messages"]), int(row["segments"]))
    return MessagesCounted(purpose, channel, country, *counts, row["currency"], charged)


def _zone(phone: str | None, otherwise: str, known: dict[tuple[str, str], str]) -> str:
    """To look at each number would take longer than all the rest."""
    beginning = (phone[:BEGINNING] if phone else "", otherwise)
    if beginning not in known:
        known[beginning] = zone_of(phone, otherwise)
    return known[beginning]


def _at(value: int | None) -> datetime | None:
    return None if value is None else instant(value)
