"""Answers kept for requests that may be repeated: the first one under a key is what every repeat gets."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise.exceptions import IntegrityError

from bot.storage.tables.upkeep import IdempotencyRow

# A request that began longer ago has died with its program; whoever repeats it takes over. Where it has not, no harm is
# done: both have the same name.
GIVEN_UP_AFTER = timedelta(seconds=20)
NAME = "name"  # in `answer`, before there is one


@dataclass(frozen=True, slots=True)
class Ours:
    """The request is ours to answer."""

    name: str  # the same for each repeat while the key is kept, so that its rows have one effect even over a crash


@dataclass(frozen=True, slots=True)
class Kept:
    request_hash: str
    status: int | None = None  # None: still running
    body: str = ""
    media: str = ""


async def begin(organisation: str, key: str, request_hash: str, now: datetime) -> Ours | Kept:
    """Ours, or what the first request with this key has come to. `now` is real time."""
    name = secrets.token_hex(32)
    try:
        await IdempotencyRow.create(
            organisation=organisation, key=key, request_hash=request_hash, answer={NAME: name}, created_at=now
        )
    except IntegrityError:
        return await _first(organisation, key, request_hash, now)
    return Ours(name)


async def _first(organisation: str, key: str, request_hash: str, now: datetime) -> Ours | Kept:
    row = await IdempotencyRow.get_or_none(organisation=organisation, key=key)
    if row is None:  # it was cleared just now
        return await begin(organisation, key, request_hash, now)
    if row.status is not None:
        return Kept(row.request_hash, row.status, row.answer["body"], row.answer["media"])
    if row.request_hash == request_hash and row.created_at <= now - GIVEN_UP_AFTER:
        dead = IdempotencyRow.filter(organisation=organisation, key=key, created_at=row.created_at, status=None)
        if await dead.update(created_at=now):
            return Ours(row.answer[NAME])
    return Kept(row.request_hash)


async def keep(organisation: str, key: str, status: int, body: str, media: str) -> None:
    answer = {"body": body, "media": media}
    await IdempotencyRow.filter(organisation=organisation, key=key).update(status=status, answer=answer)


async def let_go(organisation: str, key: str, now: datetime) -> None:
    """The request failed for reasons of ours: it may be sent again at once, and what it put down has one effect."""
    mine = IdempotencyRow.filter(organisation=organisation, key=key, status=None)
    await mine.update(created_at=now - GIVEN_UP_AFTER)


async def forget(organisation: str, key: str) -> None:
    """The request was refused for now, and nothing has come of it: the next with this key is a first one."""
    await IdempotencyRow.filter(organisation=organisation, key=key, status=None).delete()


async def clear(before: datetime) -> int:
    """How many requests that began before this instant were forgotten, in one statement. It is real time."""
    return await IdempotencyRow.filter(created_at__lt=before).delete()
