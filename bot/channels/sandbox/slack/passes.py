"""What lets the app react to a person for a little while: trigger ids and response URLs."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.sandbox.slack.refused import Refused

TRIGGER_SECONDS = 3.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5
MOST_KEPT = 2000

Seconds = Callable[[], float]  # of the machine's clock, from any beginning


@dataclass(slots=True)
class Trigger:
    person: str
    until: float
    view: str | None  # the modal in which it came about
    is_used: bool = False


class Triggers:
    """Three seconds, and once."""

    def __init__(self, seconds: Seconds) -> None:
        self._seconds, self._issued = seconds, dict[str, Trigger]()

    def issue(self, person: str, view: str | None = None) -> str:
        id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._issued[id] = Trigger(person, self._seconds() + TRIGGER_SECONDS, view)
        _forget_oldest(self._issued)
        return id

    def use(self, id: str) -> Trigger:
        """Raises `Refused`."""
        found = self._issued.get(id)
        if not found:
            raise Refused("invalid_trigger_id")
        if found.is_used:
            raise Refused("exchanged_trigger_id")
        if self._seconds() > found.until:
            raise Refused("expired_trigger_id")
        found.is_used = True
        return found


@dataclass(slots=True)
class Response:
    """Where an answer to a person's act goes: `ts` is the message that they acted upon."""

    channel: str
    person: str
    until: float
    ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


class Responses:
    """Five uses in thirty minutes."""

    def __init__(self, seconds: Seconds) -> None:
        self._seconds, self._issued = seconds, dict[str, Response]()

    def issue(self, channel: str, person: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        id = f"{secrets.randbelow(10**13)}-{secrets.token_hex(12)}"
        self._issued[id] = Response(channel, person, self._seconds() + RESPONSE_SECONDS, ts, thread_ts)
        _forget_oldest(self._issued)
        return id

    def use(self, id: str, is_counted: bool = True) -> Response:
        """Raises `Refused`."""
        found = self._issued.get(id)
        if not found or self._seconds() > found.until or found.uses >= RESPONSE_USES:
            raise Refused("used_url" if found else "invalid_url")
        found.uses += is_counted
        return found


def _forget_oldest(kept: dict[str, object] | dict[str, Trigger] | dict[str, Response]) -> None:
    while len(kept) > MOST_KEPT:
        del kept[next(iter(kept))]
