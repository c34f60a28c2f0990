"""A provider is down for six hours and comes back: each message once, in order, in open hours, and none pointless."""

import asyncio
from collections import Counter
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from tests.databases import migrated_in
from tests.standins.employer import Employer
from tests.standins.keys import new_key
from tests.standins.served import Served
from tests.standins.stage import STOCKHOLM, to_the_morning
from tests.standins.twilio import Account, Faults, TwilioStandIn
from tests.standins.twilio.faults import Fault

PATIENCE_SECONDS = 240
# Connections that break, 500s that took nothing, and 429s.
DOWN = {Fault.DROPPED: 0.4, Fault.ANSWERED_500: 0.3, Fault.BUSY: 0.3}
OPEN_HOURS = range(8, 20)
NUMBERS = [f"+4670124{5000 + place}" for place in range(6)]
CANCELLED, EARLY = NUMBERS[0], NUMBERS[1:]
LATE_NUMBER = "+46701246000"


async def test_a_provider_is_down_for_six_hours_and_back(tmp_path: Path) -> None:
    account = Account()
    served = Served(tmp_path, migrated_in(tmp_path), account)
    twilio = TwilioStandIn(served.inbound_url, account, Faults(seed=6))
    await twilio.start()
    employer = Employer(served.url, await new_key(served))
    try:
        await employer.start()
        await served.start(twilio.base_url)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await _play(employer, twilio)
    finally:
        await served.kill()
        await employer.stop()
        await twilio.stop()


async def _play(employer: Employer, twilio: TwilioStandIn) -> None:
    """From ten to four nothing gets through; and again from ten at night on, past the opening of the next day."""
    await to_the_morning(employer)
    _go_down(twilio)
    checks = dict(zip(NUMBERS, await _start(employer, NUMBERS), strict=True))
    await employer.advance_clock("3h")
    await employer.ask("POST", f"/checks/{checks[CANCELLED]}/cancel")
    await employer.advance_clock("3h")
    assert all(twilio.phone(number).empty() for number in NUMBERS)
    _come_back(twilio)
    await _until_sent(twilio, len(EARLY))
    await employer.advance_clock("6h")
    _go_down(twilio)
    late = (await _start(employer, [LATE_NUMBER]))[0]
    await employer.advance_clock("6h")
    _come_back(twilio)
    await employer.advance_clock("8h")
    await _until_sent(twilio, len(EARLY) + 1)
    await employer.advance_clock("16h")
    assert set(Counter(twilio.accepted).values()) == {1}
    assert twilio.phone(CANCELLED).empty()
    for check in (*checks.values(), late):
        _look(await employer.events(check))


def _look(events: list[dict[str, object]]) -> None:
    """First messages and reminders leave in open hours, each once, in the order in which they were written."""
    sent = [one for one in events if one["type"] in ("candidate_invited", "candidate_reminded")]
    assert [one["type"] for one in sent][:1] in ([], ["candidate_invited"])
    texts = [str(one["text"]) for one in sent]
    assert len(set(texts)) == len(texts)
    at = [datetime.fromisoformat(str(one["at"])) for one in sent]
    assert all(one.astimezone(STOCKHOLM).hour in OPEN_HOURS for one in at)
    assert all(before <= after for before, after in pairwise(at))


async def _start(employer: Employer, numbers: list[str]) -> list[str]:
    candidates = [{"name": f"Anna {place}", "phone": number} for place, number in enumerate(numbers)]
    asked = {"language": "en", "questionnaire": "standard", "candidate_contact": "sms", "references_wanted": 1}
    started = await employer.ask("POST", "/checks", {**asked, "candidates": candidates})
    return [str(one["id"]) for one in started["checks"]]


def _go_down(twilio: TwilioStandIn) -> None:
    twilio.faults.sending.update(DOWN)
    twilio.faults.asking.update(DOWN)


def _come_back(twilio: TwilioStandIn) -> None:
    twilio.faults.sending.clear()
    twilio.faults.asking.clear()


async def _until_sent(twilio: TwilioStandIn, number: int) -> None:
    while sum(not twilio.phone(one).empty() for one in (*NUMBERS, LATE_NUMBER)) < number:
        await asyncio.sleep(0.05)
