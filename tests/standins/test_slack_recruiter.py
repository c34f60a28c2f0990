"""The stand-in's recruiter sends what Slack would send, and holds a wrong acknowledgement against us."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.standins.slack import ECHO, Recruiter, SlackStandIn, Workspace
from tests.standins.slack.filling import NotPossible
from tests.standins.slack.seat import until

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def an_input(block_id: str, element: Json, **more: Any) -> Json:
    shaped = {"action_id": block_id, **element}
    return {"type": "input", "block_id": block_id, "label": plain(block_id), "element": shaped, **more}


CHOICES = [{"text": plain("Svenska"), "value": "sv"}, {"text": plain("Engelska"), "value": "en"}]
FORM = {
    "type": "modal",
    "callback_id": "start",
    "title": plain("Start"),
    "submit": plain("Send"),
    "private_metadata": "kept",
    "blocks": [
        an_input("candidate_name", {"type": "plain_text_input", "max_length": 10}),
        an_input("language", {"type": "static_select", "options": CHOICES, "initial_option": CHOICES[0]}),
        an_input("deadline", {"type": "datepicker"}, optional=True),
        an_input("assignment", {"type": "external_select", "min_query_length": 0}, optional=True),
    ],
}
CARD = [{"type": "section", "text": {"type": "mrkdwn", "text": "Anna"}, "block_id": "c", "accessory": None}]
REMIND = {"type": "button", "action_id": "remind", "value": "check-1", "text": plain("Remind")}


class Listener:
    """The product's end: keeps what came, whether it was signed, and answers as it was told."""

    def __init__(self) -> None:
        self.came: list[Json] = []
        self.unsigned = 0
        self.headers: list[Any] = []
        self.answers: list[tuple[int, Any]] = []
        self.before_answer: Any = None

    async def take(self, request: web.Request) -> web.Response:
        body = await request.text()
        self.headers.append(request.headers)
        is_signed = SignatureVerifier("5" * 32).is_valid_request(body, dict(request.headers))
        self.unsigned += not is_signed
        self.came.append(_read(body, request.content_type))
        if self.before_answer:
            await self.before_answer(self.came[-1])
        status, answer = self.answers.pop(0) if self.answers else (200, None)
        return web.Response(status=status) if answer is None else web.json_response(answer, status=status)


def _read(body: str, content_type: str) -> Json:
    if content_type == "application/json":
        return dict(json.loads(body))
    form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
    return dict(json.loads(form["payload"])) if "payload" in form else form


@pytest.fixture
async def listener() -> AsyncIterator[tuple[Listener, str]]:
    ours = Listener()
    app = web.Application()
    app.router.add_post("/slack/events", ours.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield ours, f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await runner.cleanup()


@pytest.fixture
async def slack(listener: tuple[Listener, str]) -> AsyncIterator[SlackStandIn]:
    stand_in = SlackStandIn(listener[1], Workspace("Norr"), latency_seconds=0)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
def sara(slack: SlackStandIn) -> Recruiter:
    [norr] = slack.workspaces
    user = norr.person("Sara")
    return Recruiter(slack, norr, user, norr.channel("recruiting", user))


@pytest.fixture
def client(slack: SlackStandIn) -> AsyncWebClient:
    token = slack.workspaces[0].new_token().text
    return AsyncWebClient(token=token, base_url=slack.api_base_url, retry_handlers=[])


async def a_form(sara: Recruiter, client: AsyncWebClient, listener: Listener) -> None:
    await sara.command("start")
    await client.views_open(trigger_id=listener.came[-1]["trigger_id"], view=FORM)


async def test_a_command_comes_signed_and_its_answer_is_seen_by_its_author_alone(
    slack: SlackStandIn, sara: Recruiter, listener: tuple[Listener, str]
) -> None:
    ours, _ = listener
    ours.answers = [(200, {"text": "Hello"})]
    await sara.command("status Anna & co")
    assert (ours.came[0]["text"], ours.came[0]["command"], ours.unsigned) == ("status Anna & co", "/refcheck", 0)
    assert [one.text for one in sara.whispers] == ["Hello"]
    await AsyncWebhookClient(ours.came[0]["response_url"]).send(text="later")
    erik = Recruiter(slack, sara.workspace, sara.workspace.person("Erik"), sara.channel)
    assert ([one.text for one in sara.whispers], erik.whispers) == (["Hello", "later"], [])


async def test_a_form_is_filled_in_and_sent_with_the_state_of_each_input(
    sara: Recruiter, client: AsyncWebClient, listener: tuple[Listener, str], slack: SlackStandIn
) -> None:
    ours, _ = listener
    await a_form(sara, client, ours)
    with pytest.raises(NotPossible, match="not filled in"):
        await sara.submit()
    with pytest.raises(NotPossible, match="is not offered"):
        await sara.fill(language="Danska")
    with pytest.raises(NotPossible, match="characters do not fit"):
        await sara.fill(candidate_name="Anna Lindström")
    ours.answers = [(200, {"options": [{"text": plain("Barista"), "value": "7"}]})]
    await sara.fill(candidate_name="Anna", language="en", deadline="2026-12-01", assignment="Barista")
    ours.answers = [(200, {"response_action": "errors", "errors": {"candidate_name": "Who?"}})]
    await sara.submit()
    values = ours.came[-1]["view"]["state"]["values"]
    assert values["candidate_name"]["candidate_name"] == {"type": "plain_text_input", "value": "Anna"}
    assert values["language"]["language"]["selected_option"]["value"] == "en"
    assert values["deadline"]["deadline"]["selected_date"] == "2026-12-01"
    assert values["assignment"]["assignment"]["selected_option"]["value"] == "7"
    assert (sara.modal.errors, ours.came[-1]["view"]["private_metadata"]) == ({"candidate_name": "Who?"}, "kept")
    await sara.submit()
    assert (sara.modals, slack.complaints) == ([], [])


async def test_what_was_typed_survives_a_change_of_the_modal(
    sara: Recruiter, client: AsyncWebClient, listener: tuple[Listener, str]
) -> None:
    await a_form(sara, client, listener[0])
    await sara.fill(candidate_name="Anna", language="en")
    renamed = [FORM["blocks"][0], an_input("language_2", FORM["blocks"][1]["element"])]  # type: ignore[index]
    await client.views_update(view_id=sara.modal.id, view={**FORM, "blocks": renamed}, hash=sara.modal.hash)
    values = sara.modal.shown()["state"]["values"]
    assert values["candidate_name"]["candidate_name"]["value"] == "Anna"
    assert values["language_2"]["language"]["selected_option"]["value"] == "sv"


async def test_a_click_names_message_channel_and_value(
    sara: Recruiter, client: AsyncWebClient, listener: tuple[Listener, str], slack: SlackStandIn
) -> None:
    blocks = [{**CARD[0], "accessory": REMIND}]
    await client.chat_postMessage(channel=sara.channel.id, text="Anna", blocks=blocks)
    card = await sara.card("Anna")
    await sara.click("remind", on=card, times=9)
    [click, *rest] = listener[0].came
    assert (click["message"]["ts"], click["channel"]["id"], click["actions"][0]["value"]) == (
        card.ts,
        sara.channel.id,
        "check-1",
    )
    assert (len(rest), {one["trigger_id"] for one in rest}) == (8, {click["trigger_id"]})
    with pytest.raises(NotPossible):
        await sara.click("cancel", on=card)
    assert slack.complaints == []


async def test_an_event_that_comes_again_says_so(sara: Recruiter, listener: tuple[Listener, str]) -> None:
    await sara.open_home(times=3)
    ours = listener[0]
    assert sorted(str(one.get("X-Slack-Retry-Num")) for one in ours.headers) == ["1", "2", "None"]  # all at once
    assert {one["event_id"] for one in ours.came} == {ours.came[0]["event_id"]}


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (500, None),
        (200, {"ok": True}),
        (200, {"response_action": "errors", "errors": {"nowhere": "Who?"}}),
        (200, {"response_action": "update", "view": {"type": "modal"}}),
        (200, {"response_action": "shut"}),
    ],
)
async def test_a_wrong_answer_to_a_submission_is_held_against_us(
    sara: Recruiter,
    client: AsyncWebClient,
    listener: tuple[Listener, str],
    slack: SlackStandIn,
    status: int,
    answer: Json | None,
) -> None:
    await a_form(sara, client, listener[0])
    await sara.fill(candidate_name="Anna")
    listener[0].answers = [(status, answer)]
    await sara.submit()
    assert len(slack.complaints) == 1


async def test_a_call_that_was_awaited_before_the_ack_is_held_against_us(
    sara: Recruiter, client: AsyncWebClient, listener: tuple[Listener, str], slack: SlackStandIn
) -> None:
    async def open_first(came: Json) -> None:
        await client.views_open(trigger_id=came["trigger_id"], view=FORM)

    listener[0].before_answer = open_first
    await sara.command("start")
    assert slack.complaints == ["ack of command: views.open was called first"]
    assert sara.modals


async def test_a_post_with_metadata_is_told_of_until_it_is_heard(
    sara: Recruiter, client: AsyncWebClient, listener: tuple[Listener, str], slack: SlackStandIn
) -> None:
    sara.workspace.scopes |= {ECHO}
    listener[0].answers = [(503, None)]
    metadata = {"event_type": "card", "event_payload": {"check": "1"}}
    posted = await client.chat_postMessage(channel=sara.channel.id, text="Anna", metadata=metadata)
    _, again = await until(lambda: listener[0].came[1:] and listener[0].came)
    assert (again["event"]["metadata"], again["event"]["message_ts"]) == (metadata, posted["ts"])
    assert slack.complaints == ["ack of message_metadata_posted: status 503: "]


async def test_held_calls_wait_until_they_are_let_go(
    sara: Recruiter, client: AsyncWebClient, slack: SlackStandIn
) -> None:
    hold = slack.hold("chat.postMessage", sara.channel.id)
    posting = asyncio.create_task(client.chat_postMessage(channel=sara.channel.id, text="Anna"))
    await hold.came.wait()
    assert sara.messages == []
    hold.let_go()
    await posting
    assert [one.text for one in sara.messages] == ["Anna"]
