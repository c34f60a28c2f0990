"""Each act in Slack reaches the seat once, is answered as the seat says, and is acknowledged whatever it is."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.channels.slack.seat import Answer, CommandAsked, Pressed, Submitted, Suggested
from bot.ports import StorageUnreachable
from tests.standins.slack.payloads import Where
from tests.standins.slack.seat import until
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Message
from tests.web.slack_desk import Desk, a_desk

VIEW: Json = {
    "type": "modal",
    "callback_id": "start",
    "private_metadata": "kept",
    "title": {"type": "plain_text", "text": "Start"},
    "submit": {"type": "plain_text", "text": "Start"},
    "blocks": [
        {
            "type": "input",
            "block_id": "candidate_name",
            "label": {"type": "plain_text", "text": "Name"},
            "element": {"type": "plain_text_input", "action_id": "candidate_name"},
        },
        {
            "type": "input",
            "block_id": "assignment",
            "optional": True,
            "label": {"type": "plain_text", "text": "Assignment"},
            "element": {"type": "external_select", "action_id": "assignment", "min_query_length": 0},
        },
        {
            "type": "actions",
            "block_id": "more",
            "elements": [
                {"type": "button", "action_id": "more", "value": "1", "text": {"type": "plain_text", "text": "More"}}
            ],
        },
    ],
}
BUTTON: Json = {
    "type": "button",
    "action_id": "remind",
    "value": "check1",
    "text": {"type": "plain_text", "text": "Remind"},
}


@pytest.fixture
async def desk(tmp_path: Path, sqlite_url: str) -> AsyncIterator[Desk]:
    async with a_desk(tmp_path, sqlite_url) as desk:
        yield desk
        assert desk.slack.complaints == []


async def with_a_card(desk: Desk) -> Message:
    await desk.sara.command()  # the workspace is known from now on
    blocks = [{"type": "actions", "block_id": "b1", "elements": [BUTTON]}]
    await desk.parts.slack.call(desk.norr.id, "chat.postMessage", channel=desk.channel.id, text="Card", blocks=blocks)
    desk.seat.heard.clear()
    desk.seat.followed.clear()
    return desk.norr.messages[-1]


async def with_a_form(desk: Desk) -> None:
    await desk.sara.command()
    trigger = desk.seat.heard.pop().asker.trigger
    await desk.parts.slack.call(desk.norr.id, "views.open", trigger_id=trigger, view=VIEW)
    desk.seat.followed.clear()


async def test_a_command_is_answered_by_the_seat(desk: Desk) -> None:
    desk.seat.answers[CommandAsked] = Answer({"response_type": "ephemeral", "text": "Hej"})
    ack = await desk.sara.command("start Anna Lind +46701234567")
    assert (ack.status, ack.body) == (200, {"response_type": "ephemeral", "text": "Hej"})
    [asked] = desk.seat.heard
    assert asked.text == "start Anna Lind +46701234567"
    assert (asked.asker.user, asked.asker.workspace) == (desk.sara.user.id, desk.norr.id)
    assert (asked.asker.organisation, asked.asker.channel) == (desk.vouchline.organisation, desk.channel.id)
    assert asked.asker.trigger and asked.asker.response_url.startswith(desk.slack.url)


@pytest.mark.parametrize("text", ["start payload engineer", "payload", "payload={}", "&payload=%7B%7D", "ÅÄÖ 😀 <@U1>"])
async def test_whatever_words_a_command_has_it_arrives(desk: Desk, text: str) -> None:
    ack = await desk.sara.command(text)
    assert ack.status == 200
    assert [asked.text for asked in desk.seat.heard] == [text]


async def test_a_press_tells_where_and_with_what(desk: Desk) -> None:
    card = await with_a_card(desk)
    desk.seat.answers[Pressed] = Answer({"text": "no press is answered by words"})
    ack = await desk.sara.click("remind", card)
    assert (ack.status, ack.text) == (200, "")
    [pressed] = desk.seat.heard
    assert (pressed.action_id, pressed.value, pressed.block_id) == ("remind", "check1", "b1")
    assert (pressed.message_ts, pressed.message_channel) == (card.ts, desk.channel.id)
    assert not pressed.is_ephemeral


async def test_a_form_that_is_sent_comes_with_what_is_in_it(desk: Desk) -> None:
    await with_a_form(desk)
    view = desk.sara.modal
    await desk.sara.fill(candidate_name="Anna Lind")
    desk.seat.answers[Submitted] = Answer({"response_action": "errors", "errors": {"candidate_name": "Who?"}})
    ack = await desk.sara.submit()
    assert ack.body["response_action"] == "errors"
    [sent] = desk.seat.heard
    assert (sent.callback, sent.metadata, sent.view_id) == ("start", "kept", view.id)
    assert sent.state["candidate_name"]["candidate_name"]["value"] == "Anna Lind"


async def test_a_form_may_be_sent_again_once_it_is_put_right(desk: Desk) -> None:
    await with_a_form(desk)
    await desk.sara.fill(candidate_name="A")
    desk.seat.answers[Submitted] = Answer({"response_action": "errors", "errors": {"candidate_name": "Whole name"}})
    await desk.sara.submit()
    await desk.sara.fill(candidate_name="Anna Lind")
    desk.seat.answers[Submitted] = Answer()
    await desk.sara.submit()
    first, second = desk.seat.heard
    assert second.state["candidate_name"]["candidate_name"]["value"] == "Anna Lind"
    assert first.key == second.key  # the row of the second, should both have been taken, is that of the first
    assert desk.sara.modals == []


async def test_suggestions_are_the_seats(desk: Desk) -> None:
    await with_a_form(desk)
    option = {"text": {"type": "plain_text", "text": "Barista"}, "value": "a1"}
    desk.seat.answers[Suggested] = Answer({"options": [option]})
    assert await desk.sara.suggestions("assignment", "bar") == [option]
    [suggested] = desk.seat.heard
    assert (suggested.action_id, suggested.typed) == ("assignment", "bar")


async def test_a_press_in_a_form_tells_of_the_form(desk: Desk) -> None:
    await with_a_form(desk)
    await desk.sara.fill(candidate_name="Anna")
    await desk.sara.click_in_modal("more")
    [pressed] = desk.seat.heard
    assert (pressed.callback, pressed.view_metadata, pressed.value) == ("start", "kept", "1")
    assert pressed.state["candidate_name"]["candidate_name"]["value"] == "Anna"


async def test_shortcuts_bring_the_message_they_were_used_on(desk: Desk) -> None:
    message = desk.sara.says("Kim Holm, 070-111 11 11")
    await desk.sara.shortcut("start_check")
    await desk.sara.shortcut("start_check_from_message", message)
    alone, on_message = desk.seat.heard
    assert (alone.callback, alone.text) == ("start_check", "")
    assert (on_message.callback, on_message.text) == ("start_check_from_message", "Kim Holm, 070-111 11 11")


async def test_home_is_opened_but_not_its_other_tab(desk: Desk) -> None:
    await desk.sara.open_home()
    await desk.sara.open_home(tab="messages")
    [opened] = desk.seat.heard
    assert opened.asker.user == desk.sara.user.id


async def test_what_is_left_for_afterwards_is_done(desk: Desk) -> None:
    await desk.sara.command()
    await until(lambda: desk.seat.followed == [desk.seat.heard[0].key])


async def test_nine_of_the_same_are_one(desk: Desk) -> None:
    card = await with_a_card(desk)
    await desk.sara.command("status", times=9)
    await desk.sara.click("remind", card, times=9)
    await desk.sara.open_home(times=9)
    kinds = [type(one).__name__ for one in desk.seat.heard]
    assert kinds == ["CommandAsked", "Pressed", "HomeOpened"]
    await until(lambda: len(desk.seat.followed) >= 3)
    await desk.parts.rest()
    assert len(desk.seat.followed) == 3


async def test_each_of_nine_gets_the_same_answer(desk: Desk) -> None:
    desk.seat.answers[CommandAsked] = Answer({"response_type": "ephemeral", "text": "Once"})
    await desk.sara.command("help", times=9)
    answers = {(ack.status, ack.text) for ack in desk.slack.sender.acks}
    assert len(desk.slack.sender.acks) == 9
    assert len(answers) == 1


async def test_two_presses_are_two(desk: Desk) -> None:
    card = await with_a_card(desk)
    await desk.sara.click("remind", card)
    await desk.sara.click("remind", card)
    first, second = desk.seat.heard
    assert first.key != second.key


async def test_somebody_of_another_firm_changes_nothing(desk: Desk) -> None:
    card = await with_a_card(desk)
    stranger = desk.norr.person("Olle", team="T0OTHER")
    desk.channel.members.add(stranger.id)
    olle = type(desk.sara)(desk.slack, desk.norr, stranger, desk.channel)
    await olle.click("remind", card)
    assert desk.seat.heard == []
    assert "workspace" in (await olle.whispered()).words


async def test_whoever_waits_is_told_when_nothing_comes_of_it(desk: Desk) -> None:
    async def fail() -> None:
        raise RuntimeError("broken")

    desk.seat.answers[CommandAsked] = Answer(after=fail)
    await desk.sara.command("status")
    assert "did not work" in (await desk.sara.whispered()).words


async def test_when_a_form_fails_afterwards_its_sender_gets_a_message(desk: Desk) -> None:
    async def fail() -> None:
        raise RuntimeError("broken")

    await with_a_form(desk)
    await desk.sara.fill(candidate_name="Anna Lind")
    desk.seat.answers[Submitted] = Answer(after=fail)
    await desk.sara.submit()
    await until(lambda: "did not work" in " ".join(one.words for one in desk.sara.directs))


async def test_a_command_that_fails_at_once_says_so(desk: Desk) -> None:
    desk.seat.failure = RuntimeError("broken")
    ack = await desk.sara.command("status")
    assert ack.status == 200
    assert "did not work" in ack.body["text"]
    desk.seat.failure = None
    assert (await desk.send_payload(where(desk).shortcut("start_check", "again")))[0] == 200


async def test_what_failed_may_be_sent_again(desk: Desk) -> None:
    payload = where(desk).shortcut("start_check", "t1")
    desk.seat.failure = RuntimeError("broken")
    assert (await desk.send_payload(payload))[0] == 500
    desk.seat.failure = None
    assert (await desk.send_payload(payload))[0] == 200
    assert len(desk.seat.heard) == 2


async def test_what_cannot_be_kept_is_not_acknowledged(desk: Desk) -> None:
    desk.seat.failure = StorageUnreachable("away")
    assert await desk.send_payload(where(desk).shortcut("start_check", "t1")) == (503, "")
    who = {"team_id": desk.norr.id, "user_id": desk.sara.user.id, "trigger_id": "t2"}
    assert await desk.send(urlencode({"command": "/refcheck", "text": "", **who}).encode()) == (503, "")


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "view_closed", "view": {"id": "V1"}},
        {"type": "interactive_message", "callback_id": "old", "actions": [{"name": "x"}]},
        {"type": "workflow_step_edit", "callback_id": "w"},
        {"type": "something_new"},
        {"type": "block_actions", "actions": []},
        {},
    ],
)
async def test_what_nobody_knows_is_acknowledged(desk: Desk, payload: Json) -> None:
    payload = {**payload, "team": {"id": desk.norr.id}, "user": {"id": desk.sara.user.id}}
    assert await desk.send_payload(payload) == (200, "")
    assert desk.seat.heard == []


async def test_events_that_nobody_wants_are_acknowledged(desk: Desk) -> None:
    assert await desk.send_event({"type": "team_rename", "name": "Norr"}) == (200, "")


async def test_slack_is_told_that_the_address_is_ours(desk: Desk) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "x"}).encode()
    status, text = await desk.send(body, "application/json")
    assert (status, json.loads(text)) == (200, {"challenge": "abc"})


async def test_the_check_of_tls_is_answered_when_signed(desk: Desk) -> None:
    assert await desk.send(b"ssl_check=1&token=x") == (200, "")
    assert (await desk.send(b"ssl_check=1&token=x", headers={}))[0] == 401


async def test_a_post_of_ours_is_echoed_with_what_it_carries(desk: Desk) -> None:
    await with_a_card(desk)
    metadata = {"event_type": "vouchline_post", "event_payload": {"key": "m1"}}
    said = await desk.parts.slack.call(
        desk.norr.id, "chat.postMessage", channel=desk.channel.id, text="Card", metadata=metadata
    )
    [echo] = await until(lambda: desk.echoes)
    assert (echo.payload, echo.ts, echo.channel) == ({"key": "m1"}, said["ts"], desk.channel.id)
    workspace = await desk.parts.workspaces.find(desk.norr.id)
    assert workspace is not None and echo.organisation == workspace.organisation


async def test_a_post_of_another_app_is_not_taken_for_ours(desk: Desk) -> None:
    await with_a_card(desk)
    await until_known(desk)
    metadata = {"event_type": "vouchline_post", "event_payload": {"key": "m1"}}
    event = {"type": "message_metadata_posted", "metadata": metadata, "channel_id": "C1", "message_ts": "1.1"}
    assert (await desk.send_event({**event, "bot_id": "B0OTHER", "app_id": "A0OTHER"}))[0] == 200
    await desk.parts.rest()
    assert desk.echoes == []


async def until_known(desk: Desk) -> None:
    async with asyncio.timeout(100):
        while (found := await desk.parts.workspaces.find(desk.norr.id)) is None or not found.bot:
            await asyncio.sleep(0.02)


def where(desk: Desk) -> Any:
    return Where(desk.slack.app, desk.norr, desk.sara.user, desk.slack.url)
