"""Webhooks: what happens in checks is told to an address of the organisation's own, in order, until it is taken (R53)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

TEST = "test"  # nothing has happened: somebody tries the address
CHECK_DELETED = "check_deleted"  # of a check that is gone there is no lifecycle to tell of it
GIVEN_UP_AFTER = timedelta(days=3)


class Posting(StrEnum):
    """Where the telling of one event to one address is."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"  # for as long as it was tried
    DROPPED = "dropped"  # the webhook was switched off, or what it tells of was erased


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address of an organisation's, and which events it is told of."""

    id: str
    organisation: str
    url: str
    types: tuple[str, ...]  # empty: every type
    secrets: tuple[str, ...]  # sealed; the newest first. Each signs until it has been let go
    made_by: str
    created_at: datetime
    name: str = ""
    is_active: bool = True
    gone_at: datetime | None = None  # deleted: told of nothing any more, its log stays for a while


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event for one webhook. What is posted is put together as it leaves; nothing personal is kept here."""

    id: int
    organisation: str
    webhook: str
    type: str
    check: str | None
    event: int | None  # the line of the lifecycle
    created_at: datetime
    due_at: datetime  # product time: three days are the recruiter's
    posting: Posting = Posting.WAITING
    attempts: int = 0
    first_tried_at: datetime | None = None
    ended_at: datetime | None = None
    replay_of: int | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """What came of posting a delivery once."""

    delivery: int
    at: datetime
    took_milliseconds: int
    status: int | None  # what the address answered; None: nothing
    error: str  # a word of ours; empty where it was taken
