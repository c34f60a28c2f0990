"""A link is opened by a person's press, and that is all that the press does: a cookie, or a pass without one (R9)."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.links import token_hash
from tests.databases import migrated_in
from tests.storage.scene import rows
from tests.web.browsers import a_browser, a_referee, at_the_questions
from tests.web.conftest import office_of, running
from tests.web.forms import filled_in, forms_in
from tests.web.office import Office, path_of
from web.conversation.passes import cookie_for, is_pass, opened_with, pass_for, public_id
from web.keys import VOUCHLINE

in_one_loop = pytest.mark.asyncio(loop_scope="module")
SECRET, NOW = b"s" * 32, datetime(2026, 11, 23, tzinfo=UTC)
LINK = token_hash("A" * 22)
OTHERS = {"Sec-Fetch-Site": "cross-site"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Office]:
    """Each test starts a check of its own in it."""
    folder = tmp_path_factory.mktemp("opening")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        yield office


async def web_rows(office: Office) -> int:
    vouchline = office.client.app[VOUCHLINE]
    return int((await rows(vouchline.storage, "SELECT count(*) FROM inbox WHERE source = 'web'"))[0][0])


@in_one_loop
async def test_the_first_page_says_who_asks_and_has_one_button(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        page = await browser.open(link)
        assert browser.status == 200 and "data-step" not in page
        assert [form.fields["command"] for form in forms_in(page)] == ["open"]
        for words in ("Reference for Anna Lind", "Café Norr", "0 of 8 answered", "7 minutes", "24 months", "come from"):
            assert words in page
    assert await shared.check(check) == check


@in_one_loop
async def test_the_button_leads_to_an_address_without_the_token(shared: Office) -> None:
    _, link = await a_referee(shared)
    before = await web_rows(shared)
    async with a_browser(shared) as browser:
        await browser.open(link)
        await browser.fill()
        assert browser.step == "consent"
        assert browser.path == f"/r/{public_id(token_hash(link.rsplit('/', 1)[1]))}"
        cookies = {one.key: one for one in browser.session.cookie_jar}
        page = next(one for name, one in cookies.items() if name.startswith("page-"))
        assert page["httponly"] and page["samesite"] == "Lax" and int(page["max-age"]) == 90 * 24 * 3600
        assert "device" in cookies and link.rsplit("/", 1)[1] not in page.value
        assert "data-step" in await browser.open(link), "the link itself shows the page as well"
    assert await web_rows(shared) == before


@in_one_loop
async def test_the_clean_address_opens_nothing_in_another_browser(shared: Office) -> None:
    _, link = await a_referee(shared)
    clean = f"/r/{public_id(token_hash(link.rsplit('/', 1)[1]))}"
    async with a_browser(shared) as stranger:
        page = await stranger.open(clean)
        assert stranger.status == 404 and "Open the link in the message again" in page and "Anna" not in page
        assert page == await stranger.open("/r/" + "A" * 22), "an unknown token is answered alike"
        await stranger.send({"once": "a" * 16, "text": "yes"}, clean)
        assert stranger.status == 404


@in_one_loop
async def test_a_cookie_of_one_conversation_opens_no_other(shared: Office) -> None:
    _, link = await a_referee(shared)
    _, other = await a_referee(shared)
    async with a_browser(shared) as browser:
        await at_the_questions(browser, link)
        assert "data-step" not in await browser.open(other)
        assert browser.status == 200
        await browser.fill()
        assert browser.step == "consent"
        await browser.open(link)
        assert browser.step == "question.working_relation", "both live in one browser"


@in_one_loop
async def test_a_person_without_cookies_gets_to_the_end(shared: Office) -> None:
    check, link = await a_referee(shared)
    async with a_browser(shared, cookies=False) as browser:
        await at_the_questions(browser, link)
        for _ in range(12):
            if browser.step == "done":
                break
            form = browser.form
            await browser.fill(**dict.fromkeys(form.writable, "2022" if "last_worked" in browser.at else "Well"))
    await shared.is_in(check)


@in_one_loop
@pytest.mark.parametrize("headers", [{}, OTHERS, {"Origin": "https://evil.example"}])
async def test_what_is_sent_from_elsewhere_changes_nothing_and_is_shown_again(
    shared: Office, headers: dict[str, str]
) -> None:
    check, link = await a_referee(shared)
    form = {"once": "a" * 16, "wait": "0.consent", "key": "consent", "text": "yes, <b>gladly</b>"}
    before = await web_rows(shared)
    async with a_browser(shared) as browser:
        page = await browser.send(form, path_of(link), **headers)
        assert browser.status == 403 and "yes, &lt;b&gt;gladly&lt;/b&gt;" in page and "<b>" not in page
        assert await web_rows(shared) == before
        assert await shared.check(check) == check
        await browser.fill()
        assert browser.step == "details", "one press sends what is shown"


@in_one_loop
async def test_a_page_left_open_for_too_long_sends_what_was_written_after_one_press(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared, cookies=False) as browser:
        await at_the_questions(browser, link)
        stale = filled_in(browser.form) | {"opened": "x" * 32}
        page = await browser.send(stale)
        assert browser.status == 403 and "has not been sent" in page
        await browser.fill()
        assert browser.step == "question.last_worked"


@in_one_loop
async def test_what_no_field_takes_is_refused_before_anybody_reads_it(shared: Office) -> None:
    _, link = await a_referee(shared)
    sent = {"once": "a" * 16, "command": "open", "text": "1-" * 5000}
    for text, status in ((sent["text"], 303), (sent["text"] + "1", 413)):
        answer = await shared.client.post(path_of(link), data={**sent, "text": text}, allow_redirects=False)
        assert answer.status == status


@in_one_loop
async def test_another_site_cannot_open_a_page_either(shared: Office) -> None:
    _, link = await a_referee(shared)
    async with a_browser(shared) as browser:
        await browser.send({"once": "a" * 16, "command": "open"}, path_of(link), **OTHERS)
        assert browser.status == 403
        assert "data-step" not in await browser.open(link)


def test_a_cookie_is_good_for_ninety_days_and_nobody_can_make_one() -> None:
    cookie = cookie_for(SECRET, LINK, NOW)
    assert opened_with(SECRET, cookie, NOW + timedelta(days=89)) == LINK
    assert opened_with(SECRET, cookie, NOW + timedelta(days=91)) is None
    link, until, seal = cookie.split(".")
    for forged in (
        f"{link}.{int(until) + 1}.{seal}",
        f"{token_hash('B')}.{until}.{seal}",
        f"{link}.{until}",
        "",
        "å.å.å",
        "\udcff.1.\udcff",
    ):
        assert opened_with(SECRET, forged, NOW) is None
    assert opened_with(b"t" * 32, cookie, NOW) is None


def test_a_pass_is_good_for_a_quarter_of_an_hour() -> None:
    given = pass_for(SECRET, LINK, NOW)
    assert is_pass(SECRET, LINK, given, NOW + timedelta(minutes=15))
    assert not is_pass(SECRET, LINK, given, NOW + timedelta(minutes=21))
    assert not is_pass(SECRET, token_hash("B"), given, NOW)
    assert not is_pass(SECRET, LINK, "", NOW)
    assert not is_pass(SECRET, LINK, "\udcff", NOW)
