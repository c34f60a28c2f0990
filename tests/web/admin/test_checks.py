"""The list of checks: what needs somebody first, search and filters, pages, and nobody else's."""

import re
from urllib.parse import quote

import pytest

from bot.domain.user import UserRole
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.office import ANNA, CHECKS, Office

BO = {"name": "Bo Öst", "phone": "070-222 33 44", "email": "bo@example.com"}


def listed(page: str) -> list[str]:
    """The names in the table."""
    return re.findall(r'<th scope="row"><a href="/admin/checks/\w+">([^<]+)</a>', page)


async def test_an_empty_list_says_how_to_begin(admin: Desk) -> None:
    page = await admin.page("/admin/checks")
    assert "start a check" in page
    assert 'href="/admin/checks/new"' in page


async def test_checks_are_found_by_whom_and_what_they_are_about(admin: Desk, office: Office) -> None:
    await office.start()
    bo = await office.start(candidates=[BO], assignment={"title": "Barista"}, references_wanted=2)
    assert listed(await admin.page("/admin/checks")) == ["Bo Öst", "Anna Lind"]
    for words in ("ost", "+46702223344", "BO@example.com", "barista"):
        assert listed(await admin.page(f"/admin/checks?q={quote(words)}")) == ["Bo Öst"], words
    assert "Nothing matches" in await admin.page("/admin/checks?q=nobody")
    assignment = bo["assignment"]["id"]
    for asked in (f"assignment={assignment}", "since=2020-01-01&q=bo", "status=awaiting_candidate&q=bo"):
        assert listed(await admin.page(f"/admin/checks?{asked}")) == ["Bo Öst"], asked
    for asked in ("until=2020-01-01", "status=completed", "shows=archive"):
        assert listed(await admin.page(f"/admin/checks?{asked}")) == [], asked


async def test_each_line_has_badge_state_and_what_the_state_means(admin: Desk, office: Office) -> None:
    await office.start(references_wanted=2)
    page = await admin.page("/admin/checks")
    assert '<span class="badge light">References 0/2</span>' in page
    assert re.search(
        r'tabindex="0">Waiting for the candidate<span class="means" role="tooltip">The candidate has', page
    )
    assert "Rut" in page


async def test_what_is_cancelled_is_in_the_archive(admin: Desk, office: Office) -> None:
    check = await office.start()
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    assert listed(await admin.page("/admin/checks")) == []
    for asked in ("shows=archive", "shows=all", "status=cancelled"):
        assert listed(await admin.page(f"/admin/checks?{asked}")) == ["Anna Lind"], asked


async def test_what_needs_somebody_stands_first_with_its_act(admin: Desk, office: Office) -> None:
    check = await office.name_a_referee(await office.start(candidate_contact="none"))
    await office.start(candidates=[BO])
    referee = check["references"][0]["link"]
    await office.fill(referee)
    await office.press(referee, "decline")
    await office.fill(referee)
    await office.until(check, lambda now: bool(now["needs_you"]))
    page = await admin.page("/admin/checks")
    assert page.index("declined") < page.index("Everything else")
    assert listed(page) == ["Bo Öst"], "what needs somebody is not told twice"
    assert f"/admin/checks/{check['id']}?open=cancel#cancel" in page
    needing = await admin.page("/admin/checks?shows=needs_you")
    assert "Anna Lind" in needing
    assert "Bo Öst" not in needing


async def test_pages_follow_one_another(admin: Desk, office: Office) -> None:
    people = [{"name": f"Person {n:02}", "phone": f"07012300{n:02}"} for n in range(53)]
    await office.json("POST", CHECKS, 201, json={"candidates": people})
    first = await admin.page("/admin/checks?q=person")
    (older,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = await admin.page(older.replace("&amp;", "&"))
    assert (len(listed(first)), len(listed(second))) == (50, 3)
    assert len({*listed(first), *listed(second)}) == 53
    assert "53 checks" in first


@pytest.mark.parametrize("asked", ["status=nonsense", "since=yesterday", "assignment=unknown", f"q={'x' * 300}"])
async def test_a_filter_that_is_wrong_is_told_beside_it(admin: Desk, office: Office, asked: str) -> None:
    await office.start()
    page = await admin.page(f"/admin/checks?{asked}", 422)
    assert 'class="error"' in page


async def test_hostile_input_is_shown_as_it_is_and_a_strange_cursor_is_the_first_page(
    admin: Desk, office: Office
) -> None:
    await office.start()
    assert "<script>alert" not in await admin.page(f"/admin/checks?q={quote('<script>alert(1)</script>')}")
    assert listed(await admin.page("/admin/checks?cursor=%00%ff")) == ["Anna Lind"]
    assert listed(await admin.page(f"/admin/checks?q={quote('%')}")) == []


async def test_a_recruiter_sees_all_of_the_organisation_and_nothing_of_another(sign_in: SignIn, office: Office) -> None:
    await office.start(candidates=[ANNA])
    assert listed(await (await sign_in(UserRole.RECRUITER)).page("/admin/checks")) == ["Anna Lind"]
    other = await sign_in(organisation="Bar Söder")
    assert "Anna" not in await other.page("/admin/checks?shows=all&q=anna")


async def test_in_swedish_the_list_is_swedish(sign_in: SignIn, office: Office) -> None:
    await office.start()
    page = await (await sign_in(language="sv")).page("/admin/checks")
    assert "Referenstagningar" in page
    assert "Väntar på kandidaten" in page
