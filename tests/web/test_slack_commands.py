"""`/refcheck` and its verbs: answered to the caller alone, in their language, and without a verb that is a dead end."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.check import CheckStatus
from bot.domain.desk import card_key
from bot.domain.message import Progress
from bot.storage.reading import cards, outbox
from bot.storage.reading.checks import CheckRead
from tests.standins.slack import Recruiter
from tests.standins.slack.faults import ANYWHERE, Fault
from tests.standins.slack.seat import buttons_of, until
from tests.web.slack_office import ANNA, SlackOffice, a_slack_office

BO = "Bo Ek 070-333 33 33"


@pytest.fixture
async def office(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


async def test_help_shows_every_verb_in_the_persons_language(office: SlackOffice) -> None:
    await office.sara.command("help")
    assert "/refcheck remind" in (await office.whispered("/refcheck")).words
    await office.bo.command("hjälp")
    assert "startar en referenstagning" in (await office.whispered("/refcheck", office.bo)).words


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("remnd Anna", "/refcheck remind Anna"),
        ("stauts", "/refcheck status"),
        ("Anna Lind 0701234567", "/refcheck start Anna Lind 0701234567"),
        ("payload engineer", "/refcheck start payload engineer"),
    ],
)
async def test_a_word_that_is_no_verb_is_guessed_at(office: SlackOffice, said: str, meant: str) -> None:
    await office.sara.command(said)
    assert meant in (await office.whispered("Did you mean")).words
    assert office.sara.modals == []


async def test_a_guess_is_taken_with_one_press(office: SlackOffice) -> None:
    await office.sara.command("Anna Lind 0701234567")
    await office.sara.click("say", await office.whispered("Did you mean"))
    await office.sara.opened_modal("candidate_name")


async def test_nobody_else_sees_an_answer(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("status Anna")
    await office.whispered("Anna Lind")
    assert office.bo.whispers == []


async def test_the_status_of_a_check_is_told(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("status anna")
    told = await office.whispered("Anna Lind")
    assert "0 of 2 references in" in told.words
    assert "details" in buttons_of(told)


async def test_a_number_finds_the_check_as_well(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("status 070-123 45 67")
    await office.whispered("Anna Lind")


async def test_an_assignment_finds_its_checks(office: SlackOffice) -> None:
    await office.started(ANNA, assignment="Barista på Öland")
    await office.started("Bo Ek 0703333333", assignment="Cook")
    await office.sara.command("list öland")
    told = (await office.whispered("1 check")).words
    assert "Anna Lind" in told and "Bo Ek" not in told


async def test_nothing_found_says_so(office: SlackOffice) -> None:
    await office.sara.command("status Nobody")
    assert "Nobody" in (await office.whispered("Nothing found")).words


async def test_lists_are_what_they_are_asked_for(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.started(BO, office.bo)
    await office.olga.command("list")
    both = (await office.whispered("2 checks", office.olga)).words
    assert "Anna Lind" in both and "Bo Ek" in both
    await office.sara.command("list mine")
    mine = (await office.whispered("1 check")).words
    assert "Anna Lind" in mine and "Bo Ek" not in mine
    await office.bo.command("lista klara")
    await office.whispered("inga referenstagningar", office.bo)


async def test_names_are_only_for_those_who_may_act_and_for_admins(office: SlackOffice) -> None:
    """Not everybody in a workspace is to know who is looking for another job."""
    await office.started(ANNA)
    for text in ("list", "list Anna"):
        await office.bo.command(text)
    await until(lambda: len(office.bo.whispers) == 2)
    await office.bo.command("status Anna")
    await office.whispered("får göra det", office.bo)
    await office.bo.open_home()
    home = await office.bo.seen_at_home("")
    assert "Anna Lind" not in " ".join([one.words for one in office.bo.whispers] + [home.words])


async def test_several_that_fit_are_a_numbered_choice(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.started("Anna Ek 0703333334")
    await office.sara.command("cancel Anna")
    asked = await office.whispered("2 checks fit")
    assert "1. Anna Ek" in asked.words and "2. Anna Lind" in asked.words
    assert buttons_of(asked) == ["cancel", "cancel"]
    await office.sara.command("cancel Anna #2")
    assert "Anna Lind" in (await office.whispered("is being cancelled")).words
    waiting = {one.check.candidate_name: one.check.cancelling_until for one in await office.checks()}
    assert waiting["Anna Ek"] is None and waiting["Anna Lind"]


async def test_who_has_the_very_name_is_meant(office: SlackOffice) -> None:
    await office.started("Hanna Ek 0703333334")
    await office.started(ANNA)
    await office.sara.command("status Anna")
    assert "Hanna" not in (await office.whispered("Anna Lind")).words


async def test_a_cancelling_is_undone_by_words_or_by_its_button(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.sara.command("avbryt Anna")
    told = await office.whispered("is being cancelled")
    await office.sara.click("undo", told)
    await office.whispered("goes on")
    assert (await office.check(read)).check.cancelling_until is None
    await office.sara.command("cancel Anna")
    await office.sara.whispered("is being cancelled", after=1)
    await office.sara.command("undo")
    await office.sara.whispered("goes on", after=2)
    assert (await office.check(read)).check.status is CheckStatus.AWAITING_CANDIDATE


async def test_the_undo_that_was_offered_goes_away_once_it_is_pressed(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("cancel Anna")
    await office.sara.click("undo", await office.whispered("is being cancelled"))
    await office.whispered("goes on")
    assert [buttons_of(one) for one in office.sara.whispers] == [[]]


async def test_an_undo_that_comes_too_late_goes_away_as_well(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("cancel Anna")
    offered = await office.whispered("is being cancelled")
    await office.vouchline.clock.advance(timedelta(seconds=11))
    await office.sara.click("undo", offered)
    await office.whispered("is cancelled")
    assert [buttons_of(one) for one in office.sara.whispers] == [[]]


async def test_the_way_to_a_card_is_told(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    await known_to_the_desk(office, read)
    await office.sara.command("kort Anna")
    told = await office.whispered("The card of")
    assert card.ts.replace(".", "") in told.words and "Open the card" in told.words


async def test_a_card_that_slack_never_spoke_of_is_posted_anew_for_those_who_may_ask(office: SlackOffice) -> None:
    office.slack.faults.coming["chat.postMessage", ANYWHERE] = [Fault.DROPPED]
    await office.started(ANNA)
    await unclear(office)
    assert office.sara.cards("Anna Lind") == []
    await office.bo.command("card Anna")
    await office.whispered("får göra det", office.bo)
    await office.sara.command("card Anna")
    await office.whispered("posted anew")
    await office.sara.card("Anna Lind")


async def known_to_the_desk(office: SlackOffice, read: CheckRead) -> None:
    """Slack shows a post a moment before we have heard that it does."""
    async with asyncio.timeout(100):
        while not ((card := await cards.one(read.check.id)) and card.ts):
            await asyncio.sleep(0.02)


async def unclear(office: SlackOffice) -> None:
    """Until nobody knows what became of the card's post."""
    (read,) = await office.checks()
    async with asyncio.timeout(100):
        while await outbox.progress_of(card_key(read.check.id, 1)) is not Progress.UNCLEAR:
            await asyncio.sleep(0.02)


async def test_a_deletion_by_words_is_asked_about_first(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("delete Anna")
    await office.whispered("Delete the check of")
    assert len(await office.checks()) == 1
    await office.sara.command("delete Anna yes")
    await office.whispered("is deleted")
    assert await office.checks() == []


async def test_only_the_candidate_replaces_a_referee(office: SlackOffice) -> None:
    """R14."""
    await office.started(ANNA)
    await office.sara.command("replace Anna")
    assert "No referee has been named yet" in (await office.whispered("Only the candidate")).words


@pytest.mark.parametrize("verb", ["remind", "pause", "resume", "archive", "more Anna 1"])
async def test_every_verb_is_answered(office: SlackOffice, verb: str) -> None:
    await office.started(ANNA)
    before = len(office.sara.whispers)
    await office.sara.command(verb if "Anna" in verb else f"{verb} Anna")
    assert await office.sara.answered(before, len(office.sara.modals))


@pytest.mark.parametrize(
    ("verb", "callback"),
    [
        ("details Anna", "details"),
        ("more Anna", "more_references"),
        ("anew Anna", "start_anew"),
        ("colleagues Anna", "details"),
        ("settings", "settings"),
        ("inställningar", "settings"),
    ],
)
async def test_what_needs_a_form_opens_it(office: SlackOffice, verb: str, callback: str) -> None:
    await office.started(ANNA)
    await office.sara.command(verb)
    assert (await office.sara.opened_modal()).source["callback_id"] == callback


async def test_colleagues_are_let_in_by_words(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.sara.command(f"colleagues Anna <@{office.bo.user.id}>")
    await office.whispered("changed")
    now = await office.check(read)
    assert now.check.place and now.check.place.colleagues == (office.bo.user.id,)


async def test_a_report_that_is_not_there_yet_says_so(office: SlackOffice) -> None:
    await office.started(ANNA)
    await office.sara.command("report Anna")
    await office.whispered("There is no report yet")


async def test_guests_are_told_that_it_is_not_for_them(office: SlackOffice) -> None:
    guest = office.norr.person("Gustav", is_restricted=True)
    office.channel.members.add(guest.id)
    seated = Recruiter(office.slack, office.norr, guest, office.channel)
    await seated.command("start Anna Lind 0701234567")
    await seated.whispered("Gäster")
    await office.known(seated)
    ack = await seated.command("start Anna Lind 0701234567")
    assert "Gäster" in ack.body["text"]  # known by now, so at once
    assert seated.modals == [] and await office.checks() == []


async def test_a_form_that_slack_would_not_open_in_time_is_offered_again(office: SlackOffice) -> None:
    hold = office.slack.hold("users.info")
    await office.sara.command("start Anna Lind 0701234567")
    await hold.came.wait()
    for one in office.slack.triggers.by_id.values():
        one.at -= 1000
    hold.let_go()
    told = await office.whispered("too long")
    office.slack.complaints.clear()  # that the trigger was used too late
    await office.sara.click("say", told)
    await office.sara.opened_modal("candidate_name")
    assert office.sara.modal.state["candidate_name", "candidate_name"]["value"] == "Anna Lind"
