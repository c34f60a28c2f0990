"""What went out and what comes next, over the API and on the candidate's page (R13, R37)."""

from datetime import datetime, timedelta

from bot.domain.message import verdict
from bot.wiring import Vouchline
from tests.web.office import CHECKS, Office


async def send_all(vouchline: Vouchline) -> datetime:
    """Hands over what may leave at ten in the morning, as the provider would take it; when that was."""
    at = vouchline.clock.now().replace(hour=9, minute=0) + timedelta(days=1)
    for message in await vouchline.outbox.claim(at, "test", 100, verdict):
        vouchline.wakeups.wake(await vouchline.outbox.sent(message.key, f"SM{message.key}", at))
    return at


async def test_what_went_out_and_what_comes_next_is_given(office: Office, vouchline: Vouchline) -> None:
    check = await office.name_a_referee(await office.start(deadline="2099-12-01"))
    at = await send_all(vouchline)
    invited = await office.until(check, lambda now: bool(now["references"][0]["invited_at"]))
    [eva] = invited["references"]
    assert (eva["reminded"], eva["reminded_at"], eva["snoozed_until"], eva["expected_on"]) == (0, None, None, None)
    assert datetime.fromisoformat(eva["next_reminder_at"]) == at + timedelta(hours=24)
    people = (await office.json("GET", f"{CHECKS}/{check['id']}/conversations"))["conversations"]
    assert [(one["role"], one["reminded"], one["next_reminder_at"]) for one in people] == [
        ("candidate", 0, None),  # nothing is asked of her any more
        ("referee", 0, eva["next_reminder_at"]),
    ]
    page = await office.page(check["links"]["candidate"])
    assert "Contacted" in page and "next reminder" in page and "Wanted by 1 December." in page


async def test_who_is_paused_is_not_reminded_next(office: Office, vouchline: Vouchline) -> None:
    check = await office.name_a_referee(await office.start())
    await send_all(vouchline)
    await office.until(check, lambda now: bool(now["references"][0]["invited_at"]))
    paused = await office.json("POST", f"{CHECKS}/{check['id']}/pause")
    assert paused["references"][0]["next_reminder_at"] is None
    assert "reminders paused" in await office.page(check["links"]["candidate"])
