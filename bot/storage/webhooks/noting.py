"""Notes what came of posting, once it is known; until then whoever posts holds a lease."""

from datetime import datetime

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.webhook import PostFault, Posting
from bot.ports.hooks import ClaimedPost, Posted
from bot.storage.fields import microseconds
from bot.storage.into import INBOX, LANE_MET
from bot.storage.steps import Query, Steps, Write
from bot.storage.turns.writing import inbox_rows, lanes_met

NOTED = """UPDATE webhook_delivery SET posting = $2, due_at = coalesce($3, due_at), ended_at = $4,
attempts = attempts + 1, leased_by = NULL, leased_until = NULL
WHERE id = $1 AND posting = 'waiting' AND leased_by = $5 RETURNING id"""
TRIED = """INSERT INTO webhook_try (delivery, at, took_milliseconds, status, error) VALUES ($1, $2, $3, $4, $5)"""
DROPPED = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $2, leased_by = NULL, leased_until = NULL
WHERE id = $1 AND posting = 'waiting' AND leased_by = $3"""
IS_ON = "SELECT 1 FROM webhook WHERE id = $1 AND is_active AND gone_at IS NULL"
DROP_ALL = """UPDATE webhook_delivery SET posting = 'dropped', ended_at = $2, leased_until = NULL
WHERE webhook {in $1} AND posting = 'waiting' AND leased_by IS NULL"""
HOLDERS = "SELECT DISTINCT leased_by FROM webhook_delivery WHERE posting = 'waiting' AND leased_by IS NOT NULL"
LET_GO = """UPDATE webhook_delivery SET leased_by = NULL, leased_until = NULL
WHERE posting = 'waiting' AND leased_by {in $1}"""


def note(claimed: ClaimedPost, posted: Posted, at: datetime, again_at: datetime | None) -> Steps[frozenset[str]]:
    """Whose lease ran out, and is another's by now, notes nothing."""
    id, now = claimed.delivery.id, microseconds(at)
    posting = yield from _what_follows(claimed, posted, again_at)
    ended_at = None if posting is Posting.WAITING else now
    due_at = None if again_at is None else microseconds(again_at)
    if not (yield Query(NOTED, [id, posting.value, due_at, ended_at, claimed.holder])):
        return frozenset()
    yield Query(TRIED, [id, now, posted.took_milliseconds, posted.status, str(posted.fault or "")])
    if posted.fault is not PostFault.GONE:
        return frozenset()
    row = _switching_off(claimed)
    yield Write({LANE_MET: lanes_met([row]), INBOX: inbox_rows([row], at)})
    return frozenset({row.lane})


def drop(claimed: ClaimedPost, at: datetime) -> Steps[None]:
    yield Query(DROPPED, [claimed.delivery.id, microseconds(at), claimed.holder])


def drop_all(webhooks: list[str], at: datetime) -> Steps[None]:
    """To be called where they are switched off. What is under way comes to its end, and is not posted again."""
    yield Query(DROP_ALL, [webhooks, microseconds(at)])


def holders() -> Steps[list[str]]:
    return [holder for (holder,) in (yield Query(HOLDERS))]


def let_go(holders: list[str]) -> Steps[None]:
    yield Query(LET_GO, [holders])


def _what_follows(claimed: ClaimedPost, posted: Posted, again_at: datetime | None) -> Steps[Posting]:
    if posted.was_taken:
        return Posting.DELIVERED
    if again_at is None:
        return Posting.FAILED
    return Posting.WAITING if (yield Query(IS_ON, [claimed.webhook.id])) else Posting.DROPPED


def _switching_off(claimed: ClaimedPost) -> Row:
    webhook, delivery = claimed.webhook, claimed.delivery
    payload = {"of_webhook": webhook.id, "wanted": "switch_off", "url": webhook.url}
    lane = organisation_lane(webhook.organisation)
    return Row(lane, "webhook", f"{delivery.id}:gone", Happening.WEBHOOK_ASKED, payload)
