"""Who may do what in Slack: those who are no members may nothing, credits are counted, colleagues are let in."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain.check import Check
from bot.domain.desk import recruiter_lane
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.flows.starting import filled
from bot.storage.reading import organisations
from bot.storage.reading.checks import CheckRead
from tests.standins.slack import Fault, Recruiter
from tests.standins.slack.faults import ANYWHERE
from tests.standins.slack.seat import until
from tests.web.slack_office import ANNA, SlackOffice, a_slack_office
from web.slack.knowing import profile_of


@pytest.fixture
async def office(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "deleted"])
async def test_whoever_is_no_member_may_nothing(office: SlackOffice, mark: str) -> None:
    person = office.norr.person("Gustav", locale="en-US", **{mark: True})
    office.channel.members.add(person.id)
    read = await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    seated = Recruiter(office.slack, office.norr, person, office.channel)
    words = "deactivated" if mark == "deleted" else "members of this workspace"
    for attempt in (seated.command("start"), seated.shortcut("new_check"), seated.click("cancel", card)):
        before = len(seated.whispers) + len(seated.directs)
        await attempt
        await until(lambda: len(seated.whispers) + len(seated.directs) > before)  # noqa: B023
        assert words in [*seated.whispers, *seated.directs][-1].words
    assert seated.modals == []
    assert (await office.check(read)).check.cancelling_until is None


async def test_a_guest_whom_we_have_not_met_may_not_even_act_on_a_check_of_nobodys(office: SlackOffice) -> None:
    """A system of the recruiters' started it, and its card stands where a guest reads, too."""
    read = await started_by_a_system(office)
    card = await office.sara.card("Anna Lind")
    person = office.norr.person("Gustav", locale="en-US", is_restricted=True)
    office.channel.members.add(person.id)
    guest = Recruiter(office.slack, office.norr, person, office.channel)
    await guest.click("cancel", card)
    await guest.whispered("members of this workspace")
    assert (await office.check(read)).check.cancelling_until is None
    await office.bo.click("cancel", card)
    await until_is(office, read, lambda check: check.cancelling_until is not None)


async def started_by_a_system(office: SlackOffice) -> CheckRead:
    vouchline = office.vouchline
    [sub_account] = await organisations.sub_accounts(vouchline.organisation)
    ways = {"candidate_contact": "none", "referee_contact": "none"}
    settings = filled(ways, sub_account, vouchline.texts, vouchline.clock.now())
    place = {"workspace": office.norr.id, "channel": office.channel.id, "user": "", "language": "en"}
    anna = {"name": "Anna Lind", "phone": None, "email": None}
    payload = {**settings, "candidates": [anna], "started_by": "a system", "place": place}
    await vouchline.ask(Row(organisation_lane(vouchline.organisation), "api", "start", Happening.CHECKS_ASKED, payload))
    return await office.new_check(set())


async def until_is(office: SlackOffice, read: CheckRead, holds: Callable[[Check], bool]) -> None:
    async with asyncio.timeout(100):
        while not holds((await office.check(read)).check):
            await asyncio.sleep(0.02)


async def test_somebody_is_asked_about_once_a_day(office: SlackOffice) -> None:
    for _ in range(3):
        await office.sara.command("list")
    await until(lambda: len(office.sara.whispers) >= 3)
    mine = await office.known(office.sara)
    before = len(office.slack.called("users.info"))
    await office.sara.command("list")
    await until(lambda: len(office.sara.whispers) >= 4)
    assert len(office.slack.called("users.info")) == before
    yesterday = (office.vouchline.clock.real() - timedelta(hours=25)).isoformat()
    profile = {"name": mine.name, "language": "en"}
    lane = recruiter_lane(office.norr.id, office.sara.user.id)
    row = Row(lane, "slack", "old", Happening.RECRUITER_READ, {"profile": profile, "read_at": yesterday})
    await office.vouchline.ask(row)
    await office.sara.command("list")
    await until(lambda: len(office.sara.whispers) >= 5 and len(office.slack.called("users.info")) > before)
    assert len(office.slack.called("users.info")) == before + 1


async def test_who_was_a_guest_is_asked_about_again_the_next_day(office: SlackOffice) -> None:
    yesterday = (office.vouchline.clock.real() - timedelta(hours=25)).isoformat()
    about = {"profile": {"name": "Sara", "language": "en", "is_guest": True}, "read_at": yesterday}
    lane = recruiter_lane(office.norr.id, office.sara.user.id)
    await office.vouchline.ask(Row(lane, "slack", "old", Happening.RECRUITER_READ, about))
    await office.sara.command("list")
    await office.whispered("no checks here")
    await office.known(office.sara, lambda mine: not mine.is_guest)


async def test_whom_we_know_stays_known_while_slack_is_away(office: SlackOffice) -> None:
    await office.sara.command("list")
    await until(lambda: len(office.sara.whispers) >= 1)
    mine = await office.known(office.sara)
    yesterday = (office.vouchline.clock.real() - timedelta(hours=25)).isoformat()
    lane = recruiter_lane(office.norr.id, office.sara.user.id)
    about = {"profile": {"name": mine.name}, "read_at": yesterday}
    await office.vouchline.ask(Row(lane, "slack", "old", Happening.RECRUITER_READ, about))
    office.slack.faults.coming["users.info", ANYWHERE] = [Fault.INTERNAL]
    await office.sara.command("list")
    await until(lambda: len(office.sara.whispers) >= 2)


@pytest.mark.parametrize(
    ("user", "kept"),
    [
        ({"is_owner": True}, {"is_admin": True}),
        ({"enterprise_user": {"is_admin": True}, "team_id": "T2"}, {"is_admin": True, "is_guest": False}),
        ({"team_id": "T2"}, {"is_guest": True}),
        ({"is_stranger": True}, {"is_guest": True}),
        ({"is_bot": True}, {"is_guest": True}),
        ({"locale": "sv-SE"}, {"language": "sv"}),
        ({"locale": "en_US"}, {"language": "en"}),
        ({"tz": "Europe/London"}, {"zone": "Europe/London"}),
        ({"tz": "Europe/Atlantis"}, {"zone": ""}),
        ({"tz": "../../etc"}, {"zone": ""}),
        ({"profile": {"real_name": "Sara Ek", "email": "s@x.se"}}, {"name": "Sara Ek", "email": "s@x.se"}),
        ({"name": "sara", "profile": None}, {"name": "sara", "email": ""}),
        ({}, {"name": "", "is_admin": False, "is_guest": False, "is_gone": False}),
    ],
)
def test_what_slack_says_of_somebody_is_kept(user: dict[str, Any], kept: dict[str, Any]) -> None:
    profile = profile_of(user, "T1")
    assert {key: profile[key] for key in kept} == kept


async def test_without_credits_nothing_is_started_and_the_form_says_so(office: SlackOffice) -> None:
    lane = organisation_lane(office.vouchline.organisation)
    await office.vouchline.ask(Row(lane, "cli", "limit", Happening.CREDITS_LIMITED, {"limited": True}))
    await office.vouchline.ask(Row(lane, "cli", "add", Happening.CREDITS_ADDED, {"amount": 1, "reason": "added"}))
    sara = await office.form("Anna Lind 0701234567\nBo Ek 0703333333")
    await sara.submit()
    assert "It takes 2 of your credits, and you have 1" in sara.modal.errors["candidates"]
    await sara.close()
    await office.started(ANNA)
    sara = await office.form("Bo Ek 0703333333")
    await sara.submit()
    assert "you have 0" in sara.modal.errors["candidate_name"]


async def test_colleagues_who_are_let_in_may_act(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    card = await office.sara.card("Anna Lind")
    await office.sara.click("details", card)
    await office.sara.opened_modal("colleagues")
    await office.sara.fill(colleagues=[office.bo.user.id])
    async with asyncio.timeout(100):
        while not (await office.check(read)).check.place.colleagues:  # type: ignore[union-attr]
            await asyncio.sleep(0.02)
    await office.bo.click("pause", card)
    await office.whispered("pausade", office.bo)


async def test_what_was_done_is_not_said_to_have_failed_for_a_colleague_of_whom_slack_tells_nothing(
    office: SlackOffice,
) -> None:
    await office.started(ANNA)
    await office.known(office.sara)
    before = len(office.slack.called("users.info"))
    await office.sara.command("colleagues Anna <@U0NOBODY|nobody>")
    await office.whispered("Who follows the check")
    await until(lambda: len(office.slack.called("users.info")) > before)
    assert office.vouchline.slack
    await office.vouchline.slack.afterwards.rest()
    assert [one for one in office.sara.whispers if "Who follows the check" not in one.words] == []
    assert all("user_not_found" in one for one in office.slack.complaints), office.slack.complaints
    office.slack.complaints.clear()


async def test_a_check_is_snoozed_for_one_recruiter_alone(office: SlackOffice) -> None:
    read = await office.started(ANNA)
    await office.sara.command("snooze Anna 3 days")
    await office.whispered("told nothing of")
    assert set((await office.known(office.sara)).snoozed_checks) == {read.check.id}
    await office.sara.command("snooze Anna 0 days")
    await office.whispered("are told of")
    assert (await office.known(office.sara)).snoozed_checks == {}


async def test_a_home_of_many_checks_has_pages(office: SlackOffice) -> None:
    sara = await office.form("\n".join(f"Person {chr(65 + number)}x 07012345{number:02}" for number in range(14)))
    await sara.submit()
    async with asyncio.timeout(100):
        while len(await office.checks()) < 14:
            await asyncio.sleep(0.02)
    await sara.open_home()
    first = (await sara.seen_at_home("Page 2")).words
    await sara.click_at_home("home_page")
    second = (await sara.seen_at_home("← Page 1")).words
    shown = [name for number in range(14) if (name := f"Person {chr(65 + number)}x") in first + second]
    assert len(shown) == 14


async def test_on_either_database_checks_are_found_listed_and_suggested(tmp_path: Path, database_url: str) -> None:
    async with a_slack_office(tmp_path, database_url) as office:
        await office.started(ANNA, assignment="Barista på Öland")
        await office.started("Bo Ek 0703333333", office.bo)
        await office.sara.command("list mine")
        assert "Bo Ek" not in (await office.whispered("1 check")).words
        await office.sara.command("list öland")
        await office.sara.whispered("Anna Lind", after=1)
        await office.sara.command("list stuck")
        await office.sara.whispered("no checks here", after=2)
        sara = await office.form("Anna L 0701234567")
        assert [one["text"]["text"] for one in await sara.suggestions("assignment", "ÖLAND")][-1] == "New: “ÖLAND”"
        await sara.submit()
        assert "Anna Lind" in sara.modal.words
        await sara.close()
        await sara.open_home()
        assert "Bo Ek" not in (await sara.seen_at_home("Anna Lind")).words
        await office.olga.open_home()
        assert "Bo Ek" in (await office.olga.seen_at_home("Anna Lind")).words
        assert office.slack.complaints == []
