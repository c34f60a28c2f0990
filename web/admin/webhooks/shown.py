"""Webhooks and deliveries as the office's pages show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from babel.numbers import format_decimal

from bot.domain.webhook import Delivery, PostFault, Posting, Try, Webhook
from bot.storage.reading.webhook_health import Health, health_of
from web.admin.days import day_and_hour
from web.admin.page import Visit


@dataclass(frozen=True, slots=True)
class WebhookShown:
    webhook: Webhook
    title: str
    state: str  # a key of `admin.webhooks.states`
    delivered: str
    failing: str
    waiting: int
    events: str


async def webhooks_shown(visit: Visit, known: Sequence[Webhook]) -> list[WebhookShown]:
    health = await health_of(visit.organisation, [one.id for one in known])
    return [_shown(visit, one, health[one.id]) for one in known]


def _shown(visit: Visit, one: Webhook, health: Health) -> WebhookShown:
    many = visit.texts("admin.webhooks.events_some", count=len(one.types))
    return WebhookShown(
        webhook=one,
        title=title_of(one),
        state=state_of(one, health),
        delivered=_day(visit, health.delivered_at),
        failing=_day(visit, health.failing_since) if one.is_active else "",
        waiting=health.waiting,
        events=many if one.types else visit.texts("admin.webhooks.events_all"),
    )


def title_of(one: Webhook) -> str:
    return one.name or one.url.partition("://")[2]


def state_of(one: Webhook, health: Health) -> str:
    if not one.is_active:
        return "off"
    if health.failing_since:
        return "failing"
    return "works" if health.delivered_at else "untried"


def _day(visit: Visit, at: datetime | None) -> str:
    return day_and_hour(visit, at) if at else ""


@dataclass(frozen=True, slots=True)
class DeliveryShown:
    delivery: Delivery
    state: str  # a key of `admin.webhooks.postings`
    event: str
    answer: str  # of the last try, where it was not taken
    created: str
    next: str  # when it is tried again
    ended: str


def delivery_shown(visit: Visit, one: Delivery, last: Try | None) -> DeliveryShown:
    return DeliveryShown(
        delivery=one,
        state="again" if one.posting is Posting.WAITING and one.attempts else one.posting,
        event=visit.texts(f"admin.webhook_events.{one.type}"),
        answer=answer_said(visit, last) if last and last.error else "",
        created=day_and_hour(visit, one.created_at),
        next=day_and_hour(visit, one.due_at) if one.posting is Posting.WAITING and one.attempts else "",
        ended=_day(visit, one.ended_at),
    )


@dataclass(frozen=True, slots=True)
class TryShown:
    at: str
    answer: str
    took: str
    was_taken: bool


def try_shown(visit: Visit, one: Try) -> TryShown:
    there, language = ZoneInfo(visit.vouchline.zone), visit.texts.language
    at = format_datetime(one.at, "d MMM y HH:mm:ss", tzinfo=there, locale=language)
    return TryShown(at, answer_said(visit, one), _took(visit, one.took_milliseconds), not one.error)


def answer_said(visit: Visit, one: Try) -> str:
    """What came back, in our words; the address's own are not kept."""
    if not one.error:
        return str(one.status)
    return visit.texts(f"admin.webhooks.faults.{PostFault(one.error)}", status=one.status or "")


def _took(visit: Visit, milliseconds: int) -> str:
    if milliseconds < 1000:
        return visit.texts("admin.webhooks.milliseconds", count=milliseconds)
    seconds = format_decimal(round(milliseconds / 1000, 1), locale=visit.texts.language)
    return visit.texts("admin.webhooks.seconds", count=seconds)
