"""Fills the sandbox with a running example, by talking to it as people with phones would: `vouchline demo`."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession

from bot.errors import VouchlineError

CODE = re.compile(r"\b(?:SKICKA|SEND) \d{4}\b")
CONFIRMING = re.compile(r"\b(?:JA|OK|YES)\b")
ANSWERS_OF_THE_SECOND = 4  # the second referee is left in the middle, for whoever looks to go on
PAUSE_SECONDS = 0.3
LONGEST_SECONDS = 180.0

Tell = Callable[[str], None]


class DemoStopped(VouchlineError):
    """The sandbox is not there, or the conversation does not go on."""


@dataclass(slots=True)
class Player:
    """Plays everybody in one check. `answered` holds, by phone, the messages that have been answered."""

    session: ClientSession
    url: str
    check: str
    tell: Tell
    answered: dict[str, list[str]] = field(default_factory=dict)

    async def play(self) -> None:
        """Until the first referee has submitted and the second is under way."""
        state = await self._state()
        while not self._is_enough(state):
            second = _referees(state)[1:2]
            for phone in state["phones"]:
                if phone not in second or not self._has_paused(phone):
                    await self._answer(phone)
            await asyncio.sleep(PAUSE_SECONDS)
            state = await self._state()

    def _is_enough(self, state: dict[str, Any]) -> bool:
        [check] = [one for one in state["checks"] if one["id"] == self.check]
        return check["answered"] >= 1 and all(self._has_paused(phone) for phone in _referees(state)[1:2])

    def _has_paused(self, phone: dict[str, Any]) -> bool:
        return len(self.answered.get(phone["address"], ())) >= ANSWERS_OF_THE_SECOND

    async def _answer(self, phone: dict[str, Any]) -> None:
        last, done = phone["messages"][-1], self.answered.setdefault(phone["address"], [])
        words, tapped = words_for(phone), tap_for(phone)
        if not (words or tapped) or last["sid"] in done:
            return
        done.append(last["sid"])
        self.tell(f"{phone['name']}: {tapped['title'] if tapped else words}")
        if tapped:
            await post(self.session, f"{self.url}/sandbox/tap", {"message": last["sid"], "choice": tapped["id"]})
        else:
            await post(self.session, f"{self.url}/sandbox/write", {"from": _wire(phone), "text": words})

    async def _state(self) -> dict[str, Any]:
        async with self.session.get(f"{self.url}/sandbox/state", params={"check": self.check}) as answer:
            state: dict[str, Any] = await answer.json()
            return state


def tap_for(phone: dict[str, Any]) -> dict[str, Any] | None:
    """The button that goes on, where nothing has to be told: people tap where they can."""
    last = phone["messages"][-1]
    is_free = last["mine"] or last["opens"] or phone["hints"] or not last["choices"]
    return None if is_free else dict(last["choices"][0])


def words_for(phone: dict[str, Any]) -> str:
    """What this person would answer to the last message; nothing when it asks for nothing."""
    last = phone["messages"][-1]
    if last["mine"]:
        return ""
    if code := CODE.search(last["text"]):
        return code[0]
    if phone["hints"]:
        return str(phone["hints"][0])
    confirming = CONFIRMING.search(last["text"])
    return confirming[0].lower() if confirming else ""


async def play_demo(url: str, language: str, tell: Tell, contact: str = "sms") -> str:
    """Plays a check up to its middle at a running sandbox; the address of the page to look at. Raises `DemoStopped`."""
    asked = {"language": language, "candidate_contact": contact, "referee_contact": contact}
    try:
        async with ClientSession() as session, asyncio.timeout(LONGEST_SECONDS):
            started = await post(session, f"{url}/sandbox/demo", asked)
            tell(started["note"])
            await Player(session, url, started["check"], tell).play()
    except ClientError as error:
        raise DemoStopped(f"There is no sandbox at {url}: start it with `make run` ({type(error).__name__})") from error
    except TimeoutError as error:
        raise DemoStopped(f"The demo did not get far enough in {LONGEST_SECONDS:.0f} s; see {url}/sandbox") from error
    return f"{url}/sandbox?check={started['check']}"


async def post(session: ClientSession, url: str, asked: dict[str, str]) -> dict[str, Any]:
    async with session.post(url, json=asked) as answer:
        if answer.content_type != "application/json":
            raise DemoStopped(f"There is no sandbox at {url}: it answered {answer.status}")
        said: dict[str, Any] = await answer.json()
    if answer.status != 200:
        raise DemoStopped(f"{url}: {said.get('detail', answer.status)}")
    return said


def _wire(phone: dict[str, Any]) -> str:
    """By the app that the last message came in."""
    return f"whatsapp:{phone['address']}" if phone["messages"][-1]["channel"] == "whatsapp" else str(phone["address"])


def _referees(state: dict[str, Any]) -> list[dict[str, Any]]:
    return [phone for phone in state["phones"] if phone["role"] == "referee"]
