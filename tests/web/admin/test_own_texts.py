"""Texts in words of one's own: ours beside them, faults named, what they cost, and back again (R3)."""

import pytest

from bot.catalogues import read_texts
from tests.web.admin.house import House

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXTS = read_texts()
PLACE = "/admin/sub-accounts/default/texts"
REMINDER = f"{PLACE}/en/referee.reminder"


async def test_own_words_are_kept_shown_and_taken_back(house: House) -> None:
    page = await house.admin.send(REMINDER, own="Norr here: {candidate} counts on you, {minutes} min.{deadline}")
    assert "Saved." in page and "Norr here: Anna Lind counts on you, 7 min. Wanted by" in page
    own = (await house.kept())["texts"]["en"]["referee.reminder"]
    assert own == "Norr here: {candidate} counts on you, {minutes} min.{deadline}"
    listed = await house.admin.page(f"{PLACE}?language=en")
    assert "Norr here" in listed and "1 in words of your own" in listed
    assert "Norr here" not in await house.admin.page(f"{PLACE}?language=sv")
    assert "Our words are back" in await house.admin.send(REMINDER, own="whatever", reset="1")
    assert "referee.reminder" not in (await house.kept())["texts"].get("en", {})


async def test_our_own_words_sent_back_are_nobodys_own(house: House) -> None:
    await house.admin.send(REMINDER, own=TEXTS["en"].catalogue["referee.reminder"])
    assert "referee.reminder" not in (await house.kept())["texts"].get("en", {})


@pytest.mark.parametrize(
    ("text", "own", "said"),
    [
        ("en/referee.reminder", "Hi {age}", "{age} can&#39;t be filled in here. These can: {candidate}"),
        ("en/referee.review", "{lines} {link}", "{word} must be in it"),
        ("en/thread.paused", "{link}", "nothing can in this text"),
        ("en/referee.reminder", "a\x00b", "characters here that can&#39;t be shown"),
        ("en/referee.reminder", " ", "Write 1 to 1000 characters"),
        ("en/referee.reminder", "x" * 1001, "Write 1 to 1000 characters"),
    ],
)
async def test_a_fault_is_told_beside_the_text_and_in_the_preview(house: House, text: str, own: str, said: str) -> None:
    answer = await house.admin.post(f"{PLACE}/{text}", {"own": own})
    assert answer.status == 422 and said in await answer.text()
    assert said in await (await house.admin.post(f"{PLACE}/{text}/preview", {"own": own})).text()


@pytest.mark.parametrize(
    "text",
    ["en/word.send", "en/admin.saved", "en/slack.title", "en/web.report.title", "fi/referee.reminder", "en/nothing"],
)
async def test_what_people_never_read_is_no_text_here(house: House, text: str) -> None:
    assert (await house.admin.get(f"{PLACE}/{text}")).status == 404


async def test_a_costly_letter_is_named_and_halves_what_fits(house: House) -> None:
    preview = await (await house.admin.post(f"{REMINDER}/preview", {"own": "Hi 🙂 {candidate} [x]" + "a" * 60})).text()
    assert 'data-segments="2"' in preview and "only 70 characters fit in a segment: 🙂" in preview
    preview = await (await house.admin.post(f"{REMINDER}/preview", {"own": "Hi {candidate} [x]"})).text()
    assert 'data-segments="1"' in preview and "These count twice: [ ]" in preview


async def test_words_to_answer_with_that_are_left_out_are_told(house: House) -> None:
    page = await house.admin.send(f"{PLACE}/en/candidate.consent", own="Shall we? {link}")
    assert "Saved." in page and "which yours does not: OK, NO" in page


async def test_hostile_words_are_only_words(house: House) -> None:
    page = await house.admin.send(REMINDER, own="<script>alert(1)</script>{candidate}{{7*7}}")
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;Anna Lind{{7*7}}" in page
