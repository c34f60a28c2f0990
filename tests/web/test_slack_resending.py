"""In Slack: a message that did not arrive is sent again by another route, from the details (R48, R52)."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.inbox import Happening, Row, person_lane
from bot.storage.reading import events
from bot.storage.reading.checks import CheckRead
from tests.standins.slack.seat import until
from tests.web.slack_office import SlackOffice, a_slack_office
from tests.web.test_slack_pressing import until_holds

ANNA = "Anna Lind 070-123 45 67 anna@example.com"


@pytest.fixture
async def office(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


async def lost(office: SlackOffice, read: CheckRead, reason: str = "not_a_mobile") -> CheckRead:
    """The check, when its first message has failed for good."""
    mine = read.conversations[0]
    told = {"conversation": mine.id, "channel": "sms", "purpose": "opening", "reason": reason, "was_sent": True}
    told |= {"written_at": office.vouchline.clock.now().isoformat(), "tries": 0, "about": {}, "news": ""}
    await office.vouchline.ask(Row(mine.lane, "outbox", f"{mine.id}:failed", Happening.MESSAGE_FAILED, told))
    return await until_holds(office, read, lambda now: now.check.unreachable_at is not None)


async def test_the_details_offer_other_routes_and_take_them(office: SlackOffice) -> None:
    read = await lost(office, await office.started(ANNA))
    await office.sara.click("details", await office.sara.card("Anna Lind"))
    await office.sara.opened_modal("resend:candidate")
    block = office.block("resend:candidate")
    assert [one["text"]["text"] for one in block["accessory"]["options"]] == [
        "On WhatsApp",
        "By e-mail",
        "By text message",
    ]
    await office.sara.fill(**{"resend:candidate": "On WhatsApp"})
    await until_holds(office, read, lambda now: now.conversations[0].channel == "whatsapp")
    now = await office.check(read)  # its parts are read one after the other: the check had been before it changed
    assert now.check.unreachable_at is None and now.needs_you == ()
    [told] = [
        one
        for one in await events.latest(office.vouchline.organisation, read.check.id, 50)
        if one.type == "message_resent"
    ]
    assert (told.about["by"], told.about["channel"]) == ("Sara", "whatsapp")


async def test_nothing_is_offered_where_all_has_arrived(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.click("details", await office.sara.card("Anna Lind"))
    await office.sara.opened_modal("colleagues")
    assert not [one for one in office.sara.modal.blocks if str(one.get("block_id", "")).startswith("resend")]


async def test_a_stop_that_came_after_the_details_were_opened_holds(office: SlackOffice) -> None:
    read = await lost(office, await office.started(ANNA))
    await office.sara.click("details", await office.sara.card("Anna Lind"))
    await office.sara.opened_modal("resend:candidate")
    address = read.conversations[0].address
    told = {"sender": "whatsapp", "address": address, "channel": "whatsapp", "ours": "", "text": "STOP", "media": []}
    await office.vouchline.ask(Row(person_lane("whatsapp", address), "twilio", "stop", Happening.TEXT_RECEIVED, told))
    await office.sara.fill(**{"resend:candidate": "On WhatsApp"})
    await until(lambda: "They have written STOP there" in office.sara.modal.words)
    assert (await office.check(read)).conversations[0].channel == "sms"
