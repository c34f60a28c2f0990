"""Notes what came of posting, once it is known; until then whoever posts holds a lease."""

from datetime import datetime

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.webhook import PostFault, Posting
from bot.ports.hooks import ClaimedPost, Posted
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.writing import inbox_rows, lanes_met

# What is switched off meanwhile is not posted again.
NOTED = """UPDATE webhook_delivery SET due_at = coalesce($3, due_at), attempts = attempts + 1, leased_by = NULL,
leased_until = NULL, posting = CASE WHEN {keeps} THEN $2 ELSE 'dropped' END,
ended_at = CASE WHEN $3 IS NOT NULL AND {keeps} THEN ended_at ELSE $4 END
WHERE id = $1 AND posting = 'waiting' AND leased_by = $5""".replace(
    "{keeps}",
    """($3 IS NULL OR EXISTS (
    SELECT 1 FROM webhook w WHERE w.id = webhook_delivery.webhook AND w.is_active AND w.gone_at IS NULL))""",
)
TRIED = """INSERT INTO webhook_try (delivery, at, took_milliseconds, status, error)
SELECT d.id, $2, $3, $4, $5 FROM webhook_delivery d WHERE d.id = $1 AND d.posting = 'waiting' AND d.leased_by = $6"""
DROPPED = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $2, leased_by = NULL, leased_until = NULL
WHERE id = $1 AND posting = 'waiting' AND leased_by = $3"""
DROP_ALL = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $2, leased_until = NULL
WHERE webhook {in $1} AND posting = 'waiting' AND leased_by IS NULL"""
HOLDERS = "SELECT DISTINCT leased_by FROM webhook_delivery WHERE leased_by IS NOT NULL"
LET_GO = """UPDATE webhook_delivery SET leased_by = NULL, leased_until = NULL
WHERE posting = 'waiting' AND leased_by {in $1}"""


def note(claimed: ClaimedPost, posted: Posted, at: datetime, again_at: datetime | None) -> Steps[frozenset[str]]:
    """One statement. Whose lease ran out, and is another's by now, notes nothing."""
    id, now = claimed.delivery.id, microseconds(at)
    due_at = None if again_at is None else microseconds(again_at)
    tried = [id, now, posted.took_milliseconds, posted.status, str(posted.fault or ""), claimed.holder]
    noted = [id, _what_follows(posted, again_at).value, due_at, now, claimed.holder]
    told = [_switching_off(claimed)] if posted.fault is PostFault.GONE else []
    rows = {LANE_MET: lanes_met(told), INBOX: inbox_rows(told, at)} if told else {}
    yield Write(rows, (Query(TRIED, tried), Query(NOTED, noted)))
    return frozenset(row.lane for row in told)


def drop(claimed: ClaimedPost, at: datetime) -> Steps[None]:
    yield Query(DROPPED, [claimed.delivery.id, microseconds(at), claimed.holder])


def drop_all(webhooks: list[str], at: datetime) -> Steps[None]:
    """To be called where they are switched off. What is under way comes to its end, and is not posted again."""
    yield Query(DROP_ALL, [webhooks, microseconds(at)])


def holders() -> Steps[list[str]]:
    return [holder for (holder,) in (yield Query(HOLDERS))]


def let_go(holders: list[str]) -> Steps[None]:
    yield Query(LET_GO, [holders])


def _what_follows(posted: Posted, again_at: datetime | None) -> Posting:
    if posted.was_taken:
        return Posting.DELIVERED
    return Posting.FAILED if again_at is None else Posting.WAITING


def _switching_off(claimed: ClaimedPost) -> Row:
    webhook, delivery = claimed.webhook, claimed.delivery
    payload = {"of_webhook": webhook.id, "wanted": "switch_off", "url": webhook.url}
    lane = organisation_lane(webhook.organisation)
    return Row(lane, "webhook", f"{delivery.id}:gone", Happening.WEBHOOK_ASKED, payload)
