"""A served program in the morning hours, a 46elks beside it, an employer with a key; no Twilio anywhere."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.channels.elks.webhooks import messages_address
from tests.databases import migrated_in
from tests.standins.elks.account import Account
from tests.standins.elks.server import ElksStandIn
from tests.standins.employer import Employer
from tests.standins.keys import new_key
from tests.standins.people import Candidate
from tests.standins.served import SECRET, Served
from tests.standins.stage import to_the_morning
from tests.standins.twilio import Account as TwilioAccount
from tests.standins.twilio import Faults

NO_TWILIO = dict.fromkeys(
    (
        "TWILIO_ACCOUNT_SID",
        "TWILIO_AUTH_TOKEN",
        "TWILIO_API_KEY_SID",
        "TWILIO_API_KEY_SECRET",
        "TWILIO_BASE_URL",
        "TWILIO_SMS_FROM",
    ),
    "",
)


class ElksStage:
    """The parts of a run, once they stand."""

    def __init__(self, served: Served, elks: ElksStandIn, employer: Employer) -> None:
        self.served, self.elks, self.employer = served, elks, employer

    async def live(self, check: str, candidate: Candidate) -> None:
        """Everybody in the check reads and answers until nothing is asked of them."""
        async with asyncio.TaskGroup() as group:
            for person in (candidate, *candidate.referees):
                group.create_task(person.live(check, self.elks, self.employer))


@asynccontextmanager
async def an_elks_stage(folder: Path, faults: Faults, tries: int = 6) -> AsyncIterator[ElksStage]:
    account = Account()
    elks = ElksStandIn(account, faults, tries)
    await elks.start()
    served = Served(folder, migrated_in(folder), TwilioAccount(), **NO_TWILIO, **_settings(account, elks.base_url))
    elks.caller.inbound_url = messages_address(served.url, SECRET)
    employer = Employer(served.url, await new_key(served))
    try:
        await employer.start()
        await served.start("")
        await to_the_morning(employer)
        yield ElksStage(served, elks, employer)
        await served.stop()
    finally:
        await served.kill()
        await employer.stop()
        await elks.stop()


def _settings(account: Account, base_url: str) -> dict[str, str]:
    return {
        "ELKS_USERNAME": account.username,
        "ELKS_PASSWORD": account.password,
        "ELKS_SMS_FROM": account.numbers[0],
        "ELKS_BASE_URL": base_url,
        "ELKS_MPS": "1000",
    }
