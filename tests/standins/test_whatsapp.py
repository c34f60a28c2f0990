"""Whole checks on WhatsApp over a strict Twilio: templates first, taps and words after them, templates again (R38)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from tests.builders import a_vcard
from tests.standins.stage import Stage, a_stage, until_completed
from tests.standins.twilio import Account, Faults
from tests.standins.twilio.faults import Fault
from tests.standins.whatsapp_people import ACCOUNT, OURS, OnWhatsApp, pass_a_day, started

ANNA, EVA = "+46701000001", "+46701740605"
CARD = a_vcard("Eva Öberg", "070-174 06 05", "eva@acme.se", "Acme").encode()


@asynccontextmanager
async def a_whatsapp_stage(
    folder: Path, faults: Faults | None = None, account: Account = ACCOUNT
) -> AsyncIterator[Stage]:
    async with a_stage(folder, "", faults or Faults(), account=account, TWILIO_WHATSAPP_FROM=OURS) as stage:
        yield stage


async def test_a_whole_check_is_told_by_taps_over_two_days(tmp_path: Path) -> None:
    async with a_whatsapp_stage(tmp_path) as stage:
        check = await started(stage)
        anna, eva = (OnWhatsApp(stage, check, *who) for who in (("candidate", ANNA), ("referee", EVA)))
        opening = await anna.reads()
        assert [one.title for one in opening.choices] == ["Ja", "Nej"] and opening.body.startswith("Hej Anna!")
        await anna.tap(opening)
        await anna.tap(await anna.reads())  # her details
        await anna.reads()
        await pass_a_day(stage)
        reminder = await anna.reads()
        assert [one.title for one in reminder.choices] == ["Fortsätt"]
        await anna.tap(reminder)
        await anna.reads()
        await stage.twilio.write_card(anna.address, CARD, to=OURS)
        await anna.live()
        await eva.live()
        await asyncio.wait_for(until_completed(stage.employer, check), 100)
        [reference] = (await stage.employer.report(check))["references"]
        ratings = [one["answer"] for one in reference["answers"] if one["comment"]]
        assert ratings.count(4) == 3 and reference["standing"] == "submitted"
        assert (stage.twilio.complaints, stage.twilio.caller.would_text) == ([], [])
        assert [one.error_code for one in stage.twilio.ledger.outbound if one.error_code] == []


async def test_a_whole_check_is_told_by_words_though_the_answer_to_its_template_got_lost(tmp_path: Path) -> None:
    async with a_whatsapp_stage(tmp_path, Faults(twice=0.3)) as stage:
        stage.twilio.faults.sending = {Fault.ANSWERED_500_AFTER_ACCEPTING: 1.0}
        check = await started(stage, "en")
        anna, eva = (OnWhatsApp(stage, check, *who) for who in (("candidate", ANNA), ("referee", EVA)))
        opening = await anna.reads()
        stage.twilio.faults.sending = {}
        await anna.write(anna.words("consent", opening))
        await asyncio.gather(anna.live(by_tapping=False), eva.live(by_tapping=False))
        await asyncio.wait_for(until_completed(stage.employer, check), 100)
        assert set(stage.twilio.accepted.values()) == {1}  # the template was found, and not sent anew
        assert stage.twilio.complaints == []


async def test_a_first_message_whose_template_was_rejected_goes_by_sms(tmp_path: Path) -> None:
    rejecting = replace(ACCOUNT, rejected=frozenset({"candidate_opening_sv"}))
    async with a_whatsapp_stage(tmp_path, account=rejecting) as stage:
        await started(stage)
        by_sms = await asyncio.wait_for(stage.twilio.phone(ANNA).get(), 100)
        assert by_sms.body.startswith("Hej Anna!") and stage.twilio.phone(f"whatsapp:{ANNA}").empty()
