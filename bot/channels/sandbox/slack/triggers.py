"""Trigger ids, with which a modal is opened: three seconds, and once."""

import secrets
from dataclasses import dataclass

from bot.channels.sandbox.slack.passes import Seconds, forget_oldest
from bot.channels.sandbox.slack.refused import Refused

TRIGGER_SECONDS = 3.0


@dataclass(slots=True)
class Trigger:
    person: str
    until: float
    view: str | None  # the modal in which it came about
    is_used: bool = False


class Triggers:
    def __init__(self, seconds: Seconds) -> None:
        self._seconds, self._issued = seconds, dict[str, Trigger]()

    def issue(self, person: str, view: str | None = None) -> str:
        id = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**12)}.{secrets.token_hex(16)}"
        self._issued[id] = Trigger(person, self._seconds() + TRIGGER_SECONDS, view)
        forget_oldest(self._issued)
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
