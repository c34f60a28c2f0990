"""A served program in the morning hours, a Twilio beside it, an employer with a key, and checks played there."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.databases import migrated_in
from tests.standins.employer import Employer
from tests.standins.keys import new_key
from tests.standins.people import Candidate
from tests.standins.served import Served
from tests.standins.twilio import Account, Faults, TwilioStandIn

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MORNING = 10  # o'clock: outside the quiet hours


class Stage:
    """The parts of a run, once they stand."""

    def __init__(self, served: Served, twilio: TwilioStandIn, employer: Employer) -> None:
        self.served, self.twilio, self.employer = served, twilio, employer


@asynccontextmanager
async def a_stage(
    folder: Path,
    database_url: str,
    faults: Faults,
    reports: bool = True,
    account: Account | None = None,
    **settings: str,
) -> AsyncIterator[Stage]:
    """A served program in the morning hours, a Twilio beside it, and an employer with a key."""
    account = account or Account()
    served = Served(folder, database_url or migrated_in(folder), account, **settings)
    twilio = TwilioStandIn(served.inbound_url, account, faults, reports)
    await twilio.start()
    employer = Employer(served.url, await new_key(served))
    try:
        await employer.start()
        await served.start(twilio.base_url)
        await to_the_morning(employer)
        yield Stage(served, twilio, employer)
        await served.stop()
    finally:
        await served.kill()
        await employer.stop()
        await twilio.stop()


async def to_the_morning(employer: Employer) -> None:
    now = datetime.fromisoformat(await employer.advance_clock("0h")).astimezone(STOCKHOLM)
    await employer.advance_clock(f"{(MORNING - now.hour) % 24}h")


async def start(employer: Employer, candidate: Candidate, language: str, sub_account: str = "default") -> str:
    """The check's id."""
    started = await employer.start_check(
        sub_account=sub_account,
        assignment={"external_id": f"A-{candidate.number[-4:]}", "title": "Barista"},
        language=language,
        questionnaire="standard",
        candidates=[{"name": candidate.name, "phone": candidate.number, "email": None}],
        candidate_contact="sms",
        referee_contact="sms",
        references_wanted=len(candidate.referees),
    )
    return str(started["id"])


async def live(stage: Stage, check: str, candidate: Candidate, pause_seconds: float = 0.0) -> None:
    """Everybody in the check reads and answers until nothing is asked of them."""
    async with asyncio.TaskGroup() as group:
        for person in (candidate, *candidate.referees):
            group.create_task(person.live(check, stage.twilio, stage.employer, pause_seconds))


async def until_completed(employer: Employer, check: str) -> None:
    while (await employer.check(check))["status"] != "completed":
        await asyncio.sleep(0.1)
