"""The page of credits: balance, ledger, what each line was for; for admins."""

import asyncio
import re
import uuid
from typing import Any

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.user import UserRole
from bot.wiring import Vouchline
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.office import CHECKS, Office

PAGE = "/admin/credits"


async def of_organisation(vouchline: Vouchline, desk: Desk, happening: Happening, **payload: Any) -> None:
    await vouchline.ask(Row(organisation_lane(desk.user.organisation), "cli", uuid.uuid4().hex, happening, payload))


async def test_without_a_limit_it_says_so(admin: Desk) -> None:
    page = await admin.page(PAGE)
    assert "Unlimited" in page
    assert "Nothing has been used yet" in page


async def test_the_ledger_says_what_for_and_leads_to_the_check(
    admin: Desk, office: Office, vouchline: Vouchline
) -> None:
    await of_organisation(vouchline, admin, Happening.CREDITS_LIMITED, limited=True)
    await of_organisation(vouchline, admin, Happening.CREDITS_ADDED, amount=5, reason="added")
    kept, gone = await office.start(), await office.start(candidates=[{"name": "Bo Ek", "phone": "0702223344"}])
    await office.call("DELETE", f"{CHECKS}/{gone['id']}")
    async with asyncio.timeout(100):
        while not re.search(r'class="figure">4<', page := await admin.page(PAGE)):
            await asyncio.sleep(0.02)
    assert f'Check started: <a href="/admin/checks/{kept["id"]}">Anna Lind</a>' in page
    assert "Check deleted" in page
    assert "Bo Ek" not in page, "nothing of a deleted check is told"
    assert [one for one in re.findall(r'data-label="Credits">([^<]+)<', page) if one != "+1"][-2:] == ["−1", "+5"]
    assert "vouchline credits add" in page


async def test_pages_follow_one_another(admin: Desk, office: Office) -> None:
    people = [{"name": f"Person {n:02}", "phone": f"07012300{n:02}"} for n in range(51)]
    await office.json("POST", CHECKS, 201, json={"candidates": people})
    first = await admin.page(PAGE)
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    assert "Person 00" in await admin.page(PAGE + older)
    assert "Person 00" not in first
    await admin.page(f"{PAGE}?before=nonsense")


async def test_recruiters_are_told_who_may_see_them_and_others_see_their_own(sign_in: SignIn, office: Office) -> None:
    await office.start()
    recruiter = await sign_in(UserRole.RECRUITER)
    assert "Only admins may see this" in await recruiter.page(PAGE, 403)
    assert "Anna Lind" not in await (await sign_in(organisation="Bar Söder")).page(PAGE)
