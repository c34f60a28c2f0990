"""Messages whose fate is unclear: put back for certain, or kept until the provider has been asked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.domain.message import Message
from bot.storage.fields import microseconds
from bot.storage.records import mapper
from bot.storage.steps import Query, Steps

LEASE = timedelta(seconds=60)
_UNDER_WAY = "progress IN ('leased', 'unclear')"

# Of this try: a program that was frozen past its lease must not undo what another has begun since.
_THIS_TRY = f"key = $1 AND attempts = $3 AND {_UNDER_WAY}"

PUT_BACK = f"""UPDATE outbox SET progress = 'queued', retry_at = $2,
leased_at = NULL, leased_by = NULL, look_again_at = NULL
WHERE {_THIS_TRY}"""
REST = """UPDATE sender SET resumes_at = $2 WHERE key = (SELECT sender FROM outbox WHERE key = $1)
AND (resumes_at IS NULL OR resumes_at < $2)"""
UNCLEAR = f"UPDATE outbox SET progress = 'unclear', look_again_at = $2 WHERE {_THIS_TRY}"
# The first condition is the partial index's own; SQLite reads the whole table without it.
HOLDERS = f"SELECT DISTINCT leased_by FROM outbox WHERE {_UNDER_WAY} AND progress = 'leased'"
# Whoever asks keeps the message for as long as a lease, so that no two ask at the same time.
TAKE = f"""UPDATE outbox SET progress = 'unclear', leased_by = $1, look_again_at = $2 WHERE id IN (
    SELECT id FROM outbox WHERE {_UNDER_WAY} AND (
        (progress = 'unclear' AND look_again_at <= $3)
        OR (progress = 'leased' AND (leased_at <= $4 OR leased_by {{in $5}}))
    ) ORDER BY id LIMIT $6 {{skip}}
) RETURNING {mapper(Message).listed()}"""
KNOWN = """SELECT provider_id FROM outbox WHERE provider_id {in $1}"""


def put_back(key: str, attempt: int, real_now: datetime, wait_seconds: float, whole_sender: bool) -> Steps[None]:
    retry_at = microseconds(real_now + timedelta(seconds=wait_seconds))
    yield Query(PUT_BACK, [key, retry_at, attempt])
    if whole_sender:
        yield Query(REST, [key, retry_at])


def make_unclear(key: str, attempt: int, real_now: datetime, look_again_seconds: float) -> Steps[None]:
    yield Query(UNCLEAR, [key, microseconds(real_now + timedelta(seconds=look_again_seconds)), attempt])


def to_settle(holder: str, alive: Callable[[str], bool], most: int, real_now: datetime) -> Steps[list[Message]]:
    dead = [other for (other,) in (yield Query(HOLDERS)) if other != holder and not alive(other)]
    until, now, expired = (microseconds(at) for at in (real_now + LEASE, real_now, real_now - LEASE))
    rows = yield Query(TAKE, [holder, until, now, expired, dead, most])
    return sorted((mapper(Message).record_of(row) for row in rows), key=lambda one: one.id or 0)


def known_ids(provider_ids: list[str]) -> Steps[frozenset[str]]:
    return frozenset(id for (id,) in (yield Query(KNOWN, [provider_ids])))
