"""What people do in the pane reaches the app as Slack tells it, signed, and its answers are applied as Slack does."""

from typing import Any

import pytest
from aiohttp import web

from bot.channels.sandbox.slack.cast import RUT
from tests.channels.sandbox.slack.conftest import HIRING, Office, direct

Json = dict[str, Any]
PLAIN = {"type": "plain_text", "text": "x"}
OPTIONS = [{"text": {"type": "plain_text", "text": text}, "value": text} for text in ("sms", "email")]
NAME = {
    "type": "input",
    "block_id": "name",
    "label": PLAIN,
    "element": {"type": "plain_text_input", "action_id": "name"},
}
EMAIL = {
    "type": "input",
    "block_id": "email",
    "optional": True,
    "label": PLAIN,
    "element": {"type": "email_text_input", "action_id": "email"},
}
ROUTE = {
    "type": "input",
    "block_id": "route",
    "label": PLAIN,
    "element": {"type": "static_select", "action_id": "route", "options": OPTIONS, "initial_option": OPTIONS[0]},
}
WHERE = {
    "type": "input",
    "block_id": "where",
    "label": PLAIN,
    "element": {
        "type": "conversations_select",
        "action_id": "where",
        "initial_conversation": HIRING,
        "response_url_enabled": True,
    },
}
BUTTONS = {
    "type": "actions",
    "block_id": "acts",
    "elements": [
        {"type": "button", "action_id": "remind", "text": PLAIN, "value": "c-1"},
        {"type": "overflow", "action_id": "more", "options": OPTIONS},
        {"type": "external_select", "action_id": "assignment"},
    ],
}


async def posted(office: Office, *blocks: Json, channel: str = HIRING) -> str:
    return str((await office.client.chat_postMessage(channel=channel, text="x", blocks=[*blocks]))["ts"])


async def opened(office: Office, *blocks: Json, **more: Any) -> Json:
    view = {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [*blocks], **more}
    trigger = office.workspace.triggers.issue(RUT.id)
    found: Json = (await office.client.views_open(trigger_id=trigger, view=view))["view"]
    return found


async def test_a_command_comes_as_slack_sends_it(office: Office) -> None:
    assert await office.do("command", text="/refcheck start Anna å Lind") == {}
    [told] = office.app.told
    assert office.app.are_signed == [True]
    assert {name: told[name] for name in ("command", "text", "user_id", "channel_id", "channel_name", "team_id")} == {
        "command": "/refcheck",
        "text": "start Anna å Lind",
        "user_id": RUT.id,
        "channel_id": HIRING,
        "channel_name": "privategroup",
        "team_id": "T0SANDBOX",
    }
    assert told["is_enterprise_install"] == "false" and told["response_url"].startswith("http")


@pytest.mark.parametrize(("kind", "seen_by_nils"), [("ephemeral", 0), ("in_channel", 1)])
async def test_a_commands_answer_is_a_message(office: Office, kind: str, seen_by_nils: int) -> None:
    await office.react({"response_type": kind, "text": "One check runs."})
    assert await office.do("command", text="/refcheck list") == {}
    assert [one["text"] for one in (await office.pane())["messages"]] == ["One check runs."]
    assert len((await office.pane("U0NILS"))["messages"]) == seen_by_nils


async def test_a_plain_answer_is_a_message_too(office: Office) -> None:
    office.app.react = lambda told: web.Response(text="Help!")
    await office.do("command", text="/refcheck help")
    [message] = (await office.pane())["messages"]
    assert (message["text"], message["only_me"]) == ("Help!", True)


async def test_an_invalid_answer_is_a_problem(office: Office) -> None:
    await office.react({"blocks": [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]})
    assert (await office.do("command", text="/refcheck"))["problem"]
    assert "must be less than 151" in (await office.pane())["refusals"][0]


async def test_an_app_that_fails_is_told_to_the_person(office: Office) -> None:
    await office.react({}, status=500)
    assert (await office.do("command", text="/refcheck"))["problem"] == "/refcheck failed: error “dispatch_failed”."
    await posted(office, BUTTONS)
    ts = (await office.pane())["messages"][0]["ts"]
    assert (await office.do("act", ts=ts, block="acts", action="remind"))["problem"]
    view = await opened(office, NAME)
    answer = await office.do("submit", view=view["id"], values={"name": {"name": "Anna"}})
    assert answer["problem"] == "We had some trouble connecting. Try again?"
    assert len((await office.pane())["modals"]) == 1 and len((await office.pane())["refusals"]) == 3


async def test_a_click_in_a_message_carries_all_around_it(office: Office) -> None:
    ts = await posted(
        office,
        BUTTONS,
        {
            "type": "section",
            "block_id": "s",
            "text": PLAIN,
            "accessory": {"type": "static_select", "action_id": "pick", "options": OPTIONS},
        },
    )
    values = {"s": {"pick": "email"}}
    assert await office.do("act", ts=ts, block="acts", action="remind", values=values) == {}
    [told] = office.app.told
    [action] = told["actions"]
    assert (told["type"], action["action_id"], action["block_id"], action["value"]) == (
        "block_actions",
        "remind",
        "acts",
        "c-1",
    )
    assert told["container"] == {"type": "message", "message_ts": ts, "channel_id": HIRING, "is_ephemeral": False}
    assert told["message"]["ts"] == ts and told["channel"]["id"] == HIRING and told["team"]["id"] == "T0SANDBOX"
    assert told["state"]["values"]["s"]["pick"] == {"type": "static_select", "selected_option": OPTIONS[1]}
    assert told["state"]["values"]["acts"] == {"assignment": {"type": "external_select", "selected_option": None}}


async def test_a_choice_from_a_menu_comes_whole_and_only_what_is_offered(office: Office) -> None:
    ts = await posted(office, BUTTONS)
    await office.do("act", ts=ts, block="acts", action="more", value="email")
    assert office.app.told[0]["actions"][0]["selected_option"] == OPTIONS[1]
    assert (await office.do("act", ts=ts, block="acts", action="more", value="fax"))["type"] == "gone"
    assert (await office.do("act", ts=ts, block="acts", action="nothing"))["type"] == "gone"
    assert (await office.do("act", ts="1.2", block="acts", action="more"))["type"] == "gone"
    assert len(office.app.told) == 1


async def test_a_click_in_an_ephemeral_message_does_not_show_it_again(office: Office) -> None:
    await office.react({"text": "x", "blocks": [BUTTONS]})
    await office.do("command", text="/refcheck")
    [message] = (await office.pane())["messages"]
    office.app.react = lambda told: web.Response()
    assert (await office.do("act", "U0NILS", ts=message["ts"], block="acts", action="remind"))["type"] == "gone"
    await office.do("act", ts=message["ts"], block="acts", action="remind")
    told = office.app.told[-1]
    assert told["container"]["is_ephemeral"] and "message" not in told and told["response_url"]


async def test_an_external_menu_asks_the_app(office: Office) -> None:
    ts = await posted(office, BUTTONS)
    await office.react({"options": OPTIONS})
    answer = await office.do("suggest", ts=ts, block="acts", action="assignment", typed="bar")
    assert answer == {"options": OPTIONS}
    told = office.app.told[-1]
    assert (told["type"], told["action_id"], told["value"], told["container"]["type"]) == (
        "block_suggestion",
        "assignment",
        "bar",
        "message",
    )
    office.app.react = lambda told: web.Response()
    await office.do("act", ts=ts, block="acts", action="assignment", value=OPTIONS[0])
    assert office.app.told[-1]["actions"][0]["selected_option"] == OPTIONS[0]
    await office.react({"options": [{"text": "x", "value": "y"}]})
    assert (await office.do("suggest", ts=ts, block="acts", action="assignment", typed=""))["problem"]


async def test_a_form_is_submitted_with_all_its_values(office: Office) -> None:
    view = await opened(office, NAME, EMAIL, ROUTE, WHERE, callback_id="start", private_metadata="p")
    assert await office.do("submit", view=view["id"], values={"name": {"name": "Anna"}}) == {}
    [told] = office.app.told
    assert (told["type"], told["view"]["callback_id"], told["view"]["private_metadata"]) == (
        "view_submission",
        "start",
        "p",
    )
    assert told["view"]["state"]["values"] == {
        "name": {"name": {"type": "plain_text_input", "value": "Anna"}},
        "email": {"email": {"type": "email_text_input", "value": None}},
        "route": {"route": {"type": "static_select", "selected_option": OPTIONS[0]}},
        "where": {"where": {"type": "conversations_select", "selected_conversation": HIRING}},
    }
    [where] = told["response_urls"]
    assert (where["channel_id"], where["block_id"]) == (HIRING, "where")
    assert (await office.pane())["modals"] == []


async def test_slack_itself_refuses_what_is_missing_or_no_address(office: Office) -> None:
    view = await opened(office, NAME, EMAIL)
    told = await office.do("submit", view=view["id"], values={"email": {"email": "anna"}})
    assert told["errors"] == {
        "name": "Please complete this required field.",
        "email": "Please enter a valid email address.",
    }
    assert office.app.told == []


async def test_the_apps_errors_are_shown_at_its_inputs(office: Office) -> None:
    view = await opened(office, NAME)
    await office.react({"response_action": "errors", "errors": {"name": "First and last name, please."}})
    answer = await office.do("submit", view=view["id"], values={"name": {"name": "Anna"}})
    assert answer == {"errors": {"name": "First and last name, please."}}
    assert len((await office.pane())["modals"]) == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nothing": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "explode"},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "update"},
        {"text": "thanks"},
        [],
    ],
)
async def test_an_answer_that_slack_does_not_know_is_trouble(office: Office, answer: object) -> None:
    view = await opened(office, NAME)
    await office.react(answer)
    told = await office.do("submit", view=view["id"], values={"name": {"name": "Anna"}})
    assert told == {"problem": "We had some trouble connecting. Try again?"}
    assert len((await office.pane())["modals"]) == 1 and (await office.pane())["refusals"]


async def test_an_answer_changes_stacks_or_clears_modals(office: Office) -> None:
    view = await opened(office, NAME)
    values = {"name": {"name": "Anna"}}
    other = {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": [NAME], "callback_id": "other"}
    await office.react({"response_action": "update", "view": other})
    await office.do("submit", view=view["id"], values=values)
    [changed] = (await office.pane())["modals"]
    assert (changed["id"], changed["callback_id"]) == (view["id"], "other")
    await office.react({"response_action": "push", "view": other})
    await office.do("submit", view=view["id"], values=values)
    below, top = (await office.pane())["modals"]
    assert (below["id"], top["previous_view_id"]) == (view["id"], view["id"])
    office.app.react = lambda told: web.Response()
    await office.do("submit", view=top["id"], values=values)
    assert [one["id"] for one in (await office.pane())["modals"]] == [view["id"]]
    await office.react({"response_action": "clear"})
    await office.do("submit", view=view["id"], values=values)
    assert (await office.pane())["modals"] == []


async def test_closing_is_told_to_those_who_want_to_hear(office: Office) -> None:
    for is_wanted in (True, False):
        view = await opened(office, NAME, notify_on_close=is_wanted)
        await office.do("close", view=view["id"])
        assert (await office.do("close", view=view["id"]))["type"] == "gone"
    assert [(one["type"], one["is_cleared"]) for one in office.app.told] == [("view_closed", False)]


async def test_an_act_in_a_modal_may_put_another_on_top(office: Office) -> None:
    view = await opened(office, NAME, BUTTONS)
    await office.do("act", view=view["id"], block="acts", action="remind", values={"name": {"name": "An"}})
    told = office.app.told[-1]
    assert told["container"] == {"type": "view", "view_id": view["id"]} and "channel" not in told
    assert told["view"]["state"]["values"]["name"]["name"]["value"] == "An"
    pushed = await office.client.views_push(
        trigger_id=told["trigger_id"], view={"type": "modal", "title": PLAIN, "blocks": [BUTTONS]}
    )
    assert pushed["view"]["previous_view_id"] == view["id"]


async def test_an_act_at_home_shows_the_home(office: Office) -> None:
    home = {"type": "home", "blocks": [BUTTONS]}
    await office.client.views_publish(user_id=RUT.id, view=home)
    await office.do("act", home=True, block="acts", action="remind")
    told = office.app.told[-1]
    assert (told["view"]["type"], told["actions"][0]["action_id"]) == ("home", "remind")
    assert (await office.do("act", "U0NILS", home=True, block="acts", action="remind"))["type"] == "gone"


async def test_an_event_that_was_not_taken_is_told_again(office: Office) -> None:
    await office.react({}, status=500)

    def once(told: Json) -> web.Response:
        office.app.react = lambda told: web.Response()
        return web.Response(status=500)

    office.app.react = once
    await office.do("home")
    await office.workspace.calls.settled()
    first, second = office.app.told
    assert first["event_id"] == second["event_id"]
    assert (second["headers"]["X-Slack-Retry-Num"], second["headers"]["X-Slack-Retry-Reason"]) == ("1", "http_error")


@pytest.mark.parametrize(
    ("what", "asked"),
    [
        ("command", {"text": ""}),
        ("command", {"text": "/refcheck", "channel": "C9"}),
        ("command", {"text": "/refcheck", "channel": direct("U0NILS")}),
        ("command", {"text": "/refcheck", "person": "U0VOUCHLINE"}),
        ("act", {"block": 7, "action": "a", "home": True}),
        ("submit", {"view": "V1"}),
        ("submit", {}),
        ("close", {"view": ["V1"]}),
        ("say", {"text": "x" * 4001}),
    ],
)
async def test_odd_acts_are_refused_in_words(office: Office, what: str, asked: Json) -> None:
    assert (await office.do(what, **asked))["detail"]
    assert office.app.told == []


async def test_a_command_names_people_and_channels_by_their_ids(office: Office) -> None:
    await office.do("command", text="/refcheck colleagues Anna @Nils Holm #hiring <b> & co a@nils.holm.se @nobody")
    assert office.app.told[0]["text"] == (
        "colleagues Anna <@U0NILS|nils.holm> <#C0HIRING|hiring> &lt;b&gt; &amp; co a@nils.holm.se @nobody"
    )


async def test_shortcuts_come_from_the_composer_and_from_messages(office: Office) -> None:
    await office.do("shortcut")
    ts = (await office.do("say", text="Anna Lind 070-174 06 05"))["ts"]
    await office.do("shortcut", ts=ts)
    own, of_message = office.app.told
    assert (own["type"], own["callback_id"], bool(own["trigger_id"])) == ("shortcut", "start_check", True)
    assert (of_message["type"], of_message["callback_id"]) == ("message_action", "start_check_from_message")
    assert (of_message["message"]["text"], of_message["channel"]["id"]) == ("Anna Lind 070-174 06 05", HIRING)
    view = {"type": "modal", "title": PLAIN, "blocks": [BUTTONS]}
    await office.client.views_open(trigger_id=of_message["trigger_id"], view=view)
    assert len((await office.pane())["modals"]) == 1
