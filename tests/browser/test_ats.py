"""The example of a tracking system: references are requested there, and its badges follow, whatever is missed."""

import asyncio
import hmac
import re
import time
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from docs.examples.ats.app import WEBHOOK
from docs.examples.ats.signature import signed_at
from docs.examples.ats.store import Store
from tests.browser import keyboard
from tests.browser.an_ats import ASSIGNMENTS, Ats, an_ats
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows
from tests.ports import own_port

ANNA, OMAR = ("Anna Lind", "+46701740606"), ("Omar Haddad", "+46701740607")
EVA, PER = ("Eva Berg", "+46701740681"), ("Per Ek", "+46701740682")
SETTINGS = {"language": "en", "references_wanted": 1, "candidate_contact": "none"}
TO_A_REFEREE = (
    *(("answer 8 questions", "ok"), ("details right", "ok"), ("time together", "ok"), ("1/8", "1"), ("2/8", "2022")),
    *((f"{number}/8", "5 brought everybody along") for number in (3, 4, 5)),
    *(("6/8", "Calmed a full house"), ("7/8", "To say no"), ("8/8", "yes, gladly"), ("SEND", "")),
)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ats(site: Site, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ats]:
    async with an_ats(site, tmp_path_factory.mktemp("ats")) as ats:
        yield ats


async def talk(site: Site, phone: str, lines: Iterable[tuple[str, str]]) -> None:
    """Each line: what the person is asked, and what they write then. Nothing: the code that submits."""
    for asked, written in lines:
        said = await site.was_sent(phone, asked)
        code = re.search(r"SEND \d{4}", said)
        await site.write(phone, written or (code[0] if code else "SEND"))


async def test_a_recruiter_requests_references_and_sees_them_come_in(
    site: Site, ats: Ats, windows: Windows, shot: Shot
) -> None:
    """By webhook: the page is never loaded anew. The one confirmation is clicked twice."""
    page = await windows.desktop()
    await page.goto(ats.url)
    await page.get_by_label(ANNA[0]).check()
    await page.get_by_label(OMAR[0]).check()
    await axe(page)
    await page.get_by_role("button", name="Request references").click()
    await page.get_by_label("Language").select_option("en")
    await page.get_by_label("Questionnaire").select_option("standard")
    await page.get_by_label("References from each").fill("1")
    await page.get_by_label("Whom to name").fill("Your last manager")
    await axe(page)
    await shot(page, "ats-settings")
    await page.get_by_role("dialog").get_by_role("button", name="Request references").dblclick()
    await expect(page.locator(".badge.light")).to_have_count(2)
    started = (await site.office.json("GET", "/api/v1/checks", params={"assignment": "A-17"}))["checks"]
    assert sorted(one["candidate"]["name"] for one in started) == [ANNA[0], OMAR[0]]
    assert {one["guidance"] for one in started} == {"Your last manager"}
    await asyncio.gather(their_people_answer(site, ANNA, EVA), their_people_answer(site, OMAR, PER))
    await expect(page.locator(".badge.strong")).to_have_count(2)
    await expect(page.locator(".badge.strong").first).to_have_text("1 of 1 references answered")
    await the_check_is_open(page, shot)
    await the_report_opens(page)


async def their_people_answer(site: Site, candidate: tuple[str, str], referee: tuple[str, str]) -> None:
    named = f"{referee[0]}, {referee[1]}, my manager at Acme 2019-2022"
    lines = (("Your last manager", "ok"), ("details right", "ok"), ("Referee 1", named), ("SEND", ""))
    await talk(site, candidate[1], lines)
    await talk(site, referee[1], TO_A_REFEREE)


async def the_check_is_open(page: Page, shot: Shot) -> None:
    await shot(page, "ats")
    await page.get_by_role("button", name=f"Open check of {ANNA[0]}").click()
    sheet = page.get_by_role("dialog", name=ANNA[0])
    await expect(sheet.get_by_text("Eva Berg", exact=True)).to_be_visible()
    await expect(sheet.get_by_text("Eva Berg submitted the reference.")).to_be_visible()
    await axe(page)
    await shot(page, "ats-check")
    await sheet.get_by_role("button", name="Close").click()


async def the_report_opens(page: Page) -> None:
    async with page.expect_popup() as opened:
        await page.get_by_role("link", name="Open report").first.click()
    report = await opened.value
    await expect(report.get_by_role("heading", level=1)).to_contain_text(ANNA[0])


async def test_a_refusal_is_beside_what_is_wrong_and_links_can_be_copied(
    ats: Ats, windows: Windows, shot: Shot
) -> None:
    """Without a mouse: Jonas has no phone, so that nobody can text him; he gets his link from the recruiter (R4)."""
    page = await windows.phone(color_scheme="dark")
    await page.goto(ats.url)
    await page.get_by_text("Live").wait_for()
    await page.get_by_label("Jonas Falk").focus()
    await page.keyboard.press("Space")
    await keyboard.press(page, "button", "Request references")
    dialog = page.get_by_role("dialog", name="Request references: Barista")
    await dialog.wait_for()
    await keyboard.write(page, "References from each", "1", role="spinbutton")
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_role("listitem").filter(has_text="Jonas Falk")).to_contain_text("phone: is needed")
    await axe(page)
    await shot(page, "ats-refused-phone")
    await dialog.get_by_role("group", name="How the candidate").get_by_label("Nothing: I pass the links on").check()
    await page.keyboard.press("Enter")
    link = page.get_by_role("textbox", name="Link of Jonas Falk")
    await link.wait_for()
    await expect(link).to_have_value(ats.check_of("C-104")["links"]["candidate"])
    await axe(page)
    await page.get_by_role("button", name="Done").click()
    jonas = page.locator("[data-id=C-104]")
    await expect(jonas.get_by_role("link", name="Candidate’s page")).to_be_visible()


async def test_a_badge_outlives_a_restart_and_missed_webhooks(site: Site, tmp_path: Path) -> None:
    """A request whose answer never came is sent again as it was; what nobody was told of is read."""
    wanted = {"candidates": ["C-201"], "settings": SETTINGS}
    nowhere = f"http://127.0.0.1:{own_port()}"
    async with an_ats(site, tmp_path, vouchline_url=nowhere, is_told=False) as ats:
        said = await ats.post("/assignments/A-18/references", wanted, 503)
        assert "sent as soon as it does" in said["detail"]
        await ats.post("/assignments/A-18/references", wanted, 503)
    async with an_ats(site, tmp_path, is_told=False) as ats:
        await ats.references.catch_up()
        check = ats.check_of("C-201")
        assert (check["badge"], check["requested"], check["answered"]) == ("light", 1, 0)
    await submitted(site, check)
    async with an_ats(site, tmp_path, is_told=False) as ats:
        await ats.references.catch_up()
        check = ats.check_of("C-201")
        assert (check["badge"], check["answered"]) == ("strong", 1)
        assert check["links"]["report"]
    assert len((await site.office.json("GET", "/api/v1/checks", params={"assignment": "A-18"}))["checks"]) == 1


async def submitted(site: Site, check: dict[str, Any]) -> None:
    named = await site.office.name_a_referee(await site.office.check(check))
    await site.office.answer_everything(named["references"][0]["link"])
    await site.office.is_in(check)


async def test_a_check_that_is_deleted_leaves_its_candidate_free_to_be_asked_again(site: Site, ats: Ats) -> None:
    asked = {"candidates": ["C-301"], "settings": SETTINGS}
    (first,) = await ats.post("/assignments/A-19/references", asked)
    (again,) = await ats.post("/assignments/A-19/references", asked)
    assert again["check"]["id"] == first["check"]["id"]
    await site.office.call("DELETE", f"/api/v1/checks/{first['check']['id']}")
    async with asyncio.timeout(100):
        while ats.check_of("C-301"):
            await asyncio.sleep(0.02)
    (anew,) = await ats.post("/assignments/A-19/references", asked)
    assert anew["check"]["id"] != first["check"]["id"]


def test_an_event_has_effect_once_and_undoes_nothing_newer(tmp_path: Path) -> None:
    """Webhooks come again, and late."""
    store = Store(tmp_path / "oats.sqlite", ASSIGNMENTS)
    store.begin(["C-301"], {})
    (request,) = store.unanswered()
    store.started(request, [told("1", 0)["check"]])
    store.told(told("evt_2", 2), 200)
    store.told(told("evt_1", 1), 100)
    store.told(told("evt_2", 0), 300)
    assert [one["check"] and one["check"]["answered"] for one in store.candidates("A-19")] == [2, None]
    store.close()


def told(event: str, answered: int) -> dict[str, Any]:
    check = {"id": "1", "status": "collecting", "badge": "light", "requested": 2, "answered": answered, "links": {}}
    return {"id": event, "type": "reference_submitted", "check": check, "event": {"text": event, "about": {}}}


async def test_nobody_else_turns_a_badge(ats: Ats) -> None:
    """Forged, changed on the way, or overheard long ago: refused, and nothing of it is believed."""
    secret, now = ats.references.store.kept("secret"), int(time.time())
    right = f"v1={hmac.new(secret.encode(), f'{now}.{{}}'.encode(), 'sha256').hexdigest()}"
    assert signed_at(f"t={now},{right}", b"{}", secret, now) == now
    assert signed_at(f"t={now},v1={'0' * 64},{right}", b"{}", secret, now) == now
    forged = ("", f"t={now}", right, f"t={now},v1=é", f"t={now},v1={'0' * 64}", f"t={now - 1},{right}", "t=²,v1=0")
    assert [one for one in forged if signed_at(one, b"{}", secret, now)] == []
    assert signed_at(f"t={now},{right}", b"{ }", secret, now) is None
    assert signed_at(f"t={now},{right}", b"{}", secret, now + 301) is None
    async with ats.http.post(f"{ats.url}{WEBHOOK}", json={"id": "evt_1"}) as answer:
        assert answer.status == 403
