"""People on WhatsApp: they tap what can be tapped and write the rest, or write everything."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from tests.standins.stage import Stage
from tests.standins.twilio import Account, Logged

OURS = "whatsapp:+46766861001"
ACCOUNT = Account(numbers=("+46766861000", OURS))
PATIENCE_SECONDS = 240
WORDS = {  # where nothing can be tapped, by the end of the step's name; else a comment or an answer in one's own words
    "name": "Eva Öberg",
    "contact": "070-174 06 05",
    "relation": "chef",
    "organisation": "Café Norr",
    "dates": "2019-2022",
}


@dataclass(slots=True)
class OnWhatsApp:
    """`taps`: what is tapped where several titles are there, else the first."""

    stage: Stage
    check: str
    role: str
    number: str  # E.164
    taps: tuple[str, ...] = ("4", "Fortsätt")
    read: list[Logged] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"whatsapp:{self.number}"

    async def reads(self) -> Logged:
        message = await asyncio.wait_for(self.stage.twilio.phone(self.address).get(), PATIENCE_SECONDS)
        self.read.append(message)
        return message

    async def step(self) -> str:
        return await self.stage.employer.step(self.check, self.role, self.number)

    async def live(self, by_tapping: bool = True) -> None:
        """Until nothing more is asked."""
        while True:
            message = await self.reads()
            step = await self.step()
            if step == "done":
                return
            if by_tapping and message.choices:
                await self.tap(message)
            else:
                await self.write(self.words(step, message))

    async def tap(self, message: Logged) -> None:
        titles = [one.title for one in message.choices]
        await self.stage.twilio.tap(self.address, next((one for one in self.taps if one in titles), titles[0]))

    async def write(self, words: str) -> None:
        await self.stage.twilio.write(self.address, words, to=OURS)

    def words(self, step: str, message: Logged) -> str:
        if step.startswith("referee."):
            return WORDS[step.rpartition(".")[2]]
        titles = [one.title for one in message.choices]
        if not step.startswith("question."):
            return titles[0] if titles else "ja"
        if not titles:
            return "2021-05-31" if "2024" in message.body else "Det visade sig varje dag."
        return f"{titles[0]} utan tvekan" if titles[0] in ("Ja", "Yes") else titles[0]


async def started(stage: Stage, language: str = "sv", contact: str = "whatsapp") -> str:
    """The id of a check in which everybody is reached by WhatsApp."""
    check = await stage.employer.start_check(
        sub_account="default",
        assignment={"external_id": "A-1", "title": "Barista"},
        language=language,
        questionnaire="standard",
        candidates=[{"name": "Anna Berg", "phone": "+46701000001", "email": None}],
        candidate_contact=contact,
        referee_contact=contact,
        references_wanted=1,
    )
    return str(check["id"])


async def pass_a_day(stage: Stage) -> None:
    """For everybody: WhatsApp's own clock goes on with ours. One reminder falls due, the next in twelve hours more."""
    stage.twilio.whatsapp.ahead += timedelta(hours=24)
    await stage.employer.advance_clock("24h")
