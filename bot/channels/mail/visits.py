"""Who is at the door: so many at once, for so long, with so many commands, and no more."""

import asyncio
from typing import Any, cast

from aiosmtpd.smtp import SMTP

MOST_AT_ONCE = 20
MOST_COMMANDS = 60  # of each kind, in one visit
SILENCE_SECONDS = 120.0  # within which a command, or a whole mail, has to come
LONGEST_VISIT_SECONDS = 600.0
LONGEST_LINE_BYTES = 256 * 1024  # servers of old fold nothing


class Visits:
    def __init__(self) -> None:
        self._here: set[Guest] = set()

    def guest(self, porter: Any, **rules: Any) -> asyncio.Protocol:
        return Guest(self._here, porter, **rules) if len(self._here) < MOST_AT_ONCE else SentAway()

    def end(self) -> None:
        for guest in list(self._here):
            guest.leave()


class Guest(SMTP):
    """One connection. What aiosmtpd bounds itself is told to it."""

    line_length_limit = LONGEST_LINE_BYTES

    def __init__(self, here: "set[Guest]", porter: Any, **rules: Any) -> None:
        super().__init__(porter, **rules)
        self._here = here
        self._ends: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._here.add(self)
        self._ends = self.loop.call_later(LONGEST_VISIT_SECONDS, self.leave)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._here.discard(self)
        if self._ends:
            self._ends.cancel()
        super().connection_lost(error)

    def leave(self) -> None:
        if self.transport:
            self.transport.close()


class SentAway(asyncio.Protocol):
    """Too many are here already."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        writing = cast(asyncio.WriteTransport, transport)  # uvloop's is none by name
        writing.write(b"421 4.7.0 Too many connections; try again later\r\n")
        writing.close()
