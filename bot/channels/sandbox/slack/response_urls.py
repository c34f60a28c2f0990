"""Response URLs, through which a person is answered: five times in thirty minutes."""

import secrets
from dataclasses import dataclass

from bot.channels.sandbox.slack.passes import Seconds, forget_oldest
from bot.channels.sandbox.slack.refused import Refused

RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


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
    def __init__(self, seconds: Seconds) -> None:
        self._seconds, self._issued = seconds, dict[str, Response]()

    def issue(self, channel: str, person: str, ts: str | None = None, thread_ts: str | None = None) -> str:
        id = f"{secrets.randbelow(10**13)}-{secrets.token_hex(12)}"
        self._issued[id] = Response(channel, person, self._seconds() + RESPONSE_SECONDS, ts, thread_ts)
        forget_oldest(self._issued)
        return id

    def use(self, id: str, is_counted: bool = True) -> Response:
        """Raises `Refused`."""
        found = self._issued.get(id)
        if not found or self._seconds() > found.until or found.uses >= RESPONSE_USES:
            raise Refused("used_url" if found else "invalid_url")
        found.uses += is_counted
        return found
