"""Webhooks, what was told to them, and how the tries went; always an organisation's own (R57)."""

from collections.abc import Sequence

from bot.domain.webhook import Delivery, Posting, Try, Webhook
from bot.ports.hooks import DeliveryPage, DeliveryWithTries
from bot.storage.reading.moment import one_moment
from bot.storage.reading.records import record
from bot.storage.tables.webhooks import WebhookDeliveryRow, WebhookRow, WebhookTryRow

LARGEST_ID = 2**63 - 1


async def of_organisation(organisation: str) -> list[Webhook]:
    rows = await WebhookRow.filter(organisation=organisation, gone_at=None).order_by("created_at", "id")
    return [record(Webhook, row) for row in rows]


async def one(organisation: str, id: str) -> Webhook | None:
    row = await WebhookRow.get_or_none(organisation=organisation, id=id, gone_at=None)
    return record(Webhook, row) if row else None


async def deliveries(
    organisation: str,
    webhook: str,
    postings: Sequence[Posting],
    types: Sequence[str],
    check: str | None,
    before: int | None,
    limit: int,
) -> DeliveryPage:
    wanted = WebhookDeliveryRow.filter(organisation=organisation, webhook=webhook)
    wanted = wanted.filter(posting__in=[one.value for one in postings]) if postings else wanted
    wanted = wanted.filter(type__in=list(types)) if types else wanted
    wanted = wanted.filter(check=check) if check is not None else wanted
    wanted = wanted.filter(id__lt=min(before, LARGEST_ID)) if before is not None else wanted
    rows = await wanted.order_by("-id").limit(limit + 1)
    found = [record(Delivery, row) for row in rows[:limit]]
    return DeliveryPage(found, found[-1].id if len(rows) > limit else None)


@one_moment()
async def delivery(organisation: str, webhook: str, id: int) -> DeliveryWithTries | None:
    if not 0 < id <= LARGEST_ID:
        return None
    row = await WebhookDeliveryRow.get_or_none(organisation=organisation, webhook=webhook, id=id)
    if row is None:
        return None
    tries = await WebhookTryRow.filter(delivery=row.id).order_by("id")
    return DeliveryWithTries(record(Delivery, row), [record(Try, one) for one in tries])
