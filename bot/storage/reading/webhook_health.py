"""How webhooks do: what their addresses last took or answered, since when they take nothing, and how much waits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Subquery
from tortoise.functions import Count, Max, Min

from bot.domain.webhook import TEST, Posting, Try
from bot.storage.reading.moment import one_moment
from bot.storage.reading.records import record
from bot.storage.tables.webhooks import WebhookDeliveryRow, WebhookTryRow

NEVER_CAME = (Posting.FAILED.value, Posting.DROPPED.value)


@dataclass(frozen=True, slots=True)
class Health:
    delivered_at: datetime | None = None
    failing_since: datetime | None = None  # the first try after what was taken last
    waiting: int = 0


@one_moment()
async def health_of(organisation: str, webhooks: Sequence[str]) -> dict[str, Health]:
    """Of each that was named, by its id."""
    of_these = WebhookDeliveryRow.filter(organisation=organisation, webhook__in=list(webhooks))
    taken = dict(
        await of_these.filter(posting=Posting.DELIVERED.value)
        .annotate(at=Max("ended_at"))
        .group_by("webhook")
        .values_list("webhook", "at")
    )
    waiting = dict(
        await of_these.filter(posting=Posting.WAITING.value)
        .annotate(many=Count("id"))
        .group_by("webhook")
        .values_list("webhook", "many")
    )
    return {
        one: Health(taken.get(one), await _failing_since(organisation, one, taken.get(one)), waiting.get(one, 0))
        for one in webhooks
    }


async def _failing_since(organisation: str, webhook: str, taken_at: datetime | None) -> datetime | None:
    of_this = WebhookDeliveryRow.filter(organisation=organisation, webhook=webhook, attempts__gt=0)
    untaken = Subquery(of_this.exclude(posting=Posting.DELIVERED.value).values("id"))
    tries = WebhookTryRow.filter(delivery__in=untaken)
    tries = tries.filter(at__gt=taken_at) if taken_at else tries
    [(since,)] = await tries.annotate(since=Min("at")).values_list("since")
    return since  # type: ignore[no-any-return]


async def never_came(organisation: str, webhook: str) -> int:
    """How many were given up or dropped, and have not been posted again since; tests do not count."""
    of_this = WebhookDeliveryRow.filter(organisation=organisation, webhook=webhook)
    again = Subquery(of_this.filter(replay_of__isnull=False).values("replay_of"))
    return await of_this.filter(posting__in=NEVER_CAME).exclude(type=TEST).exclude(id__in=again).count()


async def last_tries(deliveries: Collection[int]) -> dict[int, Try]:
    """The last try of each delivery that has been posted. They are of whoever has read the deliveries (R57)."""
    rows = await WebhookTryRow.filter(delivery__in=list(deliveries)).order_by("id")
    return {row.delivery: record(Try, row) for row in rows}
