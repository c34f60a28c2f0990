"""Webhooks and what was posted to them, as the API shows them."""

from bot.domain.webhook import Delivery, PostFault, Posting, Try, Webhook
from bot.storage.reading.webhook_health import Health
from web.api.webhooks.gives import DeliveryGiven, TryGiven, WebhookGiven


def webhook_given(one: Webhook, health: Health) -> WebhookGiven:
    return WebhookGiven(
        id=one.id,
        name=one.name,
        url=one.url,
        events=list(one.types),
        active=one.is_active,
        off_because=None if one.is_active else one.off_because or None,
        created_at=one.created_at,
        created_by=one.made_by,
        rotated_at=one.rotated_at,
        last_delivered_at=health.delivered_at,
        failing_since=health.failing_since,
        waiting=health.waiting,
    )


def delivery_given(one: Delivery, last: Try | None) -> DeliveryGiven:
    return DeliveryGiven(
        id=str(one.id),
        event=one.event_id,
        type=one.type,
        state=one.posting,
        check=one.check,
        created_at=one.created_at,
        attempts=one.attempts,
        last_try=try_given(last) if last else None,
        next_try_at=one.due_at if one.posting is Posting.WAITING else None,
        ended_at=one.ended_at,
        replay_of=None if one.replay_of is None else str(one.replay_of),
    )


def try_given(one: Try) -> TryGiven:
    return TryGiven(
        at=one.at,
        took_milliseconds=one.took_milliseconds,
        status=one.status,
        error=PostFault(one.error) if one.error else None,
    )
