"""Templates are looked after in the background, whatever the provider does."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field

from bot.engine.loops import Loops
from bot.engine.templates import TemplatesKept
from bot.ports import CarrierUnreachable
from bot.ports.contents import Synced, SyncedTemplate
from bot.whatsapp import has_own_number

MADE = Synced((SyncedTemplate("opening", "made, pending", is_coming=True),))
APPROVED = Synced((SyncedTemplate("opening", "there, approved"),))


@dataclass
class Provider:
    """Away at first, then slow to approve. Meets `TemplateSync`."""

    answers: list[Synced | CarrierUnreachable]
    asked: list[str] = field(default_factory=list)
    is_through: asyncio.Event = field(default_factory=asyncio.Event)

    async def once(self) -> Synced:
        return self._answer("once")

    async def look_again(self) -> Synced:
        return self._answer("look again")

    def _answer(self, asked: str) -> Synced:
        self.asked.append(asked)
        answer = self.answers.pop(0)
        if not self.answers:
            self.is_through.set()
        if isinstance(answer, CarrierUnreachable):
            raise answer
        return answer


@dataclass
class Numbers:
    """Meets `OwnSenders`."""

    keys: list[str]

    async def among(self, keys: Collection[str]) -> frozenset[str]:
        return frozenset(self.keys).intersection(keys)

    async def all(self) -> list[str]:
        return self.keys


async def test_it_is_tried_until_the_provider_is_there_and_looked_at_until_all_is_decided() -> None:
    away = CarrierUnreachable("no connection")
    provider = Provider([away, MADE, away, MADE, APPROVED])
    loops = Loops()
    loops.start({"templates": TemplatesKept(provider, waits_seconds=(0.0,)).run})
    await asyncio.wait_for(provider.is_through.wait(), 100)
    assert provider.asked == ["once", "once", "look again", "look again", "look again"]
    await asyncio.sleep(0)
    assert len(provider.asked) == 5  # and an hour later again
    await loops.stop()


async def test_without_a_number_nothing_is_made_until_a_sub_account_has_one_of_its_own() -> None:
    own: list[str] = ["sms:+46846500999"]
    provider = Provider([APPROVED])
    looks = 0

    async def is_wanted() -> bool:
        nonlocal looks
        looks += 1
        if looks > 2:
            own.append("whatsapp:+46846500999")
        return await has_own_number(Numbers(own))

    loops = Loops()
    loops.start({"templates": TemplatesKept(provider, is_wanted=is_wanted, unwanted_seconds=0.0).run})
    await asyncio.wait_for(provider.is_through.wait(), 100)
    assert looks == 3
    await loops.stop()
