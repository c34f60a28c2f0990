"""All questions on one page: the same answers as one by one, in any order, nothing overwritten unseen (R20, R28)."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.databases import migrated_in
from tests.web.browsers import Browser, a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.forms import filled_in, form_for
from tests.web.office import Office

pytestmark = pytest.mark.asyncio(loop_scope="module")
COMMENTED = ("teamwork", "reliability", "learning", "work_again")
WHOLE = {
    "question.working_relation": "Colleague",
    "question.last_worked": "May 2024",
    **{f"question.{key}": "4" for key in COMMENTED[:3]},
    **{f"question.{key}.comment": f"About {key}." for key in COMMENTED},
    "question.work_again": "yes",
    "question.strengths": "Calm.\nKind.",
    "question.development": "Öva på siffror 🙂",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """Each test starts a check of its own in it."""
    folder = tmp_path_factory.mktemp("whole")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        yield office


async def on_one_page(browser: Browser, link: str) -> None:
    await at_the_questions(browser, link)
    await browser.open(f"{browser.path.partition('?')[0]}?view=all")


def empty(browser: Browser) -> dict[str, str]:
    """Everything as it stands, with no choice made."""
    form = browser.form
    return {name: text for name, text in filled_in(form).items() if name not in form.choices}


async def answers(office: Office, check: dict[str, Any]) -> dict[str, Any]:
    found = await office.json("GET", f"/api/v1/checks/{check['id']}/conversations")
    referee = next(one for one in found["conversations"] if one["role"] == "referee")
    told = {key: one for key, one in referee["answers"].items() if key.startswith("question.")}
    comments = {f"{key}.comment": one["comment"] for key, one in told.items() if one["comment"]}
    return {key: one["value"] for key, one in told.items()} | comments


async def test_everything_at_once_leads_to_the_review(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        await browser.send(empty(browser) | WHOLE)
        assert browser.step == "review"
        assert "4, About teamwork." in browser.at and "May 2024" in browser.at
    known = await answers(shared, check)
    assert known["question.work_again"] is True and known["question.strengths"] == "Calm.\nKind."
    assert known["question.last_worked"] == "2024-05" and known["question.working_relation"] == "Colleague"
    assert known["question.learning.comment"] == "About learning."


async def test_what_is_missing_or_not_understood_is_told_beside_it_and_the_rest_is_kept(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        part = {"question.reliability": "2", "question.last_worked": "when the <i>sun</i> shone"}
        page = await browser.send(empty(browser) | part)
        assert "Write a day, e.g. 3 May 2024" in page and "when the &lt;i&gt;sun&lt;/i&gt; shone" in page
        assert "This comment is missing" in page and "8 questions are left" in page
        assert browser.status == 200 and 'aria-invalid="true"' in page
    assert await answers(shared, check) == {"question.reliability": 2}


async def test_the_same_form_twice_answers_once(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        form = empty(browser) | {"question.strengths": "Calm."}
        path = browser.path
        for _ in range(2):
            await browser.send(form, path)
        again = form | {"once": "b" * 16, "question.strengths": "Never calm."}
        page = await browser.send(again, path)  # an old page: the answer that counts is not the one it shows
        assert "Never calm." in page and "What counts now: Calm." in page
    assert await answers(shared, check) == {"question.strengths": "Calm."}


async def test_an_answer_given_elsewhere_meanwhile_is_shown_beside_the_other(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser, a_browser(shared) as elsewhere:
        await on_one_page(browser, link)
        form = empty(browser) | {"question.working_relation": "Colleague", "question.strengths": "Calm."}
        await elsewhere.open(link)
        await elsewhere.fill()
        await elsewhere.fill(text="Closest manager")
        page = await browser.send(form)
        assert "while you were writing" in page and "What counts now: Closest manager" in page
        known = await answers(shared, check)
        assert (known["question.working_relation"], known["question.strengths"]) == ("Closest manager", "Calm.")
        await browser.send(empty(browser) | {"question.working_relation": "Colleague"})
    assert (await answers(shared, check))["question.working_relation"] == "Colleague"


async def test_a_field_that_was_left_alone_follows_what_was_answered_elsewhere(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser, a_browser(shared) as elsewhere:
        await on_one_page(browser, link)
        form = empty(browser) | {"question.strengths": "Calm."}
        await elsewhere.open(link)
        await elsewhere.fill()
        await elsewhere.fill(text="Closest manager")
        await browser.send(form)
        assert "while you were writing" not in browser.at
    assert (await answers(shared, check))["question.working_relation"] == "Closest manager"


async def test_back_asks_only_the_last_question_again(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        await browser.send(empty(browser) | WHOLE)
        before = await answers(shared, check)
        await shared.page(link)
        await shared.press(link, "back")
        after = await answers(shared, check)
        assert set(before) - set(after) == {"question.work_again", "question.work_again.comment"}


async def test_a_submitted_reference_is_changed_by_no_form(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        path, form = browser.path, empty(browser) | WHOLE
        await browser.send(form)
        await browser.send(browser_form(browser, "submit"))
        await shared.is_in(check)
        before = await answers(shared, check)
        await browser.send(form | {"once": "c" * 16, "question.strengths": "None."}, path)
        assert "is submitted" in browser.at
    assert await answers(shared, check) == before


def browser_form(browser: Browser, command: str) -> dict[str, str]:
    return filled_in(form_for(browser.at, command))


async def test_a_form_longer_than_any_message_is_taken(shared: Office) -> None:
    check, link = await a_referee(shared)
    long = "åäö 🙂 " * 1400
    async with a_browser(shared) as browser:
        await on_one_page(browser, link)
        texts = {name: long.strip() for name in WHOLE if name.endswith((".comment", "strengths", "development"))}
        await browser.send(empty(browser) | WHOLE | texts)
        assert browser.step == "review"
    assert (await answers(shared, check))["question.strengths"] == long.strip()
