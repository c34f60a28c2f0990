"""Contact cards on their whole way: a signed webhook, an errand, a redirect, and the answer on the phone (R16)."""

import asyncio
from pathlib import Path

from tests.builders import a_vcard
from tests.standins.people import a_check
from tests.standins.stage import a_stage, start
from tests.standins.twilio import Faults

CARD = a_vcard("Eva Öberg", "070-174 06 05", "eva@acme.se", "Acme").encode("utf-16")


async def test_a_card_is_fetched_past_an_outage_and_read_back(tmp_path: Path) -> None:
    candidate = a_check(1, referees=1, seed=3)
    async with a_stage(tmp_path, "", Faults()) as stage:
        check = await start(stage.employer, candidate, "en")
        phone = stage.twilio.phone(candidate.number)
        for words in ("ok", "ok"):
            await asyncio.wait_for(phone.get(), 100)
            await stage.twilio.write(candidate.number, words)
        await asyncio.wait_for(phone.get(), 100)
        stage.twilio.media.faults = [503]
        assert (await stage.twilio.write_card(candidate.number, CARD)).startswith("20")
        answer = await asyncio.wait_for(phone.get(), 100)
        assert "Understood: Eva Öberg, +46 70 174 06 05, eva@acme.se." in answer.body
        [conversation] = await stage.employer.conversations(check)
        assert conversation["step"] == "referee.1.relation"
        assert "070-174 06 05" in conversation["answers"]["referee.1.name"]["words"]
        assert (len(stage.twilio.media.given), stage.twilio.media.leaked) == (1, 0)
