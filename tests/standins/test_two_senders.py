"""A served program and a strict Twilio with two numbers: each check is played on the number that it began with."""

import asyncio
from pathlib import Path

from tests.standins.employer import Employer
from tests.standins.people import a_check
from tests.standins.stage import a_stage, live, start, until_completed
from tests.standins.twilio import Account, Faults, TwilioStandIn

SHARED, OWN = "+46766861000", "+46766862000"
PATIENCE_SECONDS = 240
PUT = ("PUT", "/sub-accounts/retail", {"name": "Norr Retail", "senders": {"sms": OWN}})


async def test_two_checks_are_played_each_on_its_own_number(tmp_path: Path) -> None:
    ours, theirs = a_check(1, referees=1, seed=5), a_check(2, referees=1, seed=5)
    async with a_stage(tmp_path, "", Faults(), account=Account((SHARED, OWN))) as stage:
        await stage.employer.ask(*PUT)
        async with asyncio.timeout(PATIENCE_SECONDS), asyncio.TaskGroup() as group:
            for candidate, sub_account in ((ours, "retail"), (theirs, "default")):
                check = await start(stage.employer, candidate, "en", sub_account)
                group.create_task(live(stage, check, candidate))
                group.create_task(until_completed(stage.employer, check))
        for candidate, number in ((ours, OWN), (theirs, SHARED)):
            assert {one.from_ for who in (candidate, *candidate.referees) for one in who.read} == {number}
        assert stage.twilio.complaints == []


async def test_stop_to_one_number_leaves_the_other_alone(tmp_path: Path) -> None:
    anna = a_check(3, referees=1, seed=5)
    async with a_stage(tmp_path, "", Faults(), account=Account((SHARED, OWN))) as stage:
        await stage.employer.ask(*PUT)
        checks = {SHARED: await start(stage.employer, anna, "en")}
        assert await read(stage.twilio, anna.number) == SHARED
        checks[OWN] = await start(stage.employer, anna, "en", "retail")
        assert await read(stage.twilio, anna.number) == OWN
        await stage.twilio.write(anna.number, "STOP", to=OWN)
        await stage.twilio.write(anna.number, "ok", to=SHARED)
        assert await read(stage.twilio, anna.number) == SHARED
        for number, types in ((OWN, {"opted_out"}), (SHARED, {"candidate_consented"})):
            told = await until_told(stage.employer, checks[number], types)
            assert told & {"opted_out", "candidate_consented"} == types
        await stage.employer.advance_clock("24h")  # a reminder is due in each
        assert await read(stage.twilio, anna.number) == SHARED
        assert stage.twilio.phone(anna.number).empty() and stage.twilio.complaints == []


async def until_told(employer: Employer, check: str, types: set[str]) -> set[str]:
    """The types of its events, once these are among them: what was written first need not be done with first."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not types <= (told := {str(one["type"]) for one in await employer.events(check)}):
            await asyncio.sleep(0.05)
    return told


async def read(twilio: TwilioStandIn, phone: str) -> str:
    """The number that the next message on this phone comes from."""
    return (await asyncio.wait_for(twilio.phone(phone).get(), PATIENCE_SECONDS)).from_
