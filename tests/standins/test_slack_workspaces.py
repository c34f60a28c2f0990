"""Two workspaces that installed the app never meet, and one that removes it is heard no more (R57)."""

from pathlib import Path
from urllib.parse import urlencode

from tests.standins.people import a_check
from tests.standins.slack import Browser
from tests.standins.slack.seat import buttons_of
from tests.standins.slack_stage import Office, SlackStage, a_slack_stage, a_whisper, start_by_modal

INVITED = "Härnäst: påminnelse"  # on a card once all that follows from its start has been seen to


async def test_two_workspaces_never_meet_and_one_that_leaves_is_heard_no_more(tmp_path: Path) -> None:
    async with a_slack_stage(tmp_path, is_installed=False) as stage:
        for office in (stage.norr, stage.acme):
            office.workspace.rotates = True
            assert await installed(stage, office) < 400
        await what_one_starts_the_other_neither_sees_nor_moves(stage)
        await a_state_is_good_once_and_in_the_browser_that_asked(stage)
        await a_workspace_that_removes_the_app_is_neither_heard_nor_spoken_to(stage)


async def installed(stage: SlackStage, office: Office) -> int:
    return (await Browser(office.workspace, office.ada.user).install(stage.served.url)).status


def calls_of(stage: SlackStage, office: Office) -> int:
    """Without what answers an act to whoever did it, which takes no token."""
    return sum(one.workspace == office.workspace.id for one in stage.slack.calls if one.method != "response_url")


async def what_one_starts_the_other_neither_sees_nor_moves(stage: SlackStage) -> None:
    anna, kim = a_check(1, referees=1, seed=1), a_check(2, referees=1, seed=1)
    await start_by_modal(stage.norr.sara, anna)
    await start_by_modal(stage.acme.sara, kim)
    theirs = await stage.norr.sara.card(anna.name, INVITED)
    ours = await stage.acme.sara.card(kim.name, INVITED)
    await stage.twilio.phone(anna.number).get()
    value = next(one["value"] for block in theirs.blocks for one in block.get("elements", []) if "value" in one)
    before = (list(theirs.revisions), len(stage.norr.workspace.messages))
    for action in {*buttons_of(ours)} & {"remind", "pause", "cancel", "delete", "details", "open_report"}:
        before_it = len(stage.acme.sara.whispers), len(stage.acme.sara.modals)
        await stage.acme.sara.click(action, on=ours, value=value)
        await stage.acme.sara.answered(*before_it)
    assert anna.name not in await a_whisper(stage.acme.sara, "list open")
    await stage.acme.sara.open_home()
    await stage.acme.sara.seen_at_home(kim.name)
    seen = [*(one.words for one in stage.acme.sara.messages), *(one.words for one in stage.acme.sara.modals)]
    assert anna.name not in " ".join(seen)
    await a_whisper(stage.acme.sara, f"status {anna.name}")
    assert buttons_of(stage.acme.sara.whispers[-1]) == []  # nothing is found
    assert (theirs.revisions, len(stage.norr.workspace.messages)) == before
    assert (stage.twilio.phone(anna.number).empty(), stage.slack.complaints) == (True, [])


async def a_state_is_good_once_and_in_the_browser_that_asked(stage: SlackStage) -> None:
    asker = Browser(stage.norr.workspace, stage.norr.ada.user)
    back = await asker.agree(await asker.asked_at(stage.served.url))
    other = Browser(stage.norr.workspace, stage.norr.ada.user)
    assert (await other.visit(back)).status in range(400, 500)
    forged = f"{stage.served.url}/slack/oauth_redirect?{urlencode({'code': 'x', 'state': 'y'})}"
    assert (await asker.visit(forged)).status in range(400, 500)
    assert (await Browser(stage.norr.workspace, stage.norr.ada.user).visit(forged)).status in range(400, 500)


async def a_workspace_that_removes_the_app_is_neither_heard_nor_spoken_to(stage: SlackStage) -> None:
    eva = a_check(3, referees=1, seed=1)
    await start_by_modal(stage.norr.sara, eva)
    card = await stage.norr.sara.card(eva.name, INVITED)  # nothing is on its way any more
    for token in stage.norr.workspace.tokens:
        token.is_revoked = True
    await stage.norr.ada.event({"type": "app_uninstalled"})
    before, complaints = calls_of(stage, stage.norr), len(stage.slack.complaints)
    await stage.norr.sara.command()
    await stage.norr.sara.click("cancel", on=card)
    assert stage.norr.sara.modals == []
    assert calls_of(stage, stage.norr) == before
    del stage.slack.complaints[complaints:]  # that it is answered by a refusal is as good as by nothing
    assert await installed(stage, stage.norr) < 400
    assert eva.name in await a_whisper(stage.norr.sara, f"status {eva.name}")
