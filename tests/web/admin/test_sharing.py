"""Somebody is let in to a report by name, gets a link of their own, and is put out again (R50)."""

import re
from typing import Any

import pytest
import pytest_asyncio

from bot.storage.reading import shares
from bot.storage.sandbox_mail import SandboxMailbox
from tests.web.admin.desk import Desk
from tests.web.admin.house import House
from tests.web.forms import forms_in
from tests.web.office import path_of

pytestmark = pytest.mark.asyncio(loop_scope="module")
LINK = re.compile(r'value="(http[^"]+/report/[\w-]{22})"')


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def check(house: House) -> dict[str, Any]:
    """With a report."""
    office = house.office
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"])
    await office.is_in(check)
    return await office.check(check)


def place(check: dict[str, Any]) -> str:
    return f"/admin/checks/{check['id']}/sharing"


async def let_in(desk: Desk, check: dict[str, Any], name: str, email: str = "erik@example.com", **more: str) -> str:
    return await desk.send(place(check), name=name, email=email, **more)


async def mails(house: House) -> list[Any]:
    assert isinstance(house.vouchline.mailer, SandboxMailbox)
    return await house.vouchline.mailer.newest()


def one_of(page: str, name: str) -> str:
    """The panel of one of those who are let in."""
    return next(part for part in page.split("<article")[1:] if f">{name}</h3>" in part)


async def test_a_recruiter_lets_somebody_in_who_is_mailed_a_link_of_their_own(
    house: House, check: dict[str, Any]
) -> None:
    page = await let_in(house.recruiter, check, "Erik Ek")
    assert "the link is on its way to them by mail" in page and "Let in by Nils" in page
    link = LINK.search(one_of(page, "Erik Ek"))
    assert link
    newest = (await mails(house))[0]
    assert newest.address == "erik@example.com" and link[1] in newest.text and "Hi Erik Ek," in newest.text
    answer = await house.office.client.get(path_of(link[1]))
    assert answer.status == 200 and "Eva Berg" in await answer.text()
    assert "Opened: once" in one_of(await house.recruiter.page(place(check)), "Erik Ek")


async def test_a_link_that_is_withdrawn_opens_nothing_and_stays_in_the_list(
    house: House, check: dict[str, Any]
) -> None:
    found = LINK.search(one_of(await let_in(house.admin, check, "Ove"), "Ove"))
    [share] = [one for one in await shares.of_check(house.admin.user.organisation, check["id"]) if one.name == "Ove"]
    page = await house.admin.send(f"{place(check)}/{share.id}/withdraw")
    assert found and "The link opens nothing any more." in page
    assert (await house.office.client.get(path_of(found[1]))).status == 404
    assert "Ove</strong>" in page and found[1] not in page
    assert (await house.admin.post(f"{place(check)}/{share.id}/mail")).status == 404


async def test_pressing_twice_lets_in_once_and_mails_once(house: House, check: dict[str, Any]) -> None:
    form = next(one for one in await house.admin.forms(place(check)) if "key" in one.fields)
    before = len(await mails(house))
    for _ in range(3):
        page = await let_in(house.admin, check, "Twice", key=form.fields["key"])
    assert page.count(">Twice</h3>") == 1 and len(await mails(house)) == before + 1


async def test_the_mail_can_be_sent_again(house: House, check: dict[str, Any]) -> None:
    await let_in(house.admin, check, "Anew", "anew@example.com")
    [share] = [one for one in await shares.of_check(house.admin.user.organisation, check["id"]) if one.name == "Anew"]
    await house.admin.send(f"{place(check)}/{share.id}/mail")
    assert [one.address for one in (await mails(house))[:2]] == ["anew@example.com"] * 2


@pytest.mark.parametrize(
    ("name", "email", "why"),
    [
        ("", "erik@example.com", "This field is required."),
        ("Erik", "", "This field is required."),
        ("Erik", "erik", "This is not an e-mail address."),
        ("Erik", "erik@example.com, per@example.com", "This is not an e-mail address."),
        ("E" * 101, "erik@example.com", "longer than 100"),
        ("Erik\x00\r\nBcc: all@example.com", "erik@example.com", 'class="error"'),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field(
    house: House, check: dict[str, Any], name: str, email: str, why: str
) -> None:
    before = len(await shares.of_check(house.admin.user.organisation, check["id"]))
    answer = await house.admin.post(place(check), {"name": name, "email": email})
    assert answer.status == 422 and why in await answer.text()
    assert len(await shares.of_check(house.admin.user.organisation, check["id"])) == before


async def test_it_is_said_in_the_users_own_language(house: House, check: dict[str, Any]) -> None:
    answer = await house.swede.post(place(check), {"name": "Erik", "email": "erik"})
    assert "Det är ingen e-postadress." in await answer.text()


async def test_what_people_write_is_shown_as_they_wrote_it(house: House, check: dict[str, Any]) -> None:
    page = await let_in(house.admin, check, "<b>Åsa</b> & 'co'", '"x"@example.com')
    assert "<b>Åsa" not in page
    page = await let_in(house.admin, check, "<b>Åsa</b> & 'co'", "asa@example.com")
    assert "&lt;b&gt;Åsa&lt;/b&gt; &amp;" in page


async def test_another_organisations_check_is_unknown(house: House, check: dict[str, Any]) -> None:
    await let_in(house.admin, check, "Ours")
    [share, *_] = await shares.of_check(house.admin.user.organisation, check["id"])
    assert (await house.other.get(place(check))).status == 404
    for path in (place(check), f"{place(check)}/{share.id}/withdraw", f"{place(check)}/{share.id}/mail"):
        assert (await house.other.post(path, {"name": "Olle", "email": "olle@example.com"})).status == 404
    assert (await house.admin.get("/admin/checks/%00/sharing")).status == 404
    assert (await house.admin.post(f"{place(check)}/nobody/withdraw")).status == 404


async def test_without_a_sign_in_or_the_forms_own_mark_nothing_happens(house: House, check: dict[str, Any]) -> None:
    before = await shares.of_check(house.admin.user.organisation, check["id"])
    fields = {"name": "Eve", "email": "eve@example.com"}
    house.office.client.session.cookie_jar.clear()
    assert (await house.office.client.post(place(check), data=fields, allow_redirects=False)).status == 303
    assert (await house.admin.post(place(check), {**fields, "csrf": "wrong"})).status == 403
    assert await shares.of_check(house.admin.user.organisation, check["id"]) == before


async def test_a_report_has_only_so_many_links(house: House) -> None:
    office = house.office
    check = await office.start()
    for number in range(50):
        await house.admin.post(place(check), {"name": f"N{number}", "email": "n@example.com"})
    answer = await house.admin.post(place(check), {"name": "One more", "email": "n@example.com"})
    page = await answer.text()
    assert answer.status == 422 and "at most 50 links" in page and "No referee has submitted yet." in page
    assert len(forms_in(page)) > 50


async def test_a_check_that_is_deleted_leaves_nobody_let_in(house: House) -> None:
    check = await house.office.start()
    await let_in(house.admin, check, "Gone soon")
    assert (await house.office.call("DELETE", f"/api/v1/checks/{check['id']}")).status == 204
    assert await shares.of_check(house.admin.user.organisation, check["id"]) == []
    assert (await house.admin.get(place(check))).status == 404
