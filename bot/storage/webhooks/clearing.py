"""The log of what webhooks were told is kept for thirty days; then it is forgotten, and deleted webhooks with it."""

from datetime import datetime

from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

OLD = "SELECT id FROM webhook_delivery WHERE ended_at < $1 ORDER BY ended_at LIMIT 1000"
FORGET_TRIES = "DELETE FROM webhook_try WHERE delivery {in $1}"
FORGET = "DELETE FROM webhook_delivery WHERE id {in $1}"
FORGET_WEBHOOKS = """DELETE FROM webhook WHERE gone_at < $1
AND NOT EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook = webhook.id)"""


def forget(before: datetime) -> Steps[int]:
    """A thousand at most, so that nobody waits for long; how many."""
    at = microseconds(before)
    old = [id for (id,) in (yield Query(OLD, [at]))]
    if old:
        yield Query(FORGET_TRIES, [old])
        yield Query(FORGET, [old])
    yield Query(FORGET_WEBHOOKS, [at])
    return len(old)
