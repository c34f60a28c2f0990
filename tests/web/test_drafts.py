"""What is typed and not sent: kept for the person alone, never an answer, and gone with the answer or the end."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.databases import migrated_in
from tests.storage.scene import rows
from tests.web.browsers import Browser, a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.office import CHECKS, Office
from web.keys import VOUCHLINE

pytestmark = pytest.mark.asyncio(loop_scope="module")
KEY = "question.working_relation"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """Each test starts a check of its own in it."""
    folder = tmp_path_factory.mktemp("drafts")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        yield office


async def kept(office: Office, check: str) -> dict[str, str]:
    storage = office.client.app[VOUCHLINE].storage
    return dict(await rows(storage, 'SELECT "key", text FROM draft WHERE "check" = $1', check))


async def draft(browser: Browser, typed: dict[str, str], **headers: str) -> int:
    clean = browser.path.partition("?")[0]
    url = browser.office.client.make_url(f"{clean}/draft")
    return (await browser.session.post(url, data=typed, headers=headers)).status


async def test_a_draft_is_in_the_field_and_in_no_answer(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await browser.fill(text="Closest manager")
        assert await draft(browser, {"question.last_worked": 'May "2024"'}) == 204
        assert 'value="May &#34;2024&#34;"' in await browser.open(link)
        await browser.fill(text="2024-05")
    assert await kept(shared, check["id"]) == {}, "the answer takes its place"


async def test_an_emptied_field_has_no_draft(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await draft(browser, {KEY: "Colleague", "question.strengths": "Calm"})
        await draft(browser, {KEY: "", "question.strengths": "Calm."})
    assert await kept(shared, check["id"]) == {"question.strengths": "Calm."}


async def test_only_the_browser_that_opened_the_link_may_keep_one(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser, a_browser(shared) as stranger:
        await at_the_questions(browser, link)
        stranger.path = browser.path
        assert await draft(stranger, {KEY: "Mine"}) == 404
        stranger.path = link.removeprefix(str(shared.client.make_url("/")).rstrip("/"))
        assert await draft(browser, {KEY: "Theirs"}, **{"Sec-Fetch-Site": "cross-site"}) == 403
        assert await draft(browser, {"no key!": "x", KEY: "x" * 10_001, "consent": "yes"}) == 204
    assert await kept(shared, check["id"]) == {}


async def test_what_was_not_understood_is_there_to_be_put_right(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await browser.fill(text="Closest manager")
        page = await browser.fill(text="once upon a time")
        assert 'role="alert"' in page and 'value="once upon a time"' in page and 'aria-describedby="error"' in page


async def test_drafts_end_with_the_conversation(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await draft(browser, {"question.strengths": "Calm."})
        await shared.json("POST", f"{CHECKS}/{check['id']}/cancel")
        await shared.until(check, lambda now: now["status"] == "cancelled")
        await browser.open(link)
        while browser.step != "done":
            await browser.open(link)
        assert await kept(shared, check["id"]) == {}
        await draft(browser, {"question.strengths": "Too late."})
    assert await kept(shared, check["id"]) == {}


async def test_a_draft_of_a_deleted_check_is_deleted(shared: Office) -> None:
    check = await shared.start()
    async with a_browser(shared) as browser:
        await browser.open(check["links"]["candidate"])
        for _ in range(3):
            await browser.fill()
        await draft(browser, {"referee.1.name": "Eva"})
        assert await kept(shared, check["id"])
        assert (await shared.call("DELETE", f"{CHECKS}/{check['id']}")).status == 204
        assert await kept(shared, check["id"]) == {}
        await browser.open(check["links"]["candidate"])
        assert browser.status == 404
