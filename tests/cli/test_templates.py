"""`vouchline templates sync` without a WhatsApp sender, with a Twilio that is away, and with one that answers."""

import asyncio
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.templates import templates
from tests.databases import migrated_in
from tests.standins.twilio import TwilioStandIn
from tests.standins.whatsapp_people import ACCOUNT, OURS


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    ours = {
        "DATABASE_URL": migrated_in(tmp_path),
        "VAR": str(tmp_path),
        "TWILIO_ACCOUNT_SID": ACCOUNT.sid,
        "TWILIO_AUTH_TOKEN": ACCOUNT.auth_token,
        "TWILIO_SMS_FROM": ACCOUNT.numbers[0],
        "TWILIO_BASE_URL": "http://127.0.0.1:9",
    }
    for name, value in ours.items():
        monkeypatch.setenv(f"VOUCHLINE_{name}", value)
    return monkeypatch


def test_without_a_whatsapp_sender_it_says_which_setting_is_missing(settings: pytest.MonkeyPatch) -> None:
    told = CliRunner().invoke(templates, ["sync"])
    assert told.exit_code == 1 and "VOUCHLINE_TWILIO_WHATSAPP_FROM" in told.output


def test_a_twilio_that_is_away_is_told_in_one_line(settings: pytest.MonkeyPatch) -> None:
    settings.setenv("VOUCHLINE_TWILIO_WHATSAPP_FROM", OURS)
    told = CliRunner().invoke(templates, ["sync"])
    assert told.exit_code == 1 and told.output.startswith("Error: Twilio cannot be asked:")


async def test_it_prints_what_it_did_and_does_nothing_twice(settings: pytest.MonkeyPatch) -> None:
    twilio = TwilioStandIn("http://127.0.0.1:9/", ACCOUNT)
    await twilio.start()
    settings.setenv("VOUCHLINE_TWILIO_WHATSAPP_FROM", OURS)
    settings.setenv("VOUCHLINE_TWILIO_BASE_URL", twilio.base_url)
    first, again = [await asyncio.to_thread(CliRunner().invoke, templates, ["sync"]) for _ in range(2)]
    await twilio.stop()
    assert "vouchline_referee_opening_sv_" in first.output and first.output.count(": made, received") == 12
    assert again.exit_code == 0 and "made" not in again.output and again.output.count(": there, ") > 20
