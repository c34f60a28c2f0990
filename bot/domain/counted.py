"""What a message counts towards when it leaves, and whether that would be too much: a budget, one phone, one block."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.channel import Channel
from bot.domain.countries import country_of, may_go_to
from bot.domain.dialled import region_of
from bot.domain.limits import NO_LIMITS, Allowance, Limits
from bot.domain.message import Message, Purpose, Verdict
from bot.domain.prices import Prices
from bot.domain.reminders import Plan, next_open_hour
from bot.domain.sender import BY_NUMBER

UNPROMPTED = frozenset({Purpose.OPENING, Purpose.REMINDER, Purpose.NEWS, Purpose.AGAIN})
INVITATION = "referee_invited"
BLOCK_DIGITS = 3  # the last ones, in which the numbers of a block differ
TO_A_REFEREE, TO_A_CANDIDATE = 2, 1  # halves: a recruiter has entered the candidate's number
HUNDREDTHS = 100
COUNTRY = "country_not_allowed"


class Why(StrEnum):
    """What a message waits for."""

    BUDGET = "budget"
    NUMBER = "number"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Counter:
    """A count that a message adds to."""

    key: str
    adds: int
    most: int | None  # beyond which it waits; None: it is only counted
    why: Why
    opens_at: datetime  # when the next day or month begins
    period: str  # which day or month it is
    budget: int | None = None  # of which most may be a little more


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in the whole installation."""

    limits: Limits = NO_LIMITS
    prices: Prices | None = None
    zone: str = "UTC"
    salt: str = ""  # a secret: numbers are few enough to be guessed one by one


NO_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Around:
    """What must be known beside the message."""

    allowance: Allowance
    zone: str | None  # the sub-account's
    is_to_candidate: bool
    plan: Plan
    has_waited: bool = False  # for its budget or rate
    heard_at: datetime | None = None  # when the conversation last heard from the person


@dataclass(frozen=True, slots=True)
class Held:
    until: datetime
    counter: Counter


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    over_at: datetime


def is_counted(message: Message) -> bool:
    return message.channel in BY_NUMBER


def is_abroad(message: Message, around: Around, rules: Rules) -> bool:
    """Whether it would go to a country that is not, or no longer, on the list."""
    return is_counted(message) and not may_go_to(message.address, around.allowance.allowed(rules.limits))


def counters(message: Message, around: Around, rules: Rules, now: datetime) -> tuple[Counter, ...]:
    """Nothing for what costs nothing: e-mail, and what recruiters are told in Slack."""
    if not is_counted(message):
        return ()
    budget = _budget(message, around.allowance, rules, now) if message.organisation else ()
    return (*budget, *(_rates(message, around, rules, now) if message.purpose in UNPROMPTED else ()))


def held(message: Message, around: Around, counted: tuple[Counter, ...], used: Mapping[str, int]) -> Held | None:
    """Until the recipient's hours after the next day or month has begun, whoever has written last."""
    for one in counted:
        if one.most is not None and used.get(one.key, 0) + one.adds > one.most:
            return Held(next_open_hour(around.plan, message.zone, one.opens_at), one)
    return None


def no_answer_now(message: Message, around: Around, now: datetime) -> Verdict | None:
    """What has waited is no answer to somebody who has just written: it keeps to the hours, or is pointless by now."""
    if not around.has_waited or message.purpose in UNPROMPTED:
        return None
    if around.heard_at is not None and around.heard_at > message.created_at:
        return Verdict(drop="no_longer_needed")
    opens = next_open_hour(around.plan, message.zone, now)
    return Verdict(wait_until=opens) if opens > now else None


def is_alarming(counter: Counter, used: int, percent: int) -> bool:
    """Whether it is just with this message that so much of the budget is used."""
    if counter.budget is None:
        return False
    return used * 100 < counter.budget * percent <= (used + counter.adds) * 100


def segments_key(organisation: str, month: str) -> str:
    return f"segments:{organisation}:{month}"


def cost_key(organisation: str, month: str) -> str:
    """Counts ten-thousandths of the currency."""
    return f"cost:{organisation}:{month}"


def held_key(why: Why, organisation: str, period: str, budget: int | None = None) -> str:
    """Marks that something of the organisation was held back. Of a budget that was raised since it says nothing."""
    return f"held:{why}:{organisation}:{period}:{'' if budget is None else budget}"


def _budget(message: Message, allowance: Allowance, rules: Rules, now: datetime) -> Iterator[Counter]:
    """A message on WhatsApp counts as one segment; what it costs depends on more than the country."""
    month = month_in(allowance.zone or rules.zone, now)
    is_sms = message.channel is Channel.SMS
    key, segments = segments_key(message.organisation, month.name), message.segments if is_sms else 1
    yield _spending(key, segments, allowance.segments, message, rules, month)
    price = rules.prices.in_country(country_of(message.address)) if rules.prices and is_sms else None
    if price is not None:
        cost = int((price * segments * HUNDREDTHS * HUNDREDTHS).to_integral_value(ROUND_UP))
        budget = None if allowance.cost is None else allowance.cost * HUNDREDTHS
        yield _spending(cost_key(message.organisation, month.name), cost, budget, message, rules, month)


def _spending(key: str, adds: int, budget: int | None, message: Message, rules: Rules, month: Month) -> Counter:
    most = _most(budget, message, rules.limits)
    return Counter(key, adds, most, Why.BUDGET, month.over_at, month.name, budget)


def _most(budget: int | None, message: Message, limits: Limits) -> int | None:
    """Whoever has just written to us is answered a little longer."""
    if budget is None or message.purpose in UNPROMPTED:
        return budget
    return int((Decimal(budget) * (100 + limits.reserve_percent) / 100).to_integral_value(ROUND_UP))


@lru_cache(maxsize=100)  # many messages leave at one instant
def month_in(zone: str, now: datetime) -> Month:
    first = (now.astimezone(ZoneInfo(zone)).date().replace(day=1) + timedelta(days=32)).replace(day=1)
    return Month(
        f"{now.astimezone(ZoneInfo(zone)):%Y-%m}", datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC)
    )


def _rates(message: Message, around: Around, rules: Rules, now: datetime) -> Iterator[Counter]:
    limits, salt = rules.limits, rules.salt
    day, opens_at = day_of(now), _next_day(now)
    halves = TO_A_CANDIDATE if around.is_to_candidate else TO_A_REFEREE
    most = None if limits.unprompted_per_number is None else TO_A_REFEREE * limits.unprompted_per_number
    if most is not None:
        yield Counter(f"number:{_blurred(message.address, day, salt)}:{day}", halves, most, Why.NUMBER, opens_at, day)
    block = message.address[:-BLOCK_DIGITS]
    if message.tells == INVITATION and (most := _most_of_a_block(message, around, limits)) is not None:
        yield Counter(f"block:{block}:{day}", 1, most, Why.BLOCK, opens_at, day)


def _most_of_a_block(message: Message, around: Around, limits: Limits) -> int | None:
    is_at_home = around.zone is not None and country_of(message.address) == region_of(around.zone)
    return limits.invitations_per_block if is_at_home else limits.invitations_per_block_abroad


def day_of(now: datetime) -> str:
    return f"{now.astimezone(UTC):%Y-%m-%d}"


def _next_day(now: datetime) -> datetime:
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def _blurred(phone: str, day: str, salt: str) -> str:
    """No number outlives the check that it belongs to in a count (R56)."""
    return hmac.new(salt.encode(), f"{day} {phone}".encode(), hashlib.sha256).hexdigest()[:24]
