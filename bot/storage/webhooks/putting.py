"""Puts deliveries that no event has brought about: a test, the same event once more, a check that is deleted."""

from datetime import datetime

from bot.domain.webhook import CHECK_DELETED, TEST
from bot.ports.hooks import Replayed
from bot.storage.fields import microseconds
from bot.storage.steps import Query, Steps

COLUMNS = 'organisation, webhook, type, "check", event, created_at, due_at, replay_of'
IS_ON = "SELECT is_active FROM webhook WHERE organisation = $1 AND id = $2 AND gone_at IS NULL"
PUT_TEST = f"""INSERT INTO webhook_delivery ({COLUMNS}) VALUES ($1, $2, '{TEST}', NULL, NULL, $3, $3, NULL)
RETURNING id"""
# Of a check that is gone only that it is may be told.
IS_THERE = """SELECT d.event IS NULL OR EXISTS (SELECT 1 FROM event e WHERE e.id = d.event)
FROM webhook_delivery d WHERE d.organisation = $1 AND d.webhook = $2 AND d.id = $3"""
ONE_AGAIN = f"""INSERT INTO webhook_delivery ({COLUMNS})
SELECT d.organisation, d.webhook, d.type, d."check", d.event, d.created_at, $2, d.id
FROM webhook_delivery d WHERE d.id = $1 RETURNING id"""
ALL_AGAIN = f"""INSERT INTO webhook_delivery ({COLUMNS})
SELECT d.organisation, d.webhook, d.type, d."check", d.event, d.created_at, $4, d.id FROM webhook_delivery d
WHERE d.organisation = $1 AND d.webhook = $2 AND d.created_at >= $3 AND d.posting IN ('failed', 'dropped')
AND d.type <> '{TEST}' AND (d.type = '{CHECK_DELETED}' OR EXISTS (SELECT 1 FROM event e WHERE e.id = d.event))
AND d.id NOT IN (
    SELECT r.replay_of FROM webhook_delivery r WHERE r.organisation = $1 AND r.webhook = $2 AND r.replay_of IS NOT NULL
) ORDER BY d.id RETURNING id"""

# What is under way comes to its end: then it is seen that its event is no more.
FORGET_TRIES = """DELETE FROM webhook_try WHERE delivery IN (
    SELECT id FROM webhook_delivery WHERE "check" = $1 AND leased_by IS NULL
)"""
FORGET = 'DELETE FROM webhook_delivery WHERE "check" = $1 AND leased_by IS NULL'
TELL_DELETED = f"""INSERT INTO webhook_delivery ({COLUMNS})
SELECT w.organisation, w.id, '{CHECK_DELETED}', k.id, NULL, $2, $2, NULL FROM checks k
JOIN webhook w ON w.organisation = k.organisation WHERE k.id = $1 AND w.is_active AND w.gone_at IS NULL
AND (w.types = '[]' OR w.types LIKE '%"check\\_deleted"%' ESCAPE '\\') ORDER BY w.id"""


def put_test(organisation: str, webhook: str, now: datetime) -> Steps[int | Replayed]:
    if why_not := (yield from _why_not(organisation, webhook)):
        return why_not
    ((id,),) = yield Query(PUT_TEST, [organisation, webhook, microseconds(now)])
    return int(id)


def replay(organisation: str, webhook: str, id: int, now: datetime) -> Steps[int | Replayed]:
    known = yield Query(IS_THERE, [organisation, webhook, id])
    if not known:
        return Replayed.UNKNOWN
    if why_not := (yield from _why_not(organisation, webhook)):
        return why_not
    if not known[0][0]:
        return Replayed.GONE
    ((again,),) = yield Query(ONE_AGAIN, [id, microseconds(now)])
    return int(again)


def replay_failed(organisation: str, webhook: str, since: datetime, now: datetime) -> Steps[int | Replayed]:
    if why_not := (yield from _why_not(organisation, webhook)):
        return why_not
    return len((yield Query(ALL_AGAIN, [organisation, webhook, microseconds(since), microseconds(now)])))


def _why_not(organisation: str, webhook: str) -> Steps[Replayed | None]:
    known = yield Query(IS_ON, [organisation, webhook])
    if not known:
        return Replayed.UNKNOWN
    return None if known[0][0] else Replayed.OFF


def tell_deleted(check: str, now: datetime) -> Steps[None]:
    """To be called while the check is there: afterwards nobody knows whose it was."""
    yield Query(FORGET_TRIES, [check])
    yield Query(FORGET, [check])
    yield Query(TELL_DELETED, [check, microseconds(now)])
