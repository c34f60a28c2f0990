"""Starting checks from Slack: free text, several at once, mistakes told beside their fields, who may not (R1-R4)."""

import asyncio

import pytest

from tests.standins.people import a_check, national, phone_number
from tests.standins.slack import Recruiter
from tests.standins.slack.seat import until
from tests.standins.slack.surfaces import new_id
from tests.standins.slack_stage import SlackStage, a_whisper, start_by_modal

pytestmark = pytest.mark.asyncio(loop_scope="package")


async def values(recruiter: Recruiter) -> dict[str, str]:
    """What stands in the start form, by block."""
    form = await recruiter.opened_modal("candidate_name")
    found = {
        block: next(one for name, one in state.items() if name != "type") for (block, _), state in form.state.items()
    }
    return {block: one["value"] if isinstance(one, dict) else one or "" for block, one in found.items()}


async def test_free_text_fills_the_form(stage: SlackStage) -> None:
    sara = stage.norr.sara
    await sara.command("start Kim Holm +46 70 123 00 01 barista")
    form = await values(sara)
    assert (form["candidate_name"], form["candidate_phone"].replace(" ", "")) == ("Kim Holm", "+46701230001")
    promised = "candidate_name candidate_phone candidate_email candidates assignment questionnaire references_wanted"
    promised += " candidate_contact referee_contact guidance deadline notify_channel sub_account"
    assert set(promised.split()) <= set(form)


async def test_several_candidates_are_started_by_a_paste(stage: SlackStage) -> None:
    sara, people = stage.norr.sara, [a_check(number, referees=1, seed=20) for number in range(20, 23)]
    await sara.command()
    await sara.opened_modal("candidates")
    lines = [f"{one.name}, {national(one.number)}" for one in people]
    await sara.fill(candidates="\n".join([*lines, "", "Bo Ek"]))
    await sara.submit()
    assert "5" in sara.modal.errors["candidates"]  # the line without a number
    await sara.fill(candidates="\n".join(lines))
    await sara.submit()
    assert sara.modals == []
    for one in people:
        await sara.card(one.name)
        await asyncio.wait_for(stage.twilio.phone(one.number).get(), 100)


@pytest.mark.parametrize(
    ("given", "block"),
    [
        ({"candidate_name": "Anna", "candidate_phone": "12"}, "candidate_phone"),
        ({"candidate_name": "Anna"}, "candidate_phone"),
        ({"candidate_phone": "070-123 45 67"}, "candidate_name"),
        ({"candidate_name": "Anna", "candidate_phone": "08-123 456 78"}, "candidate_phone"),
        ({"candidate_name": "Anna", "candidate_phone": "070-123 45 67", "deadline": "2020-01-01"}, "deadline"),
        ({}, "candidate_name"),
    ],
)
async def test_a_mistake_is_told_beside_its_field(stage: SlackStage, given: dict[str, str], block: str) -> None:
    erik = stage.norr.erik
    before = {one["id"] for one in await stage.checks()}
    await erik.command("start")
    await erik.opened_modal("candidate_name")
    await erik.fill(**given)
    await erik.submit()
    assert list(erik.modal.errors) == [block]
    assert {one["id"] for one in await stage.checks()} <= before  # others may end meanwhile
    await erik.close()


async def test_a_candidate_who_has_a_check_is_warned_of_before_a_second_begins(stage: SlackStage) -> None:
    sara, anna = stage.norr.sara, a_check(30, referees=1, seed=20)
    await start_by_modal(sara, anna)
    await sara.card(anna.name)
    await start_by_modal(sara, anna)
    assert anna.name in (await sara.opened_modal("warning")).words
    assert len(sara.cards(anna.name)) == 1
    await sara.submit()
    assert sara.modals == []
    await until(lambda: len(sara.cards(anna.name)) == 2)


async def test_what_was_chosen_last_is_offered_again(stage: SlackStage) -> None:
    ada, kim = stage.norr.ada, a_check(31, referees=1, seed=20)
    await start_by_modal(ada, kim, references_wanted="4")
    await ada.card(kim.name)
    async with asyncio.timeout(100):
        while (form := await offered(ada))["references_wanted"] != "4":  # it is kept once the check has begun
            await asyncio.sleep(0.05)
    assert (form["candidate_name"], form["candidate_phone"]) == ("", "")


async def offered(recruiter: Recruiter) -> dict[str, str]:
    """What stands in a new start form."""
    await recruiter.command()
    form = await values(recruiter)
    await recruiter.close()
    return form


@pytest.mark.parametrize("name", ["<!channel>", "<!here> & <b>co</b>", "*Anna* _Lind_ `x`", "Ann-Mari 😀 Öberg"])
async def test_a_name_is_shown_as_it_is_and_calls_nobody(stage: SlackStage, name: str) -> None:
    sara = stage.norr.sara
    await sara.command()
    await sara.opened_modal("candidate_name")
    number = phone_number(700 + len(name))
    await sara.fill(candidate_name=name, candidate_phone=number)
    await sara.submit()
    if not sara.modals:
        shown = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        card = await until(lambda: [one for one in sara.cards() if shown in one.blocks[0]["text"]["text"]])
        assert "<!channel>" not in card[0].words
        await asyncio.wait_for(stage.twilio.phone(number).get(), 100)


async def test_guests_and_strangers_are_refused(stage: SlackStage) -> None:
    other = stage.norr.workspace.person("Oda", team=new_id("T"))
    stage.norr.channel.members.add(other.id)
    kim = a_check(32, referees=1, seed=20)
    await start_by_modal(stage.norr.sara, kim)
    card = await stage.norr.sara.card(kim.name)
    await asyncio.wait_for(stage.twilio.phone(kim.number).get(), 100)
    for outsider in (stage.norr.gus, stage.norr.at_desk(other)):
        await a_whisper(outsider, "start")
        await a_whisper(outsider, f"status {kim.name}")
        before = len(outsider.whispers)
        await outsider.click("cancel", on=card)
        assert await outsider.answered(before, 0)
        assert outsider.modals == []
        assert kim.name not in " ".join(one.words for one in outsider.whispers).replace(f"”{kim.name}”", "")
    assert "undo" not in str(card.blocks)
    assert (await stage.employer.check(await stage.check_of(kim.name)))["status"] == "awaiting_candidate"


async def test_a_colleague_may_look_and_only_those_who_follow_the_check_may_act(stage: SlackStage) -> None:
    erik, kim = stage.norr.erik, a_check(33, referees=1, seed=20)
    await start_by_modal(stage.norr.sara, kim)
    card = await stage.norr.sara.card(kim.name)
    before = len(erik.whispers)
    await erik.click("pause", on=card)
    await until(lambda: len(erik.whispers) > before)
    assert "resume" not in str(card.blocks)
    await stage.norr.ada.click("pause", on=card)
    await until(lambda: "resume" in str(card.blocks))
