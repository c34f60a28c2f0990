"""The form that starts checks in Slack: filled before it is shown, refused beside its fields, and what it starts."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.channel import Contact
from bot.storage.reading import recruiters
from tests.standins.slack import Recruiter
from tests.web.slack_office import ANNA, SlackOffice, a_slack_office
from web.slack.start import starting

PROMISED = (
    "candidate_name candidate_phone candidate_email candidates assignment questionnaire references_wanted"
    " candidate_contact referee_contact guidance deadline notify_channel sub_account"
).split()


@pytest.fixture
async def office(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


def value_in(who: Recruiter, block: str) -> Any:
    """What stands in a field."""
    state = who.modal.state[block, block]
    return next(value for name, value in state.items() if name != "type")


async def test_the_form_has_every_promised_field(office: SlackOffice) -> None:
    sara = await office.form()
    blocks = {one["block_id"]: one for one in sara.modal.blocks}
    assert set(PROMISED) <= set(blocks)
    assert {blocks[name]["element"]["action_id"] for name in PROMISED} == set(PROMISED)


async def test_nothing_but_the_command_opens_it_too(office: SlackOffice) -> None:
    await office.sara.command("")
    assert (await office.sara.opened_modal("candidate_name")).source["callback_id"] == "start"


async def test_what_is_typed_fills_it(office: SlackOffice) -> None:
    sara = await office.form("Anna Lind <tel:+46701234567|070-123 45 67> <mailto:a@x.se|a@x.se> Barista, 3 references")
    typed = {name: value_in(sara, name) for name in ("candidate_name", "candidate_phone", "candidate_email")}
    assert typed == {
        "candidate_name": "Anna Lind",
        "candidate_phone": "+46701234567",
        "candidate_email": "a@x.se",
    }
    assert value_in(sara, "assignment")["value"] == "Barista"
    assert value_in(sara, "references_wanted")["value"] == "3"


async def test_several_lines_are_several_candidates(office: SlackOffice) -> None:
    sara = await office.form("Anna Lind 0701234567\nBo Ek 0703333333")
    assert value_in(sara, "candidates") == "Anna Lind, +46701234567\nBo Ek, +46703333333"
    await sara.submit()
    found = await until_started(office, 2)
    assert sorted(one.check.candidate_name for one in found) == ["Anna Lind", "Bo Ek"]


async def until_started(office: SlackOffice, count: int) -> list[Any]:
    async with asyncio.timeout(100):
        while len(found := await office.checks()) < count:
            await asyncio.sleep(0.02)
    return found


async def test_it_starts_a_check_as_it_was_filled_in(office: SlackOffice) -> None:
    read = await office.started(
        "Anna Lind 070-123 45 67",
        assignment="Barista",
        questionnaire="en/standard",
        references_wanted="1",
        guidance="A manager",
        deadline="2099-12-01",
        colleagues=[office.bo.user.id],
    )
    check = read.check
    assert (check.candidate_name, check.candidate_phone, check.candidate_email) == ("Anna Lind", "+46701234567", None)
    assert (check.language, check.questionnaire, check.requested) == ("en", "standard", 1)
    assert (check.guidance, str(check.deadline), read.assignment.title) == ("A manager", "2099-12-01", "Barista")
    assert (check.candidate_contact, check.started_by) == (Contact.SMS, "Sara")
    assert check.place and (check.place.workspace, check.place.channel) == (office.norr.id, office.channel.id)
    assert (check.place.user, check.place.colleagues) == (office.sara.user.id, (office.bo.user.id,))
    assert check.place.language == "en"
    assert "Anna Lind" in (await office.sara.card("Anna Lind")).words


async def test_what_is_left_open_is_the_sub_accounts(office: SlackOffice) -> None:
    read = await office.started(deadline=None)
    assert read.assignment.title == "Referenstagning"  # R2
    assert (read.check.language, read.check.requested, read.check.deadline) == ("sv", 2, None)


async def test_the_next_form_has_what_the_last_one_had(office: SlackOffice) -> None:
    await office.started(
        assignment="Barista", references_wanted="4", questionnaire="en/leadership", guidance="Two bosses"
    )
    await until_usual(office)
    sara = await office.form("Bo Ek 0703333333")
    assert value_in(sara, "assignment")["text"]["text"] == "Barista"
    assert value_in(sara, "references_wanted")["value"] == "4"
    assert value_in(sara, "questionnaire")["value"] == "en/leadership"
    assert value_in(sara, "guidance") == "Two bosses"
    assert value_in(sara, "candidate_name") == "Bo Ek"


async def until_usual(office: SlackOffice) -> None:
    async with asyncio.timeout(100):
        while not ((found := await recruiters.one(office.norr.id, office.sara.user.id)) and found.usual):
            await asyncio.sleep(0.02)


@pytest.mark.parametrize(
    ("given", "block", "words"),
    [
        ({"candidate_name": None}, "candidate_name", "name"),
        ({"candidate_phone": "070-12"}, "candidate_phone", "070-12"),
        ({"candidate_phone": None}, "candidate_phone", "mobile number"),
        ({"candidate_phone": "08-123 456 78"}, "candidate_phone", "not a mobile"),
        ({"candidate_email": "anna(at)x.se"}, "candidate_email", "e-mail"),
        ({"deadline": "2020-01-01"}, "deadline", "past"),
        ({"candidates": "Bo Ek, 070-1\nEva, 0703333333"}, "candidates", "Line 1"),
        ({"candidates": "Bo Ek, 0703333333\nAnna L, 0701234567"}, "candidates", "Line 2"),
        ({"candidates": "\n\n, 0703333333"}, "candidates", "Line 3"),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field(
    office: SlackOffice, given: dict[str, Any], block: str, words: str
) -> None:
    sara = await office.form(ANNA)
    await sara.fill(**given)
    await sara.submit()
    assert set(sara.modal.errors) == {block}
    assert words in sara.modal.errors[block]
    assert await office.checks() == []


async def test_errors_are_in_the_persons_language(office: SlackOffice) -> None:
    bo = await office.form(ANNA, office.bo)
    await bo.fill(candidate_phone="070-12")
    await bo.submit()
    assert "telefonnummer" in bo.modal.errors["candidate_phone"]


async def test_what_was_wrong_is_put_right_in_the_same_form(office: SlackOffice) -> None:
    sara = await office.form(ANNA)
    await sara.fill(candidate_phone="070-12")
    await sara.submit()
    await sara.fill(candidate_phone="070-123 45 67")
    await sara.submit()
    assert (await until_started(office, 1))[0].check.candidate_phone == "+46701234567"
    assert sara.modals == []


async def test_a_candidate_whose_check_is_running_is_warned_of_first(office: SlackOffice) -> None:
    first = await office.started(ANNA)
    sara = await office.form("Anna L 0701234567 Waiter")
    await sara.submit()
    assert "Anna Lind" in sara.modal.words and "0 of 2 references" in sara.modal.words
    assert f"/admin/checks/{first.check.id}|See it>" in sara.modal.words
    assert sara.modal.source["submit"]["text"] == "Start another"
    assert value_in(sara, "candidate_name") == "Anna L"
    assert len(await office.checks()) == 1
    await sara.submit()
    assert len(await until_started(office, 2)) == 2


async def test_two_presses_of_submit_start_one_check(office: SlackOffice) -> None:
    sara = await office.form(ANNA)
    await sara.submit(times=9)
    await sara.card("Anna Lind")
    assert len(await office.checks()) == 1


async def test_with_contact_none_the_links_come_to_whoever_asked(office: SlackOffice) -> None:
    """R4."""
    read = await office.started("Anna Lind", candidate_contact="none", referee_contact="none")
    told = await office.told_alone("Anna Lind")
    assert "/c/" in told.words
    assert all("/c/" not in one.words for one in office.bo.messages)
    assert read.check.candidate_phone is None


async def test_known_assignments_are_suggested_and_what_is_typed_as_a_new_one(office: SlackOffice) -> None:
    await office.started(assignment="Barista på Söder")
    sara = await office.form()
    offered = [one["text"]["text"] for one in await sara.suggestions("assignment", "bar")]
    assert offered == ["Barista på Söder", "New: “bar”"]
    assert "Barista på Söder" in [one["text"]["text"] for one in await sara.suggestions("assignment", "")]
    assert [one["value"] for one in await sara.suggestions("assignment", "<!channel> & co")] == ["<!channel> & co"]
    assert [one["value"] for one in await sara.suggestions("assignment", "id:1")] == ["new:id:1"]


async def test_an_assignment_that_is_chosen_is_the_same_one(office: SlackOffice) -> None:
    first = await office.started(ANNA, assignment="Barista")
    second = await office.started("Bo Ek 0703333333", assignment="Barista")
    assert first.assignment.id == second.assignment.id


async def test_a_candidate_called_channel_pings_nobody(office: SlackOffice) -> None:
    await office.started("x", candidate_name="<!channel>", candidate_phone="0701234567")
    card = await office.sara.card("channel")
    assert "<!channel>" not in str(card.blocks) and "<!channel>" not in card.text


async def test_the_card_goes_where_it_was_asked_to(office: SlackOffice) -> None:
    elsewhere = office.norr.channel("elsewhere", office.sara.user)
    read = await office.started(ANNA, notify_channel=elsewhere.id)
    assert read.check.place and read.check.place.channel == elsewhere.id
    assert (await office.sara.card("Anna Lind")).channel == elsewhere.id
    assert elsewhere.id in (await office.whispered("has started")).words


async def test_a_start_that_takes_its_time_is_not_called_a_failure(
    office: SlackOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row is kept and will be applied: whoever tried again would start two."""
    monkeypatch.setattr(starting, "PATIENCE_SECONDS", 0.0)
    await office.started(ANNA)
    assert await office.whispered("starts by itself")
    assert not [one for one in office.sara.whispers if "No check was started" in one.words]


async def test_the_shortcut_of_a_message_takes_the_name_and_number_out_of_it(office: SlackOffice) -> None:
    message = office.bo.says("Kan du ta referenser på *Anna Lind*, <tel:+46701234567|070-123 45 67>?")
    await office.sara.shortcut("check_this", message)
    await office.sara.opened_modal("candidate_name")
    assert value_in(office.sara, "candidate_name") == "Anna Lind"
    assert value_in(office.sara, "candidate_phone") == "+46701234567"


async def test_the_shortcut_at_the_top_opens_an_empty_form(office: SlackOffice) -> None:
    await office.sara.shortcut("new_check")
    await office.sara.opened_modal("candidate_name")
    assert not value_in(office.sara, "candidate_name")


async def test_a_number_of_a_country_off_the_list_is_told_beside_its_field(office: SlackOffice) -> None:
    sara = await office.form("Anna Lind +79261234567")
    await sara.submit()
    assert "sends no messages to" in sara.modal.errors["candidate_phone"]
