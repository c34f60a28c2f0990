"""Whether the outbox has work at hand, so that a sandbox knows when an instant's work is finished."""

from datetime import datetime

from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

# What recruiters are told in Slack, at Slack's pace, holds no clock up.
# Two questions, as each has an index: with OR both databases read the whole table.
BUSY = """SELECT 1 FROM outbox WHERE progress IN ('leased', 'unclear') AND channel <> 'slack'
UNION ALL SELECT 1 FROM outbox WHERE progress = 'queued' AND channel <> 'slack'
AND due_at <= $1 AND (retry_at IS NULL OR retry_at <= $2) AND (
    sender {in $3} OR EXISTS (SELECT 1 FROM sender s WHERE s.key = outbox.sender AND s.organisation IS NOT NULL)
) LIMIT 1"""


def is_busy(now: datetime, real_now: datetime, senders: list[str]) -> Steps[bool]:
    return bool((yield Query(BUSY, [microseconds(now), microseconds(real_now), senders])))
