"""Buttons in Slack: on cards, in details, in small forms and in the Home; who may press them, and what is said."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.domain.access import OpenedAs
from bot.domain.check import CheckStatus
from bot.domain.conversation import Role
from bot.domain.desk import Telling
from bot.domain.reference import Standing
from bot.storage.reading import openings, recruiters
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.openings import OpeningSearch
from tests.standins.slack import Recruiter
from tests.standins.slack.seat import buttons_of, until
from tests.web.office import Office
from tests.web.slack_office import ANNA, SlackOffice, a_slack_office
from web.linker import Linker


@pytest.fixture
async def office(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


async def answered(office: SlackOffice, read: CheckRead, words: str = "Very good") -> CheckRead:
    """Anna names Eva, and Eva answers everything on the web."""
    pages, linker = Office(office.client, "", ""), Linker.of(office.vouchline.settings)
    candidate = next(one for one in read.conversations if one.role is Role.CANDIDATE)
    await name_eva(pages, linker.person(candidate))
    named = await until_holds(office, read, lambda now: len(now.references) == 1)
    referee = next(one for one in named.conversations if one.role is Role.REFEREE)
    await pages.answer_everything(linker.person(referee), words)
    return await until_holds(office, read, lambda now: now.check.status is CheckStatus.COMPLETED)


async def name_eva(pages: Office, link: str) -> None:
    await pages.fill(link)
    await pages.fill(link)
    for field in ("Eva Berg", "0702222222", "my manager", "Acme", "2019-2022"):
        await pages.fill(link, text=field)
    await pages.press(link, "submit")


async def until_holds(office: SlackOffice, read: CheckRead, holds: Callable[[CheckRead], bool]) -> CheckRead:
    async with asyncio.timeout(100):
        while not holds(now := await office.check(read)):
            await asyncio.sleep(0.02)
    return now


async def test_reminders_are_paused_and_go_on_from_the_card(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.sara.click("pause", await office.sara.card("Anna Lind"))
    await office.whispered("are paused")
    await until_holds(office, read, lambda now: now.conversations[0].paused)
    await office.sara.command("resume Anna")
    await office.whispered("go on")
    await until_holds(office, read, lambda now: not now.conversations[0].paused)


async def test_a_check_is_cancelled_from_the_card_and_taken_back(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    await office.sara.click("cancel", card, times=9)
    told = await office.whispered("being cancelled")
    assert (await office.check(read)).check.cancelling_until
    await office.sara.click("undo", told)
    await office.whispered("goes on")
    assert (await office.check(read)).check.cancelling_until is None
    assert len(office.sara.whispers) == 1  # told once, and then, in its place, that the check goes on


async def test_what_is_refused_is_said_to_whoever_pressed_alone(office: SlackOffice) -> None:
    await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    await office.sara.click("remind", card)
    await office.whispered("reminder goes to Anna Lind")
    await office.sara.click("remind", card)
    await office.whispered("within the last hour")


async def test_a_colleague_without_a_part_in_it_is_told_who_may(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    await office.bo.click("cancel", card)
    assert office.sara.user.id in (await office.whispered("administratörer", office.bo)).text
    await office.bo.click("details", card)
    await office.bo.whispered("administratörer", after=1)
    assert office.bo.modals == []
    assert (await office.check(read)).check.cancelling_until is None


async def test_an_admin_whom_we_have_never_met_may(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.olga.click("cancel", await office.sara.card("Anna Lind"))
    await office.whispered("being cancelled", office.olga)
    assert (await office.check(read)).check.cancelling_by == "Olga"


async def test_guests_press_in_vain(office: SlackOffice) -> None:
    await office.started(ANNA)
    guest = office.norr.person("Gustav", is_ultra_restricted=True, locale="en-US")
    office.channel.members.add(guest.id)
    seated = Recruiter(office.slack, office.norr, guest, office.channel)
    card = await office.sara.card("Anna Lind")
    await seated.click("details", card)
    await seated.whispered("members of this workspace")
    assert seated.modals == []


async def test_the_details_hold_what_the_card_may_not(office: SlackOffice) -> None:
    await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    said = re.sub(r"<[^>]*>", "", card.words)  # without who and when, whose ids may hold any digits
    assert "Anna Lind" in said and "70" not in said and "4567" not in said
    await office.sara.click("details", card)
    await office.sara.opened_modal()
    assert "+46 70 123 45 67" in office.sara.modal.words or "+46701234567" in office.sara.modal.words


async def test_one_persons_reminders_are_paused_among_the_details(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.sara.click("details", await office.sara.card("Anna Lind"))
    await office.sara.opened_modal()
    await office.sara.click_in_modal("pause_person")
    await until_holds(office, read, lambda now: now.conversations[0].paused)
    await until(lambda: "resume_person" in str(office.sara.modal.blocks))


async def test_a_deleted_check_is_unknown_to_every_button(office: SlackOffice) -> None:
    await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    blocks, offered = card.blocks, buttons_of(card)
    await office.sara.click("delete", card)
    await office.whispered("is deleted")
    before = len(office.sara.whispers)
    for place, action in enumerate(offered):
        card.blocks = blocks  # as somebody still sees it who has not looked since
        await office.sara.click(action, card)
        await office.sara.whispered("no such check", after=before + place)


async def test_a_button_of_another_organisations_check_is_as_unknown_as_one_that_never_was(office: SlackOffice) -> None:
    await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    for forged in ("0" * 32, "nonsense", "a|b", "..%2f"):
        for action in ("cancel", "delete", "details"):
            before = len(office.sara.whispers)
            await office.sara.click(action, card, value=forged)
            await office.sara.whispered("no such check", after=before)


async def test_a_complete_check_is_read_followed_up_and_archived(office: SlackOffice) -> None:
    read = await office.started(ANNA, references_wanted="1", questionnaire="en/standard")
    await answered(office, read)
    card = await office.sara.card("Anna Lind", "Complete")
    await office.sara.click("open_report", card)
    report = await office.sara.opened_modal()
    assert report.source["callback_id"] == "report" and "Eva Berg" in report.words
    assert (OpenedAs.SLACK, "Sara") in await openings_of(read)
    await office.sara.close()
    await office.sara.click("follow_up", card)
    await office.sara.opened_modal("question")
    await office.sara.fill(person="referee.1", question="Would you hire Anna again?")
    await office.sara.submit()
    await office.whispered("on its way")
    await until_holds(office, read, lambda now: now.references[0].follow_up_asked_at is not None)
    await office.sara.click("more_references", card)
    await office.sara.opened_modal("count")
    await office.sara.submit()
    await until_holds(office, read, lambda now: now.check.requested == 2)


async def test_the_report_is_shared_in_the_thread_as_a_file(office: SlackOffice) -> None:
    read = await office.started(ANNA, references_wanted="1", questionnaire="en/standard")
    await answered(office, read)
    card = await office.sara.card("Anna Lind", "Complete")
    await office.bo.click("share_file", card)
    await office.whispered("administratörer", office.bo)
    await until_shared(office, 0)
    before = len(shared(office))
    await office.sara.click("share_file", card, times=9)
    await office.whispered("as a PDF")
    await until_shared(office, before)
    assert len(shared(office)) == before + 1
    assert [way for way, _ in await openings_of(read)].count(OpenedAs.SLACK_FILE) == before + 1


async def test_the_report_is_shared_from_where_it_is_read_as_well(office: SlackOffice) -> None:
    read = await office.started(ANNA, references_wanted="1", questionnaire="en/standard")
    await answered(office, read)
    await office.sara.click("open_report", await office.sara.card("Anna Lind", "Complete"))
    await office.sara.opened_modal()
    await office.sara.click_in_modal("share_file")
    await until(lambda: "as a PDF" in office.sara.modal.words)
    assert [one.source["callback_id"] for one in office.sara.modals] == ["report", "notice"]


async def test_only_the_candidate_replaces_a_referee_who_has_declined(office: SlackOffice) -> None:
    """R14: a referee has declined, so the candidate may name another. Who has sent everything gets no reminders."""
    read = await office.started(ANNA, references_wanted="1", questionnaire="en/standard")
    pages, linker = Office(office.client, "", ""), Linker.of(office.vouchline.settings)
    link = linker.person(next(one for one in read.conversations if one.role is Role.CANDIDATE))
    await name_eva(pages, link)
    named = await until_holds(office, read, lambda now: len(now.references) == 1)
    await office.sara.command("replace Anna")
    assert "may be replaced from" in (await office.whispered("Eva Berg")).words
    referee = linker.person(next(one for one in named.conversations if one.role is Role.REFEREE))
    await pages.fill(referee)
    await pages.press(referee, "decline")
    await pages.fill(referee)
    await until_holds(office, read, lambda now: now.references[0].standing is Standing.DECLINED)
    await office.sara.command("replace Anna")
    told = await office.sara.whispered("may be replaced now", after=1)
    assert link in told.words


def shared(office: SlackOffice) -> list[str]:
    """The channel of each file that has been put up."""
    return [str(one.args.get("channel_id")) for one in office.slack.called("files.completeUploadExternal")]


async def openings_of(read: CheckRead) -> list[tuple[OpenedAs, str]]:
    """How the report has been opened, and by whom."""
    found = await openings.page(read.check.organisation, OpeningSearch(read.check.id), None, 100)
    return [(one.opening.way, one.opening.name) for one in found.lines]


async def until_shared(office: SlackOffice, more_than: int) -> None:
    await until(lambda: len(shared(office)) > more_than)


async def test_a_check_is_archived_by_its_button_and_taken_out_again_by_another_or_by_words(
    office: SlackOffice,
) -> None:
    read = await office.started(ANNA, references_wanted="1", questionnaire="en/standard")
    await answered(office, read)
    await office.sara.click("archive", await office.sara.card("Anna Lind", "Complete"))
    await office.whispered("in the archive")
    await until_holds(office, read, lambda now: now.is_archived)
    await office.sara.click("unarchive", await office.sara.card("Anna Lind", "in the archive"))
    await until_holds(office, read, lambda now: not now.is_archived)
    await office.sara.command("archive Anna")
    await until_holds(office, read, lambda now: now.is_archived)
    await office.sara.command("avarkivera Anna")
    await until_holds(office, read, lambda now: not now.is_archived)


async def test_a_wrong_number_is_put_right_and_the_check_started_anew(office: SlackOffice) -> None:
    """R7."""
    read = await office.started(ANNA)
    await office.sara.command("anew Anna")
    await office.sara.opened_modal("candidate_phone")
    await office.sara.fill(candidate_phone="070-12")
    await office.sara.submit()
    assert "070-12" in office.sara.modal.errors["candidate_phone"]
    await office.sara.fill(candidate_phone="070-333 33 33")
    await office.sara.submit()
    await until_gone(office, read)
    (anew,) = await office.checks()
    assert (anew.check.candidate_name, anew.check.candidate_phone) == ("Anna Lind", "+46703333333")
    assert anew.check.place == read.check.place
    await office.whispered("started anew")


async def until_gone(office: SlackOffice, read: CheckRead) -> None:
    async with asyncio.timeout(100):
        while [one.check.id for one in await office.checks()] in ([], [read.check.id]):
            await asyncio.sleep(0.02)


async def test_settings_are_kept(office: SlackOffice) -> None:
    await office.sara.command("settings")
    await office.sara.opened_modal("telling")
    await office.sara.fill(telling="everything", digest=[], snoozed_until="2099-01-01")
    await office.sara.submit()
    async with asyncio.timeout(100):
        while (mine := await recruiters.one(office.norr.id, office.sara.user.id)) is None or mine.has_digest:
            await asyncio.sleep(0.02)
    assert mine.telling is Telling.EVERYTHING
    assert mine.snoozed_until and mine.snoozed_until.year == 2098


async def test_the_home_shows_checks_and_how_they_go(office: SlackOffice) -> None:
    await office.sara.open_home()
    await office.sara.seen_at_home("New check")
    await office.started(ANNA)
    await office.sara.open_home()
    await office.sara.seen_at_home("Anna Lind")


async def test_the_home_is_filtered_searched_and_acted_in(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.started("Bo Ek 0703333333")
    await office.sara.open_home()
    await office.sara.seen_at_home("Bo Ek")
    await office.sara.click_at_home("home_search")
    await office.sara.opened_modal("q")
    await office.sara.fill(q="anna")
    await office.sara.submit()
    await until(lambda: "Bo Ek" not in office.sara.home.words)
    assert "Anna Lind" in office.sara.home.words
    await office.sara.click_at_home("home_clear")
    await office.sara.seen_at_home("Bo Ek")
    await office.sara.pick_at_home("home_filter", "done")
    await office.sara.seen_at_home("no checks here")
    await office.sara.click_at_home("home_start")
    await office.sara.opened_modal("candidate_name")


async def test_a_guest_has_an_empty_home(office: SlackOffice) -> None:
    guest = office.norr.person("Gustav", is_restricted=True, locale="en-US")
    seated = Recruiter(office.slack, office.norr, guest, office.channel)
    await seated.open_home()
    await seated.seen_at_home("members of this workspace")


async def test_a_demo_asks_the_recruiter_alone(office: SlackOffice) -> None:
    await office.sara.open_home()
    await office.sara.seen_at_home("Try it on yourself")
    await office.sara.click_at_home("home_demo")
    assert "/c/" in (await office.told_alone("demo")).words
    (read,) = await office.checks()
    assert (read.check.candidate_name, read.check.candidate_phone) == ("Sara", None)
