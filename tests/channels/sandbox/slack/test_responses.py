"""Response URLs: five answers in thirty minutes, to the person or to all, new or in place of the old."""

from typing import Any

from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.channels.sandbox.slack.cast import RUT
from tests.channels.sandbox.slack.conftest import HIRING, Office

BUTTONS = {
    "type": "actions",
    "block_id": "acts",
    "elements": [{"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "x"}}],
}


async def asked_by_command(office: Office) -> AsyncWebhookClient:
    await office.do("command", text="/refcheck")
    return AsyncWebhookClient(office.app.told[-1]["response_url"], retry_handlers=[])


async def asked_by_click(office: Office, ts: str) -> AsyncWebhookClient:
    await office.do("act", ts=ts, block="acts", action="a")
    return AsyncWebhookClient(office.app.told[-1]["response_url"], retry_handlers=[])


async def texts(office: Office, person: str = RUT.id) -> list[str]:
    return [one["text"] for one in (await office.pane(person))["messages"]]


async def test_five_answers_and_no_sixth(office: Office) -> None:
    respond = await asked_by_command(office)
    answers = [await respond.send(text=str(number)) for number in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [404]
    assert await texts(office) == ["0", "1", "2", "3", "4"] and await texts(office, "U0NILS") == []


async def test_half_an_hour_and_no_longer(office: Office) -> None:
    respond = await asked_by_command(office)
    office.seconds.now += 1799
    assert (await respond.send(text="in time", response_type="in_channel")).status_code == 200
    office.seconds.now += 2
    assert (await respond.send(text="late")).status_code == 404
    assert await texts(office, "U0NILS") == ["in time"]


async def test_an_answer_may_take_the_place_of_the_message(office: Office) -> None:
    ts = str((await office.client.chat_postMessage(channel=HIRING, text="card", blocks=[BUTTONS]))["ts"])
    respond = await asked_by_click(office, ts)
    await respond.send(text="done", replace_original=True)
    assert await texts(office) == ["done"]
    await respond.send(delete_original=True)
    assert await texts(office) == []
    assert (await respond.send(text="again", replace_original=True)).status_code == 400


async def test_an_ephemeral_message_is_changed_by_its_response_url(office: Office) -> None:
    respond = await asked_by_command(office)
    await respond.send(text="choose", blocks=[BUTTONS])
    [message] = (await office.pane())["messages"]
    again = await asked_by_click(office, message["ts"])
    await again.send(text="chosen", replace_original=True)
    [changed] = (await office.pane())["messages"]
    assert (changed["text"], changed["only_me"], changed["ts"]) == ("chosen", True, message["ts"])


async def test_an_answer_to_a_thread_stays_in_it(office: Office) -> None:
    parent = str((await office.client.chat_postMessage(channel=HIRING, text="card"))["ts"])
    sent: Any = await office.client.chat_postMessage(channel=HIRING, text="x", blocks=[BUTTONS], thread_ts=parent)
    respond = await asked_by_click(office, sent["ts"])
    await respond.send(text="only you")
    assert [one["text"] for one in (await office.pane(thread=parent))["thread"]["messages"]] == [
        "card",
        "x",
        "only you",
    ]


async def test_what_slack_would_not_show_is_refused(office: Office) -> None:
    respond = await asked_by_command(office)
    for asked in ({"blocks": [{"type": "marquee"}]}, {"response_type": "loud", "text": "x"}, {}):
        assert (await respond.send_dict(asked)).status_code == 400
    async with office.session.post(respond.url, data=b"[") as answer:
        assert answer.status == 400
    assert len((await office.pane())["refusals"]) == 3
