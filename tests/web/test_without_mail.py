"""Where nothing carries mail or WhatsApp, nobody is asked by it (R3)."""

from pathlib import Path

from tests.databases import migrated_in
from tests.web.conftest import office_of, running


async def test_where_nothing_carries_mail_nobody_is_started_by_it(tmp_path: Path) -> None:
    account = {"twilio_account_sid": "AC1", "twilio_auth_token": "token", "twilio_sms_from": "+46766861000"}
    async with running(tmp_path, migrated_in(tmp_path), **account) as vouchline, office_of(vouchline) as office:
        for contact in ("whatsapp", "email", "sms+email"):
            asked = {"candidates": [{"name": "Kim", "email": "kim@example.com"}], "candidate_contact": contact}
            refused = await office.json("POST", "/api/v1/checks", 422, json=asked)
            assert refused["type"].endswith("channel-not-available")
            assert refused["errors"][0]["pointer"] == "/candidate_contact"
        defaults = {"defaults": {"referee_contact": "email"}}
        refused = await office.json("PUT", "/api/v1/sub-accounts/retail", 422, json=defaults)
        assert refused["type"].endswith("channel-not-available")
        assert refused["errors"][0]["pointer"] == "/defaults/referee_contact"
