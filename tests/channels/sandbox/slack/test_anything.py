"""Whatever the app sends, Slack's likeness answers in words: never with an exception."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.sandbox.slack.kit.surfaces import Surface
from bot.channels.sandbox.slack.kit.whole import faults_in_message, faults_in_view
from tests.channels.sandbox.slack.conftest import HIRING, Office
from tests.channels.sandbox.slack.test_acts import BUTTONS, EMAIL, NAME, ROUTE, WHERE

Json = dict[str, Any]
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["section", "mrkdwn", "button"]),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "options", "x"]), some),
    max_leaves=6,
)
MODAL: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "x"},
    "submit": {"type": "plain_text", "text": "x"},
    "blocks": [NAME, EMAIL, ROUTE, WHERE, BUTTONS],
}


@given(st.data())
@settings(max_examples=100)
def test_a_view_with_anything_in_any_place_is_judged(data: st.DataObject) -> None:
    view = deepcopy(MODAL)
    place = data.draw(st.sampled_from(list(places(view))))
    inside, key = place
    inside[key] = data.draw(ODD)
    faults = faults_in_view(view, Surface.MODAL)
    assert all("[json-pointer:/view" in fault for fault in faults)


@given(ODD)
@settings(max_examples=60)
def test_anything_for_blocks_is_judged(blocks: Any) -> None:
    assert all("[json-pointer:/blocks" in fault for fault in faults_in_message(blocks))


def places(value: Any) -> Any:
    """Every place in a structure, as what holds it and under which key."""
    for key, inside in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inside, dict | list):
            yield from places(inside)


@pytest.mark.parametrize(
    ("method", "asked"),
    [
        ("chat.postMessage", {}),
        ("chat.postMessage", {"channel": [HIRING], "text": "x"}),
        ("chat.postMessage", {"channel": HIRING, "text": {}}),
        ("chat.postMessage", {"channel": HIRING, "blocks": "7"}),
        ("chat.postMessage", {"channel": HIRING, "text": "x", "metadata": "[]"}),
        ("chat.postMessage", {"channel": HIRING, "text": "x", "attachments": "[]"}),
        ("chat.update", {"channel": HIRING, "text": "x"}),
        ("chat.getPermalink", {"channel": HIRING, "message_ts": "1"}),
        ("conversations.history", {"channel": HIRING, "limit": "many"}),
        ("conversations.history", {"channel": HIRING, "limit": 1000}),
        ("conversations.list", {"types": "secret"}),
        ("conversations.list", {"cursor": "x"}),
        ("conversations.open", {"users": "U0VOUCHLINE"}),
        ("conversations.open", {"users": "U0RUT,U0NILS"}),
        ("files.completeUploadExternal", {}),
        ("files.completeUploadExternal", {"files": [{}]}),
        ("files.getUploadURLExternal", {"filename": "a", "length": 10**9}),
        ("views.open", {"trigger_id": "1"}),
        ("views.update", {"view_id": "V1", "view": "["}),
        ("views.publish", {"user_id": "U0RUT", "view": 7}),
        ("views.publish", {"user_id": "U0RUT"}),
    ],
)
async def test_odd_arguments_are_refused_in_slacks_words(office: Office, method: str, asked: Json) -> None:
    refused = await office.refused(method, **asked)
    assert refused["ok"] is False and refused["error"]


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"\xff", "application/json", "invalid_json"),
        (b"channel=\xff", "application/x-www-form-urlencoded", "invalid_form_data"),
        (b"x" * 1_000_001, "application/x-www-form-urlencoded", "request_too_large"),
    ],
)
async def test_bodies_that_cannot_be_read_are_refused(
    office: Office, body: bytes, content_type: str, error: str
) -> None:
    headers = {"Authorization": f"Bearer {office.client.token}", "Content-Type": content_type}
    async with office.session.post(
        f"{office.url}/sandbox/slack/api/chat.postMessage", data=body, headers=headers
    ) as answer:
        assert (await answer.json())["error"] == error
