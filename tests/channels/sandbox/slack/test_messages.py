"""Messages of the app, by the real client: posted, changed, deleted, found again."""

from bot.channels.sandbox.slack.cast import RUT
from tests.channels.sandbox.slack.conftest import HIRING, Office, direct

BLOCKS = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Anna*"}}]
METADATA = {"event_type": "check_card", "event_payload": {"check": "c-1"}}


async def test_the_client_finds_out_who_it_is(office: Office) -> None:
    found = await office.client.auth_test()
    assert (found["team_id"], found["user_id"], found["bot_id"]) == ("T0SANDBOX", "U0VOUCHLINE", "B0VOUCHLINE")


async def test_a_message_is_posted_and_found_with_its_metadata(office: Office) -> None:
    posted = await office.client.chat_postMessage(channel="#hiring", text="Anna", blocks=BLOCKS, metadata=METADATA)
    assert posted["channel"] == HIRING and posted["message"]["blocks"][0]["block_id"]
    found = await office.client.conversations_history(channel=HIRING, include_all_metadata=True)
    [message] = found["messages"]
    assert (message["ts"], message["metadata"], message["bot_id"]) == (posted["ts"], METADATA, "B0VOUCHLINE")
    plain = await office.client.conversations_history(channel=HIRING)
    assert "metadata" not in plain["messages"][0]


async def test_what_carries_metadata_is_told_of(office: Office) -> None:
    posted = await office.client.chat_postMessage(channel=HIRING, text="Anna", metadata=METADATA)
    await office.client.chat_postMessage(channel=HIRING, text="Bo")
    await office.workspace.calls.settled()
    [told] = office.app.told
    event = told["event"]
    assert office.app.are_signed == [True] and told["type"] == "event_callback"
    assert (event["type"], event["metadata"]) == ("message_metadata_posted", METADATA)
    assert (event["message_ts"], event["channel_id"]) == (posted["ts"], HIRING)


async def test_every_ts_is_its_own_in_order(office: Office) -> None:
    stamps = [str((await office.client.chat_postMessage(channel=HIRING, text=str(n)))["ts"]) for n in range(20)]
    assert stamps == sorted(set(stamps))
    found = await office.client.conversations_history(channel=HIRING, limit=5)
    assert [one["text"] for one in found["messages"]] == ["19", "18", "17", "16", "15"] and found["has_more"]
    rest = await office.client.conversations_history(
        channel=HIRING, limit=15, cursor=found["response_metadata"]["next_cursor"]
    )
    assert [one["text"] for one in rest["messages"]][:2] == ["14", "13"] and not rest["has_more"]


async def test_answers_go_to_a_thread(office: Office) -> None:
    parent = await office.client.chat_postMessage(channel=HIRING, text="Anna")
    first = await office.client.chat_postMessage(channel=HIRING, text="nominated", thread_ts=str(parent["ts"]))
    assert (await office.refused("chat.postMessage", channel=HIRING, text="x", thread_ts="1.2"))["error"] == (
        "thread_not_found"
    )
    answered = await office.refused("chat.postMessage", channel=HIRING, text="x", thread_ts=first["ts"])
    assert answered["error"] == "cannot_reply_to_message"
    thread = await office.client.conversations_replies(channel=HIRING, ts=str(parent["ts"]))
    assert [one["text"] for one in thread["messages"]] == ["Anna", "nominated"]
    [message] = (await office.client.conversations_history(channel=HIRING))["messages"]
    assert (message["reply_count"], message["latest_reply"]) == (1, first["ts"])


async def test_a_change_with_blocks_shows_no_mark_and_a_text_alone_takes_the_blocks_away(office: Office) -> None:
    ts = str((await office.client.chat_postMessage(channel=HIRING, text="a", blocks=BLOCKS, metadata=METADATA))["ts"])
    with_blocks = await office.client.chat_update(channel=HIRING, ts=ts, text="b", blocks=BLOCKS)
    assert "edited" not in with_blocks["message"] and with_blocks["message"]["metadata"] == METADATA
    alone = await office.client.chat_update(channel=HIRING, ts=ts, text="c")
    assert "blocks" not in alone["message"] and alone["message"]["edited"]
    assert (await office.refused("chat.update", channel=HIRING, ts=ts))["error"] == "no_text"
    assert (await office.refused("chat.update", channel=HIRING, ts=ts, text="x" * 4001))["error"] == "msg_too_long"
    assert (await office.refused("chat.update", channel=HIRING, ts="1.2", text="x"))["error"] == "message_not_found"


async def test_nobody_elses_message_is_changed(office: Office) -> None:
    ts = (await office.do("say", text="Hej"))["ts"]
    assert (await office.refused("chat.update", channel=HIRING, ts=ts, text="x"))["error"] == "cant_update_message"
    assert (await office.refused("chat.delete", channel=HIRING, ts=ts))["error"] == "cant_delete_message"


async def test_the_51st_change_in_a_minute_waits(office: Office) -> None:
    ts = str((await office.client.chat_postMessage(channel=HIRING, text="a"))["ts"])
    for number in range(50):
        await office.client.chat_update(channel=HIRING, ts=ts, text=str(number))
    office.seconds.now += 20.5
    refused = await office.refused("chat.update", channel=HIRING, ts=ts, text="x")
    assert refused["error"] == "ratelimited"
    headers = {"Authorization": f"Bearer {office.client.token}"}
    async with office.session.post(f"{office.url}/sandbox/slack/api/chat.update", headers=headers) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (429, "40")
    office.seconds.now += 40
    await office.client.chat_update(channel=HIRING, ts=ts, text="again")


async def test_a_deleted_message_leaves_its_thread_below_a_tombstone(office: Office) -> None:
    lonely, parent = [str((await office.client.chat_postMessage(channel=HIRING, text="a"))["ts"]) for _ in range(2)]
    await office.client.chat_postMessage(channel=HIRING, text="answer", thread_ts=parent)
    for ts in (lonely, parent):
        await office.client.chat_delete(channel=HIRING, ts=ts)
        assert (await office.refused("chat.delete", channel=HIRING, ts=ts))["error"] == "message_not_found"
    [left] = (await office.client.conversations_history(channel=HIRING))["messages"]
    assert (left["subtype"], left["ts"], left["reply_count"]) == ("tombstone", parent, 1)


async def test_an_ephemeral_message_is_seen_by_one_and_out_of_reach(office: Office) -> None:
    posted = await office.client.chat_postEphemeral(channel=HIRING, user=RUT.id, text="psst")
    ts = str(posted["message_ts"])
    assert [(one["text"], one["only_me"]) for one in (await office.pane())["messages"]] == [("psst", True)]
    assert (await office.pane("U0NILS"))["messages"] == []
    assert (await office.client.conversations_history(channel=HIRING))["messages"] == []
    assert (await office.refused("chat.update", channel=HIRING, ts=ts, text="x"))["error"] == "message_not_found"
    assert (await office.do("dismiss", "U0NILS", ts=ts))["type"] == "gone"
    await office.do("dismiss", ts=ts)
    assert (await office.pane())["messages"] == []


async def test_where_the_app_may_write(office: Office) -> None:
    for channel, error in {
        "C0RANDOM": "not_in_channel",
        "C9": "channel_not_found",
        "#nowhere": "channel_not_found",
    }.items():
        assert (await office.refused("chat.postMessage", channel=channel, text="x"))["error"] == error
    to_rut = await office.client.chat_postMessage(channel=RUT.id, text="x")
    opened = await office.client.conversations_open(users=RUT.id)
    assert to_rut["channel"] == opened["channel"]["id"] == direct()
    refused = await office.refused("chat.postEphemeral", channel=direct(), user="U0NILS", text="x")
    assert refused["error"] == "user_not_in_channel"


async def test_a_permalink_leads_into_the_pane(office: Office) -> None:
    ts = str((await office.client.chat_postMessage(channel=HIRING, text="a"))["ts"])
    answer = str((await office.client.chat_postMessage(channel=HIRING, text="b", thread_ts=ts))["ts"])
    for message, more in ((ts, ""), (answer, f"&thread={ts}")):
        link = str((await office.client.chat_getPermalink(channel=HIRING, message_ts=message))["permalink"])
        async with office.session.get(link, allow_redirects=False) as led:
            assert led.headers["Location"] == f"/sandbox?slack={HIRING}&message={message}{more}"


async def test_a_long_text_is_cut_and_long_blocks_are_refused(office: Office) -> None:
    posted = await office.client.chat_postMessage(channel=HIRING, text="x" * 40_001)
    assert len(posted["message"]["text"]) == 40_000
    long = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}} for _ in range(5)]
    assert (await office.refused("chat.postMessage", channel=HIRING, blocks=long))["error"] == "msg_blocks_too_long"
    for asked, error in (
        ({"text": " "}, "no_text"),
        ({"blocks": "[oops"}, "invalid_blocks_format"),
        ({"text": "x", "metadata": "{"}, "invalid_metadata_format"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
    ):
        assert (await office.refused("chat.postMessage", channel=HIRING, **asked))["error"] == error


async def test_nobody_else_gets_in(office: Office) -> None:
    assert (await office.refused("chat.nothing"))["error"] == "unknown_method"
    for token, error in ((None, "not_authed"), ("x", "invalid_auth"), ("é", "invalid_auth")):
        asked = {"token": token} if token else {}
        async with office.session.post(f"{office.url}/sandbox/slack/api/auth.test", data=asked) as answer:
            assert (await answer.json())["error"] == error
