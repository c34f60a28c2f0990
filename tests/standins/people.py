"""People with phones: they read what comes and answer it once, like a candidate with referees to name, or a referee."""

import asyncio
import random
import re
from dataclasses import dataclass, field
from typing import Protocol

from tests.standins.employer import Employer
from tests.standins.twilio import Logged
from tests.standins.wording import Wording

CONFIRMING = re.compile(r"\b(?:Svara|Reply)\s+([A-ZÅÄÖ]{2,})\b")
SENDING = re.compile(r"\b((?:SKICKA|SEND)\s+\d{4})\b")
QUESTION_KINDS = (  # the first that a prompt shows is its kind
    ("rating", re.compile(r"\b1-5\b")),
    ("yes_no", re.compile(r"\b(?:ja eller nej|yes or no)\b", re.IGNORECASE)),
    ("choice", re.compile(r"\b(?:siffra|number):", re.IGNORECASE)),
    ("date", re.compile(r"\b\d{1,2} \w+ 20\d\d\b|\b20\d\d-\d\d-\d\d\b")),  # an example of one
)


def kind_of(prompt: str) -> str:
    return next((kind for kind, shows in QUESTION_KINDS if shows.search(prompt)), "text")


class Network(Protocol):
    """Whoever brings messages to phones and back."""

    def phone(self, number: str) -> "asyncio.Queue[Logged]": ...

    async def write(self, from_: str, body: str, to: str = "") -> str: ...


class Unanswerable(Exception):
    """The prompt does not say how to answer at this step."""


@dataclass(slots=True)
class Person:
    """Somebody with a phone, in one role of one check. `said` maps a step to the words typed for it."""

    name: str
    number: str
    role: str
    wording: Wording
    said: dict[str, str] = field(default_factory=dict)
    # Steps at which something else was read than their first prompt: a message sent twice, or one not understood.
    asked_again: list[tuple[str, str]] = field(default_factory=list)
    read: list[Logged] = field(default_factory=list)

    async def live(self, check: str, network: Network, employer: Employer, pause_seconds: float = 0.0) -> None:
        """Reads and answers until nothing more is asked."""
        phone = network.phone(self.number)
        while True:
            message = await phone.get()
            self.read.append(message)
            step = await employer.step(check, self.role, self.number)
            if step == "done":
                return
            await asyncio.sleep(self.wording.chance.uniform(0, pause_seconds))
            if words := self._answer(step, message.body):
                await network.write(self.number, words, to=message.from_)

    def _answer(self, step: str, prompt: str) -> str:
        try:
            if step and step not in self.said:
                self.said[step] = self.words_for(step, prompt)
                return self.said[step]
        except Unanswerable:
            pass
        self.asked_again.append((step, prompt))
        return ""

    def words_for(self, step: str, prompt: str) -> str:
        if step.startswith("question."):
            return self.wording.answer(kind_of(prompt))
        if step == "review":
            return _found(SENDING, prompt)
        return _found(CONFIRMING, prompt)


@dataclass(slots=True)
class Candidate(Person):
    """Names these referees, in one message each or field by field."""

    referees: tuple[Person, ...] = ()
    names_at_once: bool = False

    def words_for(self, step: str, prompt: str) -> str:
        if not step.startswith("referee."):
            return Person.words_for(self, step, prompt)
        _, number, wanted = step.split(".")
        referee = self.referees[int(number) - 1]
        if wanted == "name" and self.names_at_once:
            return f"{referee.name}, {national(referee.number)}, chef på Café Norr 2019-2022"
        return {
            "name": referee.name,
            "contact": national(referee.number),
            "relation": "chef",
            "organisation": "Café Norr",
            "dates": "2019-2022",
        }[wanted]


def national(number: str) -> str:
    """As Swedes write it: 070-123 45 67."""
    digits = "0" + number.removeprefix("+46")
    return f"{digits[:3]}-{digits[3:6]} {digits[6:8]} {digits[8:]}"


def _found(pattern: re.Pattern[str], prompt: str) -> str:
    found = pattern.search(prompt)
    if not found:
        raise Unanswerable(prompt)
    return found.group(1)


def a_check(number: int, referees: int, seed: int) -> Candidate:
    """A candidate and the referees to be named; nobody shares a phone with anybody of another number."""
    chance = random.Random(f"{seed}/{number}")
    first = number * 20
    named = tuple(
        Person(f"Eva Lind{letter(at)}", phone_number(first + at + 1), "referee", Wording(chance, f"{number}.{at}"))
        for at in range(referees)
    )
    wording = Wording(chance, f"{number}.c")
    return Candidate(
        f"Anna Berg{letter(number)}", phone_number(first), "candidate", wording, {}, [], [], named, number % 2 == 1
    )


def letter(number: int) -> str:
    """Tells people of the same name apart: a, b ... z, ba, bb ..."""
    rest, last = divmod(number, 26)
    return (letter(rest) if rest else "") + chr(ord("a") + last)


def phone_number(number: int) -> str:
    return f"+4670{1_000_000 + number:07d}"
