"""Channels on the web: which are set, a test of each, few in an hour, and nobody else's (R57)."""

import re
from datetime import timedelta

from bot.storage.reading import channels
from bot.storage.sandbox_mail import SandboxMailbox
from bot.wiring import Vouchline
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk

PLACE = "/admin/channels"


async def test_a_test_message_is_written_and_followed(admin: Desk, sign_in: SignIn) -> None:
    answer = await admin.post(PLACE, {"channel": "sms", "to": "070-123 45 67"})
    assert answer.status == 303
    place = answer.headers["Location"]
    page = await admin.page(place)
    assert "It waits to be sent." in page and "n=1" in page
    assert (await channels.tried(admin.user.organisation, place.rpartition("=")[2])) is not None
    assert (await (await sign_in(organisation="Bar Söder")).get(place)).status == 404
    assert "hx-get" not in await admin.page(f"{place}&n=60")
    assert re.search(r"Waiting to be sent</dt><dd>1<", await admin.page(PLACE))


async def test_there_are_few_in_an_hour_whatever_is_tried(admin: Desk, vouchline: Vouchline) -> None:
    now = vouchline.clock.now()
    await vouchline.clock.advance(timedelta(minutes=60 - now.minute))  # with the hour before it
    for number in range(5):
        given = (
            {"channel": "sms", "to": f"+4670123456{number}"}
            if number
            else {"channel": "email", "to": "rut@example.com"}
        )
        assert (await admin.post(PLACE, given)).status == 303
    answer = await admin.post(PLACE, {"channel": "whatsapp", "to": "0701234567"})
    assert answer.status == 422 and "There have been 5 tests within the hour" in await answer.text()


async def test_a_mail_goes_out_at_once(admin: Desk, vouchline: Vouchline) -> None:
    assert "Look whether it has come" in await admin.send(PLACE, channel="email", to="rut@example.com")
    assert isinstance(vouchline.mailer, SandboxMailbox)
    newest = (await vouchline.mailer.newest())[0]
    assert newest.address == "rut@example.com" and admin.user.name in newest.text
