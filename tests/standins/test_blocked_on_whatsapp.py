"""Somebody has blocked us on WhatsApp: nobody says so, and after twelve hours the first message goes by SMS (R38)."""

import asyncio
from pathlib import Path

from tests.standins.failing import Failing, FailingCaller, When
from tests.standins.stage import Stage
from tests.standins.test_whatsapp import ANNA, a_whatsapp_stage
from tests.standins.twilio.webhooks import status_fields
from tests.standins.whatsapp_people import started

PATIENCE_SECONDS = 240


async def test_silence_on_whatsapp_is_an_answer_after_twelve_hours(tmp_path: Path) -> None:
    async with a_whatsapp_stage(tmp_path) as stage:
        await _block(stage, ANNA)
        check = await started(stage)
        silent = await asyncio.wait_for(stage.twilio.phone(f"whatsapp:{ANNA}").get(), PATIENCE_SECONDS)
        await stage.employer.advance_clock("9h")
        assert stage.twilio.phone(ANNA).empty() and "message_failed" not in await _told(stage, check)
        await stage.employer.advance_clock("14h")  # twelve hours on it is night: the SMS waits for eight o'clock
        by_sms = await asyncio.wait_for(stage.twilio.phone(ANNA).get(), PATIENCE_SECONDS)
        assert by_sms.body.startswith("Hej Anna!")
        told = await _told(stage, check)
        assert told.index("message_failed") < told.index("failed_over")
        late = status_fields(silent, "delivered", stage.twilio.account)
        await stage.twilio.caller.post("status", silent.callback, late)
        while (await _told(stage, check)).count("message_delivered") < 2:  # of the SMS, and of this after all
            await asyncio.sleep(0.05)
        assert stage.twilio.phone(ANNA).empty() and stage.twilio.phone(f"whatsapp:{ANNA}").empty()
        assert set(stage.twilio.accepted.values()) == {1}


async def _block(stage: Stage, number: str) -> None:
    await stage.twilio.caller.stop()
    plans = {number: Failing(0, When.SILENT, times=1)}
    stage.twilio.caller = FailingCaller(stage.twilio.account, stage.twilio.faults, stage.served.inbound_url, plans)
    await stage.twilio.caller.start()


async def _told(stage: Stage, check: str) -> list[str]:
    return [str(one["type"]) for one in await stage.employer.events(check)]
