"""What is no address is told beside it; only admins try a channel, and only one that there is (R57)."""

import pytest

from bot.domain.user import UserRole
from tests.web.admin.house import House
from tests.web.admin.test_channels import PLACE

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
async def test_what_is_no_address_is_told_beside_it(house: House, channel: str, to: str, said: str) -> None:
    answer = await house.admin.post(PLACE, {"channel": channel, "to": to})
    assert answer.status == 422 and said in await answer.text()


async def test_only_admins_try_and_only_what_there_is(house: House) -> None:
    assert house.recruiter.user.role is UserRole.RECRUITER
    assert (await house.recruiter.post(PLACE, {"channel": "sms", "to": "0701234567"})).status == 403
    assert (await house.admin.post(PLACE, {"channel": "fax", "to": "1"})).status == 404
    assert (await house.admin.get(f"{PLACE}?tried={'0' * 32}")).status == 404
    assert "Skicka ett testmeddelande" in await house.swede.page(PLACE)
