"""Answers kept for requests that may be repeated: the first one under a key is what every repeat gets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from bot.storage.tables.upkeep import IdempotencyRow

# A request that began longer ago has died with its program; whoever repeats it takes over.
GIVEN_UP_AFTER = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Kept:
    request_hash: str
    status: int | None = None  # None: still running
    body: str = ""
    media: str = ""


async def begin(organisation: str, key: str, request_hash: str, now: datetime) -> Kept | None:
    """None when the request is ours to answer, else what the first with this key has come to. `now` is real time."""
    try:
        await IdempotencyRow.create(organisation=organisation, key=key, request_hash=request_hash, created_at=now)
    except IntegrityError:
        return await _first(organisation, key, request_hash, now)
    return None


async def _first(organisation: str, key: str, request_hash: str, now: datetime) -> Kept | None:
    row = await IdempotencyRow.get(organisation=organisation, key=key)
    if row.answer is not None:
        return Kept(row.request_hash, row.status, row.answer["body"], row.answer["media"])
    if row.request_hash == request_hash and row.created_at <= now - GIVEN_UP_AFTER:
        dead = IdempotencyRow.filter(organisation=organisation, key=key, created_at=row.created_at)
        if await dead.update(created_at=now):
            return None
    return Kept(row.request_hash)


async def keep(organisation: str, key: str, status: int, body: str, media: str) -> None:
    answer = {"body": body, "media": media}
    await IdempotencyRow.filter(organisation=organisation, key=key).update(status=status, answer=answer)


async def forget(organisation: str, key: str) -> None:
    """The request failed for reasons of ours: it may be sent again as if for the first time."""
    await IdempotencyRow.filter(organisation=organisation, key=key).delete()


async def clear(before: datetime) -> int:
    """How many requests that began before this instant were forgotten, in one statement. It is real time."""
    return await IdempotencyRow.filter(created_at__lt=before).delete()
