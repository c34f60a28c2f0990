"""One run: checks with people, a failing provider and a killer, then the verdict."""

import asyncio
import random
from dataclasses import dataclass, field

from tests.chaos.killing import Killer
from tests.chaos.verdict import wrongs_of_check, wrongs_of_people, wrongs_of_traffic
from tests.standins.employer import Employer
from tests.standins.people import Candidate, a_check
from tests.standins.stage import Stage, live, start, until_completed


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens. Checks go on being started until both `turns` and `kills` are reached."""

    kills: int
    turns: int = 0
    least_checks: int = 1
    at_once: int = 8
    check_seconds: float = 120.0  # the longest that one check may take
    pause_seconds: float = 0.3  # the longest that a person thinks


@dataclass(slots=True)
class Outcome:
    kills: int = 0
    turns: int = 0
    checks: int = 0
    seconds: float = 0.0
    wrongs: list[str] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)


class Run:
    def __init__(self, stage: Stage, size: Size, seed: int) -> None:
        self.stage, self.size, self.seed = stage, size, seed
        self.killer = Killer(stage.served, stage.twilio.base_url, random.Random(seed), size.kills)
        self.outcome = Outcome()
        self._places = asyncio.Semaphore(size.at_once)

    async def to_the_end(self) -> Outcome:
        began = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as group:  # a program that ends by itself ends the run
            killing = group.create_task(self.killer.work())
            await self._all_checks(killing)
        self.outcome.kills = self.killer.kills
        self.outcome.turns = self._turns()
        self.outcome.seconds = asyncio.get_running_loop().time() - began
        self.outcome.faults = {str(fault): times for fault, times in self.stage.twilio.faults.met.items()}
        self.outcome.wrongs += wrongs_of_traffic(self.stage.twilio)
        return self.outcome

    async def _all_checks(self, killing: "asyncio.Task[None]") -> None:
        async with asyncio.TaskGroup() as group:
            while self._wants_more(killing):
                await self._places.acquire()
                group.create_task(self._one_check(self.outcome.checks))
                self.outcome.checks += 1

    def _wants_more(self, killing: "asyncio.Task[None]") -> bool:
        is_small = self.outcome.checks < self.size.least_checks or self._turns() < self.size.turns
        return is_small or not killing.done()

    def _turns(self) -> int:
        return sum(message.is_inbound for message in self.stage.twilio.ledger.messages)

    async def _one_check(self, number: int) -> None:
        candidate = a_check(number, referees=1 + number % 2, seed=self.seed)
        try:
            self.outcome.wrongs += await self._play(candidate, "en" if number % 3 == 2 else "sv")
        finally:
            self._places.release()

    async def _play(self, candidate: Candidate, language: str) -> list[str]:
        check = await start(self.stage.employer, candidate, language)
        try:
            async with asyncio.timeout(self.size.check_seconds):
                await live(self.stage, check, candidate, self.size.pause_seconds)
                await until_completed(self.stage.employer, check)
        except TimeoutError:
            return [await where_it_stopped(self.stage.employer, check, candidate)]
        return [*await wrongs_of_check(check, candidate, self.stage.employer), *wrongs_of_people(candidate)]


async def where_it_stopped(employer: Employer, check: str, candidate: Candidate) -> str:
    steps = [(one["role"], one["name"], one["step"]) for one in await employer.conversations(check)]
    last = {person.name: (list(person.said)[-1:], len(person.read)) for person in (candidate, *candidate.referees)}
    return f"check {check} did not end: {steps}; last answered and messages read: {last}"
