"""Every message that the stand-in has accepted or that somebody wrote, as Twilio keeps and shows it."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from typing import Any

VERSION = "2010-04-01"
FINAL = frozenset({"delivered", "undelivered", "failed", "received"})


@dataclass(frozen=True, slots=True)
class Account:
    """Whose messages these are, and what the account's owner knows."""

    numbers: tuple[str, ...] = ("+46766861000",)
    services: tuple[str, ...] = ()
    sid: str = "AC" + "c4a05" * 6 + "00"
    auth_token: str = "e" * 32
    key_sid: str = "SK" + "5eed0" * 6 + "00"
    key_secret: str = "only-for-tests"
    rejected: frozenset[str] = frozenset()  # words in the names of templates that WhatsApp rejects

    def admits(self, user: str, password: str) -> bool:
        return (user, password) in ((self.sid, self.auth_token), (self.key_sid, self.key_secret))


def new_sid(has_media: bool = False) -> str:
    return ("MM" if has_media else "SM") + secrets.token_hex(16)


@dataclass(slots=True)
class Logged:
    """One message resource. `media` holds (url, content type) pairs."""

    to: str
    from_: str
    body: str
    direction: str
    status: str
    callback: str = ""
    service: str | None = None
    media: tuple[tuple[str, str], ...] = ()
    error_code: int | None = None
    sid: str = ""
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    choices: tuple[Any, ...] = ()  # what may be tapped under it

    def __post_init__(self) -> None:
        self.sid = self.sid or new_sid(bool(self.media))

    @property
    def is_inbound(self) -> bool:
        return self.direction == "inbound"

    def resource(self, account: Account) -> dict[str, object]:
        uri = f"/{VERSION}/Accounts/{account.sid}/Messages/{self.sid}"
        moment = format_datetime(self.created_at)
        return {
            "account_sid": account.sid,
            "api_version": VERSION,
            "body": self.body,
            "date_created": moment,
            "date_sent": moment,
            "date_updated": moment,
            "direction": self.direction,
            "error_code": self.error_code,
            "error_message": None,
            "from": self.from_,
            "messaging_service_sid": self.service,
            "num_media": str(len(self.media)),
            "num_segments": "0" if self.status == "accepted" else str(max(1, -(-len(self.body) // 153))),
            "price": None,
            "price_unit": "USD",
            "sid": self.sid,
            "status": self.status,
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": self.to,
            "uri": f"{uri}.json",
        }


@dataclass(frozen=True, slots=True)
class Sought:
    """The filters of a listing; days are Twilio's GMT dates, instants are what its clients also send."""

    to: str | None = None
    from_: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def matches(self, one: Logged) -> bool:
        return (
            self.to in (None, one.to)
            and self.from_ in (None, one.from_)
            and (self.since is None or one.created_at >= self.since)
            and (self.until is None or one.created_at < self.until)
        )


def instant(text: str) -> tuple[datetime, timedelta]:
    """When a `DateSent` begins and how long it lasts: a day, or the second that was named. Raises `ValueError`."""
    if len(text) == 10:
        day = date.fromisoformat(text)
        return datetime(day.year, day.month, day.day, tzinfo=UTC), timedelta(days=1)
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)), timedelta(seconds=1)


class Ledger:
    """All messages, oldest first; Twilio lists them newest first."""

    def __init__(self) -> None:
        self.messages: list[Logged] = []
        self._by_sid: dict[str, Logged] = {}

    def add(self, one: Logged) -> Logged:
        self.messages.append(one)
        self._by_sid[one.sid] = one
        return one

    def find(self, sid: str) -> Logged | None:
        return self._by_sid.get(sid)

    def remove(self, sid: str) -> None:
        self.messages.remove(self._by_sid.pop(sid))

    def seek(self, sought: Sought) -> list[Logged]:
        return [one for one in reversed(self.messages) if sought.matches(one)]

    @property
    def outbound(self) -> list[Logged]:
        return [one for one in self.messages if not one.is_inbound]
