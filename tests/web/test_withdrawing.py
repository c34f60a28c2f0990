"""A candidate's wish to leave, over the API: when it was asked, and what cancelling then makes of references (R45)."""

from bot.domain.inbox import Happening, Row, check_lane
from bot.wiring import Vouchline
from tests.web.office import CHECKS, Office


async def test_cancelling_after_a_wish_withdraws_the_open_references(office: Office, vouchline: Vouchline) -> None:
    check = await office.name_a_referee(await office.start())
    assert check["withdrawal_requested_at"] is None
    wish = Row(check_lane(check["id"]), "lane", "wish", Happening.WITHDRAWAL_ASKED, {"asked": True})
    await vouchline.ask(wish)
    assert (await office.check(check))["withdrawal_requested_at"]
    cancelled = await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    assert [one["standing"] for one in cancelled["references"]] == ["withdrawn"]


async def test_cancelling_without_a_wish_leaves_them_as_they_stand(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    cancelled = await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    assert [one["standing"] for one in cancelled["references"]] != ["withdrawn"]
