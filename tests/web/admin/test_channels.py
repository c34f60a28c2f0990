"""Channels on the web: which are set, a test of each, few in an hour, and nobody else's (R57)."""

import re

import pytest

from bot.domain.user import UserRole
from bot.storage.reading import channels
from bot.storage.sandbox_mail import SandboxMailbox
from bot.wiring import Vouchline
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.admin.house import House

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


async def test_there_are_few_in_an_hour_whatever_is_tried(admin: Desk) -> None:
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


@pytest.mark.parametrize(
    ("channel", "to", "said"),
    [
        ("sms", "", "This field is required"),
        ("sms", "12", "no mobile number"),
        ("sms", "08-123 456 78", "no mobile number"),
        ("whatsapp", "Anna", "no mobile number"),
        ("email", "nobody", "no e-mail address"),
        ("email", "a@b.com\r\nBcc: c@d.com", "no e-mail address"),
    ],
)
@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_no_address_is_told_beside_it(house: House, channel: str, to: str, said: str) -> None:
    answer = await house.admin.post(PLACE, {"channel": channel, "to": to})
    assert answer.status == 422 and said in await answer.text()


@pytest.mark.asyncio(loop_scope="module")
async def test_only_admins_try_and_only_what_there_is(house: House) -> None:
    assert house.recruiter.user.role is UserRole.RECRUITER
    assert (await house.recruiter.post(PLACE, {"channel": "sms", "to": "0701234567"})).status == 403
    assert (await house.admin.post(PLACE, {"channel": "fax", "to": "1"})).status == 404
    assert (await house.admin.get(f"{PLACE}?tried={'0' * 32}")).status == 404
    assert "Skicka ett testmeddelande" in await house.swede.page(PLACE)
