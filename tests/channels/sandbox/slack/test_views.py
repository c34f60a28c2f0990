"""Modals and homes, by the real client: opened by a trigger, stacked, changed, published."""

from typing import Any

from bot.channels.sandbox.slack.cast import RUT
from tests.channels.sandbox.slack.conftest import HIRING, Office

Json = dict[str, Any]
PLAIN = {"type": "plain_text", "text": "x"}
BLOCKS: list[Json] = [{"type": "section", "text": PLAIN}]


def modal(**more: Any) -> Json:
    return {"type": "modal", "title": PLAIN, "blocks": BLOCKS, **more}


async def opened(office: Office, **more: Any) -> Json:
    trigger = office.workspace.triggers.issue(RUT.id)
    view: Json = (await office.client.views_open(trigger_id=trigger, view=modal(**more)))["view"]
    return view


async def test_a_command_opens_a_modal_once_within_three_seconds(office: Office) -> None:
    await office.do("command", text="/refcheck")
    trigger = office.app.told[0]["trigger_id"]
    view = (await office.client.views_open(trigger_id=trigger, view=modal(callback_id="start")))["view"]
    assert (view["callback_id"], view["root_view_id"], view["blocks"][0]["block_id"] != "") == (
        "start",
        view["id"],
        True,
    )
    again = await office.refused("views.open", trigger_id=trigger, view=modal())
    assert again["error"] == "exchanged_trigger_id"
    await office.do("command", text="/refcheck")
    office.seconds.now += 3.1
    late = await office.refused("views.open", trigger_id=office.app.told[1]["trigger_id"], view=modal())
    assert late["error"] == "expired_trigger_id"
    assert (await office.refused("views.open", trigger_id="1.2.3", view=modal()))["error"] == "invalid_trigger_id"
    assert [one["id"] for one in (await office.pane())["modals"]] == [view["id"]]
    assert (await office.pane("U0NILS"))["modals"] == []


async def test_an_invalid_view_is_refused_with_pointers(office: Office) -> None:
    trigger = office.workspace.triggers.issue(RUT.id)
    refused = await office.refused("views.open", trigger_id=trigger, view=modal(title={**PLAIN, "text": "x" * 25}))
    assert refused["error"] == "invalid_arguments" and refused["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]
    assert "must be less than 25" in (await office.pane())["refusals"][0]


async def test_too_large_a_view_is_refused(office: Office) -> None:
    trigger = office.workspace.triggers.issue(RUT.id)
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}] * 90
    assert (await office.refused("views.open", trigger_id=trigger, view=modal(blocks=blocks)))[
        "error"
    ] == "view_too_large"


async def test_three_modals_lie_upon_each_other_and_no_fourth(office: Office) -> None:
    first = await opened(office)
    for number in range(2):
        trigger = office.workspace.triggers.issue(RUT.id, first["id"])
        pushed = (await office.client.views_push(trigger_id=trigger, view=modal(callback_id=str(number))))["view"]
        assert pushed["root_view_id"] == first["id"] and pushed["previous_view_id"]
    trigger = office.workspace.triggers.issue(RUT.id, first["id"])
    assert (await office.refused("views.push", trigger_id=trigger, view=modal()))["error"] == "push_limit_reached"
    assert len((await office.pane())["modals"]) == 3


async def test_only_an_act_in_a_modal_puts_another_on_top(office: Office) -> None:
    await opened(office)
    trigger = office.workspace.triggers.issue(RUT.id)
    assert (await office.refused("views.push", trigger_id=trigger, view=modal()))["error"] == "invalid_trigger_id"


async def test_a_modal_is_changed_unless_somebody_was_faster(office: Office) -> None:
    first = await opened(office, external_id="mine")
    changed = (await office.client.views_update(view_id=first["id"], hash=first["hash"], view=modal()))["view"]
    assert changed["id"] == first["id"] and changed["hash"] != first["hash"]
    stale = await office.refused("views.update", view_id=first["id"], hash=first["hash"], view=modal())
    assert stale["error"] == "hash_conflict"
    assert (await office.refused("views.update", view_id="V1", view=modal()))["error"] == "not_found"
    assert (await office.refused("views.update", view=modal()))["error"] == "invalid_arguments"


async def test_a_modal_is_found_by_its_external_id(office: Office) -> None:
    first = await opened(office, external_id="mine")
    changed = (await office.client.views_update(external_id="mine", view=modal(external_id="mine")))["view"]
    assert changed["id"] == first["id"]
    trigger = office.workspace.triggers.issue(RUT.id)
    assert (await office.refused("views.open", trigger_id=trigger, view=modal(external_id="mine")))["error"] == (
        "duplicate_external_id"
    )


async def test_a_home_is_published_to_one_person(office: Office) -> None:
    home = {"type": "home", "blocks": BLOCKS}
    first = (await office.client.views_publish(user_id=RUT.id, view=home))["view"]
    second = (await office.client.views_publish(user_id=RUT.id, view=home, hash=first["hash"]))["view"]
    assert second["id"] == first["id"] and (await office.pane())["home"]["hash"] == second["hash"]
    assert (await office.pane("U0NILS"))["home"] is None
    stale = await office.refused("views.publish", user_id=RUT.id, view=home, hash=first["hash"])
    assert stale["error"] == "hash_conflict"
    assert (await office.refused("views.publish", user_id="U9", view=home))["error"] == "invalid_user_id"


async def test_opening_the_home_is_told_with_what_is_there(office: Office) -> None:
    await office.do("home")
    await office.client.views_publish(user_id=RUT.id, view={"type": "home", "blocks": BLOCKS})
    await office.do("home", tab="messages")
    await office.workspace.calls.settled()
    before, after = (told["event"] for told in office.app.told)
    assert (before["type"], before["tab"], before["user"], "view" in before) == (
        "app_home_opened",
        "home",
        RUT.id,
        False,
    )
    assert (after["tab"], after["view"]["type"]) == ("messages", "home")
    assert all(office.app.are_signed) and before["channel"] != HIRING
