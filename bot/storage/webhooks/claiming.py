"""Claims deliveries that may be posted now: of each check in order, of each webhook a few at once.

One that has not been tried yet, or is under way, holds up what came later in its check; one that has failed does not.
"""

from datetime import datetime

from bot.domain.webhook import Delivery, Webhook
from bot.ports.hooks import ClaimedPost
from bot.storage.fields import microseconds
from bot.storage.reading.webhooks import LARGEST_ID
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps

MOST_OF_A_WEBHOOK = 8  # so that an address that is slow starves no other
LEASE = 30_000_000  # longer than a post takes, and the noting of what came of it

# What nobody has leased settles, by the database's clock: a lower number that is committed later goes before it.
FREE = """d.posting = 'waiting' AND d.due_at <= $1 AND (
    d.leased_until IS NULL OR d.leased_until <= CASE WHEN d.leased_by IS NULL THEN {clock} ELSE $2 END
)"""
ANY_DUE = f"SELECT 1 FROM webhook_delivery d WHERE {FREE} LIMIT 1"
DROP_FOR_THOSE_OFF = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $1, leased_by = NULL
WHERE posting = 'waiting' AND (leased_by IS NULL OR leased_until <= $2)
AND webhook IN (SELECT id FROM webhook WHERE NOT is_active OR gone_at IS NOT NULL)"""
# Those with the fewest under way come first.
WITH_WORK = f"""SELECT {mapper(Webhook).listed("w.")}, (
    SELECT count(*) FROM webhook_delivery u WHERE u.webhook = w.id AND u.posting = 'waiting'
    AND u.leased_by IS NOT NULL AND u.leased_until > $2
) AS underway FROM webhook w WHERE w.is_active AND w.gone_at IS NULL
AND EXISTS (SELECT 1 FROM webhook_delivery d WHERE d.webhook = w.id AND {FREE}) ORDER BY underway, w.id"""
# By the lifecycle: two transactions of one check may number what they tell crosswise. That it is deleted comes last.
BEFORE = f"(coalesce(o.event, {LARGEST_ID}), o.id) < (coalesce(d.event, {LARGEST_ID}), d.id)"
HEADS = f"""SELECT {mapper(Delivery).listed("d.")} FROM webhook_delivery d WHERE {FREE} AND d.webhook = $3
AND NOT EXISTS (
    SELECT 1 FROM webhook_delivery o WHERE o.webhook = d.webhook AND o."check" = d."check" AND o.posting = 'waiting'
    AND o.id <> d.id AND (
        ({BEFORE} AND o.attempts = 0)
        OR (({BEFORE} OR d.attempts = 0) AND o.leased_by IS NOT NULL AND o.leased_until > $2)
    )
) ORDER BY d.id LIMIT $4 {{skip of d}}"""
LEASED = """UPDATE webhook_delivery SET leased_by = $2, leased_until = $3, first_tried_at = coalesce(first_tried_at, $4)
WHERE id {in $1}"""


def any_due(now: datetime, real: datetime) -> Steps[bool]:
    return bool((yield Query(ANY_DUE, [microseconds(now), microseconds(real)])))


def claim(now: datetime, real: datetime, holder: str, most: int) -> Steps[list[ClaimedPost]]:
    at = [microseconds(now), microseconds(real)]
    yield Query(DROP_FOR_THOSE_OFF, at)
    claimed: list[ClaimedPost] = []
    for *webhook, underway in (yield Query(WITH_WORK, at)):
        room = min(MOST_OF_A_WEBHOOK - underway, most - len(claimed))
        if room > 0:
            heads = yield Query(HEADS, [*at, webhook[0], room])
            claimed += [ClaimedPost(_delivery(head), mapper(Webhook).record_of(webhook), holder) for head in heads]
    if claimed:
        yield Query(LEASED, [[one.delivery.id for one in claimed], holder, at[1] + LEASE, at[0]])
    return claimed


def _delivery(head: tuple[object, ...]) -> Delivery:
    return mapper(Delivery).record_of(head)
