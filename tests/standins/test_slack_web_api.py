"""The stand-in answers the real client as Slack's documentation says."""

import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack import HISTORY, Fault, SlackStandIn, Workspace
from tests.standins.slack.browser import Browser
from tests.standins.slack.faults import ANYWHERE
from tests.standins.slack.rates import Rates
from tests.standins.slack.triggers import Interaction

pytestmark = pytest.mark.filterwarnings("ignore:The top-level")
HI = {"type": "section", "block_id": "hi", "text": {"type": "mrkdwn", "text": "*Anna* &amp; co"}}
WRONG = {**HI, "text": {"type": "mrkdwn", "text": "x" * 3001}}
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Start"}, "blocks": [HI]}


@pytest.fixture
async def slack() -> AsyncIterator[SlackStandIn]:
    stand_in = SlackStandIn("http://127.0.0.1:9/slack/events", Workspace("Norr"), Workspace("Acme"), latency_seconds=0)
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
def norr(slack: SlackStandIn) -> Workspace:
    norr = slack.workspaces[0]
    norr.channel("recruiting", norr.person("Sara"))
    return norr


@pytest.fixture
def client(slack: SlackStandIn, norr: Workspace) -> AsyncWebClient:
    return AsyncWebClient(token=norr.new_token().text, base_url=slack.api_base_url, retry_handlers=[])


def where(workspace: Workspace) -> str:
    return next(iter(workspace.channels))


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_message_is_posted_changed_and_answered_in_its_thread(client: AsyncWebClient, norr: Workspace) -> None:
    posted = await client.chat_postMessage(
        channel=where(norr), text="Anna", blocks=[HI], metadata={"event_type": "card", "event_payload": {"check": "1"}}
    )
    await client.chat_update(channel=where(norr), ts=posted["ts"], text="Anna: 1 of 2", blocks=[HI])
    await client.chat_postMessage(channel=where(norr), text="answered", thread_ts=posted["ts"])
    card, reply = norr.standing
    assert (card.text, card.metadata, card.is_marked_edited) == ("Anna: 1 of 2", posted["message"]["metadata"], False)
    assert [text for _, text, _ in card.revisions] == ["Anna", "Anna: 1 of 2"]
    assert reply.is_reply


async def test_history_asks_for_a_scope_and_shows_metadata(client: AsyncWebClient, norr: Workspace) -> None:
    metadata = {"event_type": "card", "event_payload": {"check": "1"}}
    await client.chat_postMessage(channel=where(norr), text="Anna", metadata=metadata)
    assert (await refusal(client.conversations_history(channel=where(norr))))["needed"] == "channels:history"
    norr.scopes |= HISTORY
    [plain] = (await client.conversations_history(channel=where(norr)))["messages"]
    [whole] = (await client.conversations_history(channel=where(norr), include_all_metadata=True))["messages"]
    assert ("metadata" in plain, whole["metadata"]) == (False, metadata)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": [WRONG]}, "invalid_blocks"),
        ({"text": "x", "blocks": [HI] * 2}, "invalid_blocks"),
        ({"text": "x", "blocks": [{"type": "divider"}] * 51}, "invalid_blocks"),
        ({"text": "Hi <!channel>"}, "unescaped_text"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "colour": "red"}, "invalid_arguments"),
        ({"text": "x", "channel": "C404"}, "channel_not_found"),
        ({"text": "x", "metadata": {"event_type": "card"}}, "invalid_metadata_format"),
    ],
)
async def test_a_wrong_post_is_refused_and_held_against_us(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace, asked: dict[str, Any], says: str
) -> None:
    assert (await refusal(client.chat_postMessage(**{"channel": where(norr), **asked})))["error"] == says
    assert (len(slack.complaints), norr.messages) == (says != "channel_not_found", [])


async def test_blocks_without_text_are_taken_and_complained_of(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace
) -> None:
    await client.chat_postMessage(channel=where(norr), blocks=[HI])
    assert "no text" in slack.complaints[0]


async def test_only_standing_messages_of_our_own_are_changed(client: AsyncWebClient, norr: Workspace) -> None:
    channel = where(norr)
    unknown = await refusal(client.chat_update(channel=channel, ts="1.000001", text="x"))
    posted = await client.chat_postMessage(channel=channel, text="x")
    norr.standing[0].user = "USOMEBODY"
    others = await refusal(client.chat_update(channel=channel, ts=posted["ts"], text="y"))
    assert (unknown["error"], others["error"]) == ("message_not_found", "cant_update_message")


def test_posts_in_a_channel_and_updates_of_a_workspace_have_their_rates() -> None:
    rates = Rates()
    posts = [rates.retry_after("T1", "chat.postMessage", "C1", now) for now in (10, 10, 10, 10, 10, 10, 11)]
    assert posts == [0, 0, 0, 0, 1, 1, 0]
    updates = [rates.retry_after("T1", "chat.update", "C1", 10 + number / 10) for number in range(51)]
    assert updates == [0] * 50 + [55]
    assert rates.retry_after("T2", "chat.update", "C1", 15) == rates.retry_after("T1", "chat.update", "C1", 70) == 0


async def test_whoever_calls_too_often_is_told_when_to_come_again(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace
) -> None:
    slack.rates.a_minute["chat.update"] = 1
    posted = await client.chat_postMessage(channel=where(norr), text="a")
    await client.chat_update(channel=where(norr), ts=posted["ts"], text="b")
    limited = await refusal(client.chat_update(channel=where(norr), ts=posted["ts"], text="c"))
    assert (limited.status_code, limited["error"], len(slack.limited)) == (429, "ratelimited", 1)
    assert 1 <= int(limited.headers["Retry-After"]) <= 60


async def test_a_call_before_its_retry_after_is_held_against_us(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace
) -> None:
    slack.faults.coming["chat.postMessage", ANYWHERE] = [Fault.BUSY]
    await refusal(client.chat_postMessage(channel=where(norr), text="x"))
    slack.waits.begin(slack.calls[-1], 3000, time.monotonic() - 1000)  # also on a busy machine
    await client.chat_postMessage(channel=where(norr), text="x")
    assert "before the Retry-After" in slack.complaints[0]


async def test_the_clients_own_patience_is_enough(slack: SlackStandIn, norr: Workspace) -> None:
    slack.faults.coming["users.info", ANYWHERE], slack.faults.retry_after_seconds = [Fault.BUSY], 2
    handlers = [AsyncRateLimitErrorRetryHandler(max_retry_count=1)]
    token = norr.new_token().text
    client = AsyncWebClient(token=token, base_url=slack.api_base_url, retry_handlers=list(handlers))
    sara = next(one for one in norr.users.values() if one.name == "sara")
    found = await client.users_info(user=sara.id, include_locale=True)
    assert (found["user"]["locale"], found["user"]["tz"]) == ("sv-SE", "Europe/Stockholm")
    assert slack.complaints == []


@pytest.mark.parametrize(
    ("fault", "posted"),
    [
        (Fault.ANSWERED_500, 0),
        (Fault.ANSWERED_500_AFTERWARDS, 1),
        (Fault.DROPPED, 0),
        (Fault.DROPPED_AFTERWARDS, 1),
        (Fault.INTERNAL, 0),
    ],
)
async def test_a_fault_is_met_before_or_after_the_work(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace, fault: Fault, posted: int
) -> None:
    slack.faults.coming["chat.postMessage", ANYWHERE] = [fault]
    with pytest.raises(Exception):  # noqa: B017 - the client has no one name for them
        await client.chat_postMessage(channel=where(norr), text="x")
    assert (len(norr.messages), slack.complaints) == (posted, [])


async def test_a_trigger_is_good_once_in_its_workspace_and_for_three_seconds(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace
) -> None:
    sara = next(one for one in norr.users.values() if one.name == "sara")
    ours, late, theirs = (Interaction("command", id, sara.id) for id in (norr.id, norr.id, slack.workspaces[1].id))
    late.at -= 1000  # also on a busy machine
    ours.at += 1000
    for interaction in (ours, late, theirs):
        slack.triggers.give(interaction)
    await client.views_open(trigger_id=ours.trigger_id, view=MODAL)
    says = [
        (await refusal(client.views_open(trigger_id=one.trigger_id, view=MODAL)))["error"]
        for one in (ours, late, theirs)
    ]
    assert says == ["exchanged_trigger_id", "expired_trigger_id", "invalid_trigger_id"]


@pytest.mark.parametrize(
    "changed",
    [
        {"title": {"type": "plain_text", "text": "x" * 25}},
        {"blocks": []},
        {"private_metadata": "x" * 3001},
        {"blocks": [{"type": "input", "label": {"type": "plain_text", "text": "Name"}, "element": {"type": "button"}}]},
        {
            "blocks": [
                {
                    "type": "input",
                    "label": {"type": "plain_text", "text": "Name"},
                    "element": {"type": "plain_text_input", "action_id": "a"},
                }
            ]
        },
    ],
)
async def test_a_wrong_modal_is_refused(
    slack: SlackStandIn, client: AsyncWebClient, norr: Workspace, changed: dict[str, Any]
) -> None:
    interaction = Interaction("command", norr.id, "U1", at=time.monotonic() + 1000)  # also on a busy machine
    slack.triggers.give(interaction)
    refused = await refusal(client.views_open(trigger_id=interaction.trigger_id, view={**MODAL, **changed}))
    assert (refused["error"], "/view" in refused["response_metadata"]["messages"][0]) == ("invalid_arguments", True)


async def test_a_home_is_published_and_guarded_by_its_hash(client: AsyncWebClient, norr: Workspace) -> None:
    sara = next(one for one in norr.users.values() if one.name == "sara")
    home = {"type": "home", "blocks": [HI]}
    first = await client.views_publish(user_id=sara.id, view=home)
    await client.views_publish(user_id=sara.id, view=home, hash=first["view"]["hash"])
    refused = await refusal(client.views_publish(user_id=sara.id, view=home, hash=first["view"]["hash"]))
    assert refused["error"] == "hash_conflict"


async def test_a_file_comes_in_three_steps(slack: SlackStandIn, client: AsyncWebClient, norr: Workspace) -> None:
    posted = await client.chat_postMessage(channel=where(norr), text="card")
    await client.files_upload_v2(
        content=b"%PDF-1.7", filename="report.pdf", title="Report", channel=where(norr), thread_ts=posted["ts"]
    )
    shared = norr.standing[-1]
    assert ([one["title"] for one in shared.files], shared.is_reply) == (["Report"], True)
    assert [one.content for one in norr.files.values()] == [b"%PDF-1.7"]
    assert slack.complaints == []


async def test_tokens_are_bought_by_a_code_and_refreshed_once(slack: SlackStandIn, norr: Workspace) -> None:
    norr.rotates = True
    app = slack.app
    client = AsyncWebClient(base_url=slack.api_base_url)
    asked = f"{slack.authorize_url}?client_id={app.client_id}&scope=chat:write&state=s"
    sara = next(one for one in norr.users.values() if one.name == "sara")
    code = parse_qs(urlsplit(await Browser(norr, sara).agree(asked)).query)["code"][0]
    bought = await client.oauth_v2_access(client_id=app.client_id, client_secret=app.client_secret, code=code)
    assert (await AsyncWebClient(token=bought["access_token"], base_url=slack.api_base_url).auth_test())[
        "team"
    ] == "Norr"
    ours = {"client_id": app.client_id, "client_secret": app.client_secret, "grant_type": "refresh_token"}
    fresh = await client.oauth_v2_access(**ours, refresh_token=bought["refresh_token"])
    again = await refusal(client.oauth_v2_access(**ours, refresh_token=bought["refresh_token"]))
    assert (fresh["expires_in"], again["error"]) == (43200, "invalid_refresh_token")


async def test_nobody_gets_in_without_a_token_that_stands(slack: SlackStandIn, norr: Workspace) -> None:
    known = norr.new_token()
    wrong = [None, "xoxb-unknown", known.text]
    known.is_revoked = True
    clients = [AsyncWebClient(token=one, base_url=slack.api_base_url) for one in wrong]
    assert [(await refusal(one.auth_test()))["error"] for one in clients] == [
        "not_authed",
        "invalid_auth",
        "token_revoked",
    ]
