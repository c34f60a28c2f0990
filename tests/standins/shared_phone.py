"""One phone that takes part in three checks: two as referee, one as the candidate."""

import asyncio
import re
from dataclasses import dataclass, field

from tests.standins.people import Candidate, Person, a_check
from tests.standins.stage import Stage, start
from tests.standins.wording import Wording

OWN = re.compile(r"^(\d) (?:dina egna|your own)", re.MULTILINE)


@dataclass(slots=True)
class Part:
    """What the owner of the phone is in one check, and how a list of checks would name it."""

    check: str
    person: Person
    listed: "re.Pattern[str]"


@dataclass(slots=True)
class Owner:
    stage: Stage
    number: str
    parts: list[Part] = field(default_factory=list)
    checks: dict[str, Candidate] = field(default_factory=dict)
    others: list["asyncio.Task[None]"] = field(default_factory=list)

    @classmethod
    async def of_three_checks(cls, stage: Stage, seed: int) -> "Owner":
        own = a_check(0, referees=1, seed=seed)
        owner = cls(stage, own.number)
        for number in (1, 2):
            candidate = a_check(number, referees=1, seed=seed)
            eva = Person("Eva Lind", own.number, "referee", Wording(candidate.wording.chance, f"eva{number}"))
            candidate.referees = (eva,)
            check = await start(stage.employer, candidate, "sv")
            owner.checks[check] = candidate
            await asyncio.wait_for(candidate.live(check, stage.twilio, stage.employer), 100)
            listed = re.compile(rf"^(\d) {re.escape(candidate.name)}\b", re.MULTILINE)
            owner.parts.append(Part(check, eva, listed))
        check = await start(stage.employer, own, "sv")
        owner.checks[check] = own
        owner.parts.append(Part(check, own, OWN))
        (referee,) = own.referees
        owner.others.append(asyncio.create_task(referee.live(check, stage.twilio, stage.employer)))
        return owner

    async def live(self) -> None:
        """Reads the three openings, then takes one check after the other."""
        phone = self.stage.twilio.phone(self.number)
        for _ in self.parts:
            await phone.get()
        for part in self.parts:
            await self._say(part, "consent", "JA")
            message = await phone.get()
            while not await self._is_done(part):
                await self._answer(part, message.body)
                message = await phone.get()
        await asyncio.gather(*self.others)

    async def _answer(self, part: Part, prompt: str) -> None:
        if picked := part.listed.search(prompt):
            await self.stage.twilio.write(self.number, picked.group(1))
            return
        step = await self.stage.employer.step(part.check, part.person.role, self.number)
        if step != "done" and step not in part.person.said:
            await self._say(part, step, part.person.words_for(step, prompt))

    async def _say(self, part: Part, step: str, words: str) -> None:
        part.person.said[step] = words
        await self.stage.twilio.write(self.number, words)

    async def _is_done(self, part: Part) -> bool:
        return await self.stage.employer.step(part.check, part.person.role, self.number) == "done"
