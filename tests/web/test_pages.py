"""A person's own page: the same conversation as in the thread, in plain forms (R9, R23-R25, R28, R55)."""

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.wiring import Vouchline
from tests.web.browsers import a_browser, a_referee, at_the_questions
from tests.web.forms import filled_in, form_for, forms_in
from tests.web.office import Office, path_of


async def test_a_whole_check_goes_by_the_web_alone(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    assert check["status"] == "collecting"
    page = await office.answer_everything(check["references"][0]["link"], words="Bra & <b>bäst</b> 👍")
    assert "Your reference for Anna Lind is submitted" in page
    done = await office.is_in(check)
    assert (done["status"], done["badge"], done["answered"]) == ("completed", "strong", 1)


async def test_the_first_day_for_reminders_is_tomorrow_where_the_person_is(
    office: Office, vouchline: Vouchline
) -> None:
    """Past midnight in Stockholm it is still yesterday in Greenwich."""
    now = vouchline.clock.now().astimezone(ZoneInfo("Europe/Stockholm"))
    midnight = datetime.combine(now.date() + timedelta(days=1), time(), tzinfo=now.tzinfo)
    await vouchline.clock._clock.move(timedelta(seconds=int(midnight.timestamp() - now.timestamp()) + 60))
    _, link = await a_referee(office)
    async with a_browser(office) as browser:
        await at_the_questions(browser, link)
        [earliest] = re.findall(r'id="later-day"[^>]*min="([0-9-]+)"', browser.at)
    assert earliest == f"{midnight.date() + timedelta(days=1)}"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_opening_a_link_changes_nothing(office: Office, method: str) -> None:
    check = await office.name_a_referee(await office.start())
    for link in (check["links"]["candidate"], check["references"][0]["link"]):
        for _ in range(3):
            assert (await office.client.request(method, path_of(link))).status == 200
    assert await office.check(check) == check


async def test_a_link_still_opens_when_all_is_said(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await office.answer_everything(check["references"][0]["link"])
    before = await office.is_in(check)
    assert "is submitted" in await office.page(before["references"][0]["link"])
    assert forms_in(await office.page(before["references"][0]["link"])) == []
    assert await office.check(check) == before


async def test_a_link_opens_only_its_own_kind_of_page(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    candidate, referee = path_of(check["links"]["candidate"]), path_of(check["references"][0]["link"])
    assert (await office.client.get(candidate.replace("/c/", "/r/"))).status == 404
    assert (await office.client.get(referee.replace("/r/", "/c/"))).status == 404
    assert (await office.client.post(referee.replace("/r/", "/c/"), data={"text": "yes"})).status == 404


async def test_a_form_sent_twice_answers_once(office: Office) -> None:
    check = await office.start()
    path = path_of(check["links"]["candidate"])
    form = filled_in(forms_in(await office.page(path))[0])
    for _ in range(2):
        assert (await office.client.post(path, data=form, allow_redirects=False)).status == 303
    assert 'data-step="details"' in await office.page(path)


async def test_an_answer_to_an_earlier_question_is_not_taken_for_the_next(office: Office) -> None:
    check = await office.start()
    path = path_of(check["links"]["candidate"])
    first, second = [filled_in(forms_in(await office.page(path))[0]) for _ in range(2)]
    await office.client.post(path, data=first, allow_redirects=False)
    shown = await (await office.client.post(path, data=second)).text()
    assert "had already been answered" in shown
    assert 'data-step="details"' in shown


async def test_what_was_not_understood_is_explained_on_the_page(office: Office) -> None:
    link = (await office.start())["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    assert "first and last name" in await office.fill(link, text="Eva")


async def test_going_back_asks_the_last_question_again(office: Office) -> None:
    link = (await office.start())["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    assert 'data-step="referee.1.contact"' in await office.fill(link, text="Eva Berg")
    assert 'data-step="referee.1.name"' in await office.press(link, "back")


async def test_an_answer_is_changed_from_the_review(office: Office) -> None:
    link = (await office.start())["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    review = await office.fill(link, text="Eva Berg, 0702222222, my manager at Acme 2019-2022")
    assert 'data-step="review"' in review
    assert 'data-step="referee.1.name"' in await office.press(link, "change")


async def test_a_decline_is_confirmed_and_may_be_undone(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    link = check["references"][0]["link"]
    await office.fill(link)
    assert 'data-step="decline"' in await office.press(link, "decline")
    assert (await office.check(check))["references"][0]["standing"] != "declined"
    await office.fill(link)
    await office.until(check, lambda now: now["references"][0]["standing"] == "declined")
    await office.press(link, "undo")
    await office.until(check, lambda now: now["references"][0]["standing"] == "started")


async def test_a_decline_may_be_thought_better_of(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    link = check["references"][0]["link"]
    await office.fill(link)
    await office.press(link, "decline")
    assert 'data-step="details"' in await office.fill(link, text="no")


async def test_a_machine_that_presses_what_it_sees_pauses_nothing(office: Office) -> None:
    """A browser sends no form without its tick; once somebody has agreed, they are no machine."""
    link = (await office.start())["links"]["candidate"]
    assert form_for(await office.page(link), "pause").writable == ["sure"]
    assert form_for(await office.fill(link), "pause").writable == []


async def test_a_person_may_stop_the_reminders(office: Office) -> None:
    check = await office.start()
    await office.press(check["links"]["candidate"], "pause")
    assert (await office.check(check))["paused"]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"data": b"once=\xff&text=yes"}, 415),
        ({"json": {"text": "yes"}}, 415),
        ({"data": {"text": "yes"}}, 400),
        ({"data": {"text": "yes", "once": "a" * 99}}, 400),
        ({"data": {"text": "yes", "once": "abcdefgh", "command": "erase"}}, 400),
        ({"data": {f"field{number}": "1" for number in range(50)}}, 400),
        ({"data": {"text": "x" * 70_000, "once": "abcdefgh"}}, 413),
    ],
)
async def test_a_malformed_form_has_no_effect(office: Office, given: dict[str, object], status: int) -> None:
    check = await office.start()
    answer = await office.client.post(path_of(check["links"]["candidate"]), **given)  # type: ignore[arg-type]
    assert answer.status == status
    assert await office.check(check) == check


@pytest.mark.parametrize(
    "text", ["\0", "\u202eabc\u2066", "😀" * 500, "a\u0300" * 300, "' OR 1=1 --", "{{ 7777*7777777 }}", "<script>"]
)
async def test_whatever_is_written_the_conversation_goes_on(office: Office, text: str) -> None:
    link = (await office.start())["links"]["candidate"]
    await office.fill(link)
    await office.fill(link)
    page = await office.fill(link, text=text)
    assert "<script>" not in page and str(7777 * 7777777) not in page
    assert 'data-step="referee.1' in page


async def test_the_page_is_private_and_says_where_the_details_come_from(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    answer = await office.client.get(path_of(check["references"][0]["link"]))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    page = await answer.text()
    for words in ('lang="en"', "come from Anna Lind", "Café Norr is the controller", "24 months", "erased"):
        assert words in page


async def test_a_page_is_in_the_checks_language(office: Office) -> None:
    check = await office.start(language="sv")
    page = await office.page(check["links"]["candidate"])
    assert 'lang="sv"' in page and "personuppgiftsansvarig" in page


async def test_every_form_posts_and_carries_what_it_answers(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    page = await office.page(check["references"][0]["link"])
    for form in forms_in(page):
        assert form.method == "post"
        assert form.fields["wait"] and form.fields["once"]


async def test_a_candidate_sees_how_each_reference_goes(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    assert "Eva Berg" in await office.page(check["links"]["candidate"])


async def test_a_candidate_with_nothing_but_the_page_replaces_who_declined(office: Office) -> None:
    """R4, R14: the button is there when it may be pressed, and not before."""
    check = await office.start(candidates=[{"name": "Anna Lind"}], candidate_contact="none", referee_contact="none")
    named = await office.name_a_referee(check, "Eva Berg", "eva@example.com", "my manager", "Acme", "2019-2022")
    assert "Name somebody else" not in await office.page(check["links"]["candidate"])
    link = named["references"][0]["link"]
    await office.fill(link)
    await office.press(link, "decline")
    await office.fill(link)
    await office.until(check, lambda now: now["references"][0]["standing"] == "declined")
    page = await office.press(check["links"]["candidate"], "replace")
    assert 'data-step="referee.2.name"' in page
    await office.until(check, lambda now: now["references"][0]["standing"] == "replaced")
    assert "Name somebody else" not in await office.page(check["links"]["candidate"])
