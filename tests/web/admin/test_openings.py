"""The access log: every opening, for admins alone, by check and person; and who may open reports (R50)."""

import re
from html import unescape
from typing import Any

import pytest
import pytest_asyncio

from bot.storage.reading import organisations
from tests.web.admin.house import House
from tests.web.office import CHECKS, path_of

pytestmark = pytest.mark.asyncio(loop_scope="module")
PLACE = "/admin/openings"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def check(house: House) -> dict[str, Any]:
    """With a report that has been opened by a key, a recruiter and somebody with the link; and is by nobody else."""
    office, check = house.office, await with_report(house)
    await office.json("GET", f"{CHECKS}/{check['id']}/report")
    await house.recruiter.page(path_of(check["links"]["report"]))
    office.client.session.cookie_jar.clear()
    await office.page(f"{check['links']['report']}.csv")
    return check


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def another(house: House) -> dict[str, Any]:
    """With a report that tests open as often as they like."""
    return await with_report(house)


async def with_report(house: House) -> dict[str, Any]:
    check = await house.office.name_a_referee(await house.office.start())
    await house.office.answer_everything(check["references"][0]["link"])
    await house.office.is_in(check)
    return await house.office.check(check)


def lines(page: str) -> list[str]:
    """Each line's words."""
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [" ".join(unescape(re.sub("<[^>]+>", " ", row)).split()) for row in body.split("<tr>")[1:]]


async def test_an_admin_reads_who_has_opened_what_and_how(house: House, check: dict[str, Any]) -> None:
    told = lines(await house.admin.page(f"{PLACE}?check={check['id']}"))
    assert [re.sub("^.*?:.. ", "", one) for one in told] == [
        "somebody with the link The report's link Anna Lind 1 CSV",
        "Nils Signed in Anna Lind 1 Web page",
        "Rut API key Anna Lind 1 API",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("name=nil", ["Nils"]),
        ("name=NILS&by=user", ["Nils"]),
        ("by=api_key", ["Rut"]),
        ("way=csv", ["somebody"]),
        ("way=pdf", []),
        ("name=%25", []),
        ("by=nobody&way=%00", ["somebody", "Nils", "Rut"]),
    ],
)
async def test_it_is_narrowed_by_person_and_way(
    house: House, check: dict[str, Any], asked: str, found: list[str]
) -> None:
    told = lines(await house.admin.page(f"{PLACE}?check={check['id']}&{asked}"))
    assert [next(name for name in ("somebody", "Nils", "Rut") if name in one) for one in told] == found


async def test_it_has_pages(house: House, another: dict[str, Any]) -> None:
    for _ in range(55):
        await house.office.json("GET", f"{CHECKS}/{another['id']}/report.json")
    first = await house.admin.page(f"{PLACE}?way=json&check={another['id']}")
    older = re.search(r'href="(/admin/openings\?[^"]*cursor=[^"]+)"', first)
    assert len(lines(first)) == 50 and older
    assert len(lines(await house.admin.page(older[1].replace("&amp;", "&")))) == 5
    assert (await house.admin.get(f"{PLACE}?cursor=forged")).status == 404


async def test_recruiters_and_other_organisations_read_nothing_of_it(house: House, check: dict[str, Any]) -> None:
    assert (await house.recruiter.get(PLACE)).status == 403
    assert (await house.recruiter.post(PLACE, {"open_to": "signed_in"})).status == 403
    page = await house.other.page(f"{PLACE}?check={check['id']}")
    assert lines(page) == [] and "Anna" not in page


async def test_an_admin_chooses_who_may_open_reports(house: House, another: dict[str, Any]) -> None:
    owner = house.admin.user.organisation
    house.office.client.session.cookie_jar.clear()
    path = path_of(another["links"]["report"])
    page = await house.admin.send(PLACE, open_to="signed_in")
    assert "Saved." in page and (await organisations.one(owner)).reports_open_to == "signed_in"
    answer = await house.office.client.get(path, allow_redirects=False)
    assert (answer.status, answer.headers["Location"].partition("?")[0]) == (303, "/login")
    assert (await house.recruiter.get(path)).status == 200
    assert (await house.other.get(path)).status == 404
    await house.admin.send(PLACE, open_to="link")
    assert (await organisations.one(owner)).reports_open_to == "link"
    assert (await house.admin.post(PLACE, {"open_to": "everybody"})).status == 400
    assert (await organisations.one(house.other.user.organisation)).reports_open_to == "link"


async def test_it_is_in_swedish_for_a_swede(house: House, check: dict[str, Any]) -> None:
    page = await house.swede.page(f"{PLACE}?way=csv")
    assert "Åtkomstlogg" in page and "någon med länken Rapportens länk Anna Lind 1 CSV" in lines(page)[-1]
