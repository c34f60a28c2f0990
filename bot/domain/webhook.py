"""Webhooks: what happens in checks is told to an address of the organisation's, in order, until it is taken (R53)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.lifecycle import EventType

TEST = "test"  # nothing has happened: somebody tries the address
CHECK_DELETED = "check_deleted"  # of a check that is gone there is no lifecycle to tell of it
TYPES: tuple[str, ...] = (*(one.value for one in EventType), CHECK_DELETED)  # those that a webhook may ask for
MOST_WEBHOOKS = 20  # of an organisation
OLD_SECRET_SIGNS_FOR = timedelta(hours=24)


class Posting(StrEnum):
    """Where the telling of one event to one address is."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"  # for as long as it was tried
    DROPPED = "dropped"  # the webhook was switched off, or what it tells of was erased


class PostFault(StrEnum):
    """Why an address has not taken what was posted to it, in a word of ours."""

    ADDRESS_REFUSED = "address_refused"  # it leads to where we do not post
    NO_SUCH_NAME = "no_such_name"
    NO_CONNECTION = "no_connection"
    TLS = "tls"  # its certificate is not to be trusted
    BROKEN = "broken"  # the connection ended without an answer
    TIMEOUT = "timeout"
    REDIRECTED = "redirected"  # which is not followed
    GONE = "gone"  # 410: it wants nothing any more
    STATUS = "status"  # any other answer than 2xx
    OURS = "ours"  # a mistake of ours; it is in our log


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address of an organisation's, and which events it is told of."""

    id: str
    organisation: str
    url: str
    types: tuple[str, ...]  # empty: every type
    secrets: tuple[str, ...]  # sealed; the newest first
    made_by: str
    created_at: datetime
    name: str = ""
    is_active: bool = True
    off_because: str = ""  # "gone" when the address said so; empty: somebody has switched it off
    rotated_at: datetime | None = None
    gone_at: datetime | None = None  # deleted: told of nothing any more, its log stays for a while

    @property
    def is_on(self) -> bool:
        return self.is_active and self.gone_at is None

    def signing(self, now: datetime) -> tuple[str, ...]:
        """The sealed secrets that sign what is posted now: an old one for a day beside the new."""
        is_over = self.rotated_at is None or now - self.rotated_at >= OLD_SECRET_SIGNS_FOR
        return self.secrets[:1] if is_over else self.secrets[:2]


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
    attempts: int = 0  # those that have come to an end
    first_tried_at: datetime | None = None
    ended_at: datetime | None = None
    replay_of: int | None = None

    @property
    def event_id(self) -> str:
        """By which receivers know what they have had already: the same however often it is posted, or replayed."""
        if self.type == CHECK_DELETED:
            return f"evt_deleted_{self.check}"
        return f"evt_test_{self.id}" if self.event is None else f"evt_{self.event}"


@dataclass(frozen=True, slots=True)
class Try:
    """What came of posting a delivery once."""

    delivery: int
    at: datetime
    took_milliseconds: int
    status: int | None  # what the address answered; None: nothing
    error: str  # a word of ours; empty where it was taken
