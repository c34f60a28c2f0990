"""Hundreds of events on dozens of cards within a minute; `python -m tests.standins.flood` has the full size."""

import asyncio
import sys
import tempfile
import time
from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from tests.standins.leisure import at_leisure
from tests.standins.people import letter, phone_number
from tests.standins.slack import Message
from tests.standins.slack.calls import Call
from tests.standins.slack.seat import until
from tests.standins.slack_stage import SlackStage, a_slack_stage

MOST_REFERENCES, REFERENCES = 10, 2  # at most, and by default


@dataclass(frozen=True, slots=True)
class Size:
    cards: int
    events: int
    seconds: float  # within which the events come
    right_within_seconds: float


SMALL = Size(cards=5, events=40, seconds=3, right_within_seconds=30)
# Every card changes in the last seconds, and 60 updates at 50 a minute take 72 s, whoever makes them.
FULL = Size(cards=60, events=500, seconds=60, right_within_seconds=75)


@dataclass(slots=True)
class Outcome:
    posted_in_seconds: float = 0.0
    right_after_seconds: float = 0.0
    limited: int = 0
    updates: int = 0
    closest_seconds: float = float("inf")  # between two updates of one card
    most_updates_a_minute: int = 0
    wrong: list[str] = field(default_factory=list)


class Flood:
    """Every check is asked for more references, and paused and resumed, until its last event says what is right."""

    def __init__(self, stage: SlackStage, size: Size) -> None:
        self.stage, self.size = stage, size
        self.names = [f"Anna Berg{letter(26 + number)}" for number in range(size.cards)]  # none begins another
        self.outcome = Outcome()
        self._wanted: Counter[str] = Counter()
        self._one_at_a_time = {name: asyncio.Lock() for name in self.names}  # a card's events come in their order

    async def to_the_end(self) -> Outcome:
        checks = await self._start()
        await self._rain(checks)
        await self._until_right()
        slack = self.stage.slack
        self.outcome.limited = len(slack.limited)
        self.outcome.updates = len(slack.called("chat.update"))
        self.outcome.closest_seconds = closest(slack.called("chat.update"))
        self.outcome.most_updates_a_minute = most_within_a_minute(slack.called("chat.update"))
        self.outcome.wrong += slack.complaints
        return self.outcome

    async def _start(self) -> dict[str, str]:
        """All by one paste; names with the ids of their checks, once every card stands."""
        began, sara = time.monotonic(), self.stage.norr.sara
        for first in range(0, len(self.names), 20):
            await self._paste(first)
        await until(lambda: len(sara.cards("Anna Berg")) >= self.size.cards)
        self.outcome.posted_in_seconds = time.monotonic() - began
        found = await self.stage.checks()
        return {str(one["candidate"]["name"]): str(one["id"]) for one in found}

    async def _paste(self, first: int) -> None:
        sara, names = self.stage.norr.sara, self.names[first : first + 20]
        await sara.command()
        await sara.opened_modal("candidate_name")
        lines = [f"{name}, {phone_number(first + at)}" for at, name in enumerate(names)]
        await paste(self.stage, "\n".join(lines))

    async def _rain(self, checks: dict[str, str]) -> None:
        pause = self.size.seconds / self.size.events
        self._wanted = Counter(dict.fromkeys(self.names, REFERENCES))
        async with asyncio.TaskGroup() as group:
            for number in range(self.size.events):
                group.create_task(self._one_event(number, checks))
                await asyncio.sleep(pause)

    async def _one_event(self, number: int, checks: dict[str, str]) -> None:
        turn, place = divmod(number, self.size.cards)
        name = self.names[place]
        is_last = number + self.size.cards >= self.size.events
        act = "more-references" if is_last or turn % 3 == 2 else ("pause", "resume")[turn % 3]
        if act == "more-references" and self._wanted[name] < MOST_REFERENCES:
            self._wanted[name] += 1
        body = {"count": 1} if act == "more-references" else {}
        async with self._one_at_a_time[name]:
            await self.stage.employer.ask("POST", f"/checks/{checks[name]}/{act}", body)

    async def _until_right(self) -> None:
        began = time.monotonic()
        try:
            await until(lambda: not self._wrong_cards())
        except AssertionError:
            self.outcome.wrong += self._wrong_cards()
        self.outcome.right_after_seconds = took = time.monotonic() - began
        if at_leisure(took) > self.size.right_within_seconds:
            self.outcome.wrong.append(f"the cards were right after {took:.0f} s only")

    def _wrong_cards(self) -> list[str]:
        return [
            f"{name}: {len(cards)} cards, wanted {self._wanted[name]}: {cards and cards[0].words[:200]}"
            for name in self.names
            if not is_right(cards := self.stage.norr.sara.cards(name), self._wanted[name])
        ]


def is_right(cards: list[Message], wanted: int) -> bool:
    return len(cards) == 1 and f"0 av {wanted} referens" in cards[0].words


async def paste(stage: SlackStage, lines: str) -> None:
    """Several candidates into the start form that is open, and sent."""
    await stage.norr.sara.fill(candidates=lines)
    await stage.norr.sara.submit()


def closest(calls: list[Call]) -> float:
    """The shortest time between two calls for one message."""
    at: dict[object, list[float]] = {}
    for call in calls:
        at.setdefault(call.args["ts"], []).append(call.at)
    return min((after - before for one in at.values() for before, after in pairwise(one)), default=float("inf"))


def most_within_a_minute(calls: list[Call]) -> int:
    most, window = 0, deque[float]()
    for call in calls:
        window.append(call.at)
        while window[0] <= call.at - 60:
            window.popleft()
        most = max(most, len(window))
    return most


async def run(size: Size, latency_seconds: float) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        async with a_slack_stage(Path(folder), latency_seconds=latency_seconds) as stage:
            return await Flood(stage, size).to_the_end()


if __name__ == "__main__":
    outcome = asyncio.run(run(FULL, 0.35))
    sys.stdout.write(f"{outcome}\n")
    sys.exit(1 if outcome.wrong or outcome.limited else 0)
