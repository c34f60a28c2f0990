"""A telling's text, read: who writes what, and when the clock is moved. What the system says in it is left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.sender import own_key
from tests.world import Phone

HEADER = re.compile(
    r"^== (?P<name>[^(+]+?)(?: \((?P<role>[^)]*)\))?"
    r"(?: (?P<whatsapp>whatsapp:)?(?P<address>\+\d+)(?: via (?P<ours>\+\d+))?)?$"
)
SPAN = re.compile(r"(\d+)([dhms])")
UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
OFFICE = frozenset({"API", "Carrier"})  # speakers without a phone
IN_SLACK = frozenset({"recruiter", "admin", "guest"})  # roles of those who act there
DECLARED = frozenset({"public", "closed", "recruiter, closed"})  # what a place in Slack is like
TOLD = (">", "*", "!", ":")  # lines that the system writes


class BadTelling(ValueError):
    def __init__(self, number: int, line: str, reason: str) -> None:
        super().__init__(f"line {number}: {reason}: {line}")


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    role: str = ""
    phone: Phone | None = None

    @property
    def is_in_slack(self) -> bool:
        return self.phone is None and (self.role.partition(",")[0] in IN_SLACK or self.name.startswith("#"))

    @property
    def declaration(self) -> str:
        return f"== {self.name} ({self.role})" if self.role else f"== {self.name}"

    @property
    def introduction(self) -> str:
        """The header that presents the speaker; later ones have the name alone."""
        role = f" ({self.role})" if self.role else ""
        if self.role in DECLARED:
            return f"== {self.name}"
        if self.phone is None:
            return self.declaration
        prefix = "whatsapp:" if self.phone.channel == "whatsapp" else ""
        ours = self.phone.sender.partition(":")[2]
        return f"== {self.name}{role} {prefix}{self.phone.address}{f' via {ours}' if ours else ''}"


@dataclass(frozen=True, slots=True)
class Remark:
    line: str


@dataclass(frozen=True, slots=True)
class Declared:
    """What a channel is like, or somebody's own messages: said before anything is read there."""

    line: str


@dataclass(frozen=True, slots=True)
class Written:
    speaker: Speaker
    words: str


@dataclass(frozen=True, slots=True)
class ClockMoved:
    line: str
    by: timedelta


@dataclass(frozen=True, slots=True)
class ClockSet:
    line: str
    to: datetime


Step = Remark | Declared | Written | ClockMoved | ClockSet


class Reading:
    """The steps of a telling, and everybody who has a section in it, by name."""

    def __init__(self, text: str) -> None:
        self.speakers: dict[str, Speaker] = {}
        self._now: Speaker | None = None
        self.steps = tuple(self._steps(text))

    def _steps(self, text: str) -> Iterator[Step]:
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith("== "):
                self._now = self._speaker(number, line)
                if self._now.role in DECLARED and line == self._now.declaration:
                    yield Declared(line)
            elif line and not line.startswith(TOLD):
                yield self._step(number, line)

    def _step(self, number: int, line: str) -> Step:
        mark, _, rest = line.partition(" ")
        if mark == "#":
            return Remark(line)
        if mark == "<":
            if self._now is None:
                raise BadTelling(number, line, "nobody is speaking")
            return Written(self._now, rest)
        if mark == "+" and SPAN.search(rest):
            return ClockMoved(line, span_of(rest))
        if mark == "@":
            return ClockSet(line, _instant(rest))
        raise BadTelling(number, line, "begins with none of # == < > * ! : + @")

    def _speaker(self, number: int, line: str) -> Speaker:
        found = HEADER.match(line)
        if found is None:
            raise BadTelling(number, line, "is no header")
        name = found["name"]
        if name not in self.speakers:
            self.speakers[name] = Speaker(name, found["role"] or "", _phone(found))
        return self.speakers[name]


def span_of(text: str) -> timedelta:
    """`1h 30m`."""
    return timedelta(**{UNITS[unit]: int(count) for count, unit in SPAN.findall(text)})


def _phone(found: re.Match[str]) -> Phone | None:
    if not found["address"]:
        return None
    channel, ours = "whatsapp" if found["whatsapp"] else "sms", found["ours"]
    return Phone(found["address"], own_key(channel, ours) if ours else channel)


def _instant(text: str) -> datetime:
    day, time, zone = text.split()
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))
