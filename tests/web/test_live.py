"""An open page asks for news, and is answered when there is something else to show, if it is theirs (R28)."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.databases import migrated_in
from tests.web.browsers import Browser, a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.forms import filled_in, form_for
from tests.web.office import Office
from web.conversation import live
from web.conversation.live import WAITING

pytestmark = pytest.mark.asyncio(loop_scope="module")
LIVE = re.compile(r'data-live="([0-9a-f]+)"')


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """Each test starts a check of its own in it."""
    folder = tmp_path_factory.mktemp("live")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        yield office


async def news(browser: Browser, shown: str = "") -> int:
    """Of the page that is open."""
    found = LIVE.search(browser.at)
    assert found
    clean = browser.path.partition("?")[0]
    url = browser.office.client.make_url(f"{clean}/news?live={shown or found[1]}")
    async with browser.session.get(url) as answer:
        return answer.status


async def test_news_come_at_once_when_somebody_answers_elsewhere(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser, a_browser(shared) as elsewhere:
        await at_the_questions(browser, link)
        asked = asyncio.create_task(news(browser))
        await elsewhere.open(link)
        await elsewhere.fill()
        assert not asked.done()
        await elsewhere.fill(text="Closest manager")
        async with asyncio.timeout(100):
            assert await asked == 200
        assert await news(browser) == 200, "who was asleep is told as soon as they ask"
    assert shared.client.app[WAITING].open == 0


async def test_a_candidate_hears_of_a_referee(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as anna:
        await anna.open(check["links"]["candidate"])
        await anna.fill()
        asked = asyncio.create_task(news(anna))
        await shared.fill(link)
        async with asyncio.timeout(100):
            assert await asked == 200


async def test_nobody_else_hears_anything(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser, a_browser(shared) as stranger:
        await at_the_questions(browser, link)
        stranger.at, stranger.path = browser.at, browser.path
        assert await news(stranger) == 404
        assert await news(stranger, "0" * 16) == 404


async def test_no_more_pages_wait_than_there_is_room_for(shared: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    _, link = await a_referee(shared)
    monkeypatch.setattr(live, "MOST_OPEN", 0)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        assert await news(browser) == 503


async def test_without_news_a_page_is_told_so_after_a_while(shared: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    _, link = await a_referee(shared)
    monkeypatch.setattr(live, "PATIENCE_SECONDS", 0.05)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        assert await news(browser) == 204


async def test_reminders_wait_until_the_day_that_was_picked(shared: Office) -> None:
    """R26: the day is shown back first."""
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        later = form_for(browser.at, "later")
        earliest = re.search(r'id="later-day"[^>]*min="([0-9-]+)"', browser.at)
        assert earliest and "day" in later.writable
        await browser.send(filled_in(later, day=earliest[1]))
        assert browser.step == "snooze" and "We wait with reminders until" in browser.at
        await browser.fill()
        assert browser.step == "question.working_relation" and "no reminders before" in browser.at


async def test_a_page_changes_its_language_and_its_reminders(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await browser.send(filled_in(form_for(browser.at, "language")))
        assert 'lang="sv"' in browser.at and "Fråga 1 av 8" in browser.at
        await browser.send(filled_in(form_for(browser.at, "pause")))
        await browser.send(filled_in(form_for(browser.at, "resume")))
        assert "Påminn mig igen" not in browser.at
        await browser.send(filled_in(form_for(browser.at, "language")) | {"text": "<xx>"})
        assert browser.status == 200 and "<xx>" not in browser.at


async def test_a_candidate_withdraws_on_the_page_and_thinks_better_of_it(shared: Office) -> None:
    """R45, for those who have no thread."""
    check, _ = await a_referee(shared)
    async with a_browser(shared) as anna:
        await anna.open(check["links"]["candidate"])
        await anna.fill()
        await anna.send(filled_in(form_for(anna.at, "withdraw")))  # a machine presses buttons, and ticks nothing
        assert form_for(anna.at, "withdraw") and not (await shared.check(check))["withdrawal_requested_at"]
        await anna.send(filled_in(form_for(anna.at, "withdraw"), sure="yes"))
        assert "wish to withdraw" in anna.at and not re.search(r"\bUNDO\b", anna.at)
        await shared.until(check, lambda now: bool(now["withdrawal_requested_at"]))
        await anna.send(filled_in(form_for(anna.at, "undo")))
        await shared.until(check, lambda now: not now["withdrawal_requested_at"])
        assert form_for(anna.at, "withdraw")


async def test_details_may_be_asked_to_be_erased(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        await browser.send(filled_in(form_for(browser.at, "delete_my_data")))
        assert "want your details erased" not in browser.at
        await browser.send(filled_in(form_for(browser.at, "delete_my_data"), sure="yes"))
        assert "want your details erased" in browser.at
    told = await shared.json("GET", f"/api/v1/checks/{check['id']}/lifecycle")
    assert "erasure_requested" in [one["type"] for one in told["events"]]
