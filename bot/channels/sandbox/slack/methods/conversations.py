"""conversations.*: channels, and what was said in them."""

from collections.abc import Sequence
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import CHANNELS, PEOPLE, SlackChannel, channel_named
from bot.channels.sandbox.slack.given import channel_given, message_given
from bot.channels.sandbox.slack.posting import reachable
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage, Stretch

Json = dict[str, Any]
KINDS = ("public_channel", "private_channel", "mpim", "im")


async def show(workspace: Workspace, asked: Arguments) -> Json:
    return {"channel": channel_given(_seen(asked.required("channel")))}


async def index(workspace: Workspace, asked: Arguments) -> Json:
    kinds = [one.strip() for one in (asked.text("types") or KINDS[0]).split(",")]
    if not set(kinds) <= set(KINDS):
        raise Refused("invalid_types")
    most, start = asked.whole("limit", 100, 1000), _place(asked)
    found = [one for one in CHANNELS.values() if _kind(one) in kinds and (one.has_app or not one.is_private)]
    more = len(found) > start + most
    return {"channels": [channel_given(one) for one in found[start : start + most]], **_next(start + most, more)}


async def begin(workspace: Workspace, asked: Arguments) -> Json:
    """The direct conversation with one person."""
    if given := asked.text("channel"):
        return {"channel": {"id": _seen(given).id}}
    people = [one.strip() for one in (asked.text("users") or "").split(",") if one.strip()]
    if not people:
        raise Refused("users_list_not_supplied")
    if any(one not in PEOPLE for one in people):
        raise Refused("user_not_found")
    if len(people) > 1:
        raise Refused("not_enough_users", ["the sandbox has no conversations of several people"])
    channel = channel_named(people[0])
    if not channel:
        raise Refused("cannot_dm_bot")
    return {"channel": channel_given(channel) if asked.flag("return_im") else {"id": channel.id}}


async def history(workspace: Workspace, asked: Arguments) -> Json:
    """Newest first; answers in threads are not among them."""
    channel, most = reachable(asked.required("channel")), asked.whole("limit", 100, 999)
    found = await workspace.store.in_channel(channel.id, _stretch(asked, most))
    more, shown = len(found) > most, _for_all(found[-most:])
    threads = await workspace.store.answers(channel.id, [one.ts for one in shown])
    with_metadata = asked.flag("include_all_metadata")
    messages = [message_given(one, threads.get(one.ts, ()), with_metadata) for one in reversed(shown)]
    return {"messages": messages, "has_more": more, **(_next_before(shown) if more else {})}


async def replies(workspace: Workspace, asked: Arguments) -> Json:
    """What is answered comes first, then the answers, oldest first."""
    channel, most = reachable(asked.required("channel")), asked.whole("limit", 1000, 1000)
    found = await workspace.store.of(channel.id, asked.required("ts"))
    parent = await workspace.store.of(channel.id, found.thread_ts) if found and found.thread_ts else found
    if not parent or parent.visible_to:
        raise Refused("thread_not_found")
    answers = await workspace.store.in_thread(channel.id, parent.ts, _stretch(asked, most))
    with_metadata, shown = asked.flag("include_all_metadata"), _for_all(answers[-most:])
    messages = [message_given(parent, shown, with_metadata)]
    messages += [message_given(one, (), with_metadata) for one in shown]
    return {"messages": messages, "has_more": len(answers) > most}


def _seen(given: str) -> SlackChannel:
    channel = CHANNELS.get(given)
    if not channel or (channel.is_private and not channel.has_app):
        raise Refused("channel_not_found")
    return channel


def _kind(channel: SlackChannel) -> str:
    if channel.is_direct:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def _for_all(messages: Sequence[SlackMessage]) -> list[SlackMessage]:
    return [one for one in messages if not one.visible_to]


def _stretch(asked: Arguments, most: int) -> Stretch:
    """One more than asked for, to know whether there are others."""
    before = asked.text("cursor") or asked.text("latest")
    is_inclusive = asked.flag("inclusive") and not asked.has("cursor")
    return Stretch(before, asked.text("oldest"), is_inclusive, most + 1)


def _next_before(shown: Sequence[SlackMessage]) -> Json:
    return {"response_metadata": {"next_cursor": shown[0].ts if shown else ""}}


def _place(asked: Arguments) -> int:
    cursor = asked.text("cursor") or "0"
    if not cursor.isdecimal():
        raise Refused("invalid_cursor")
    return int(cursor)


def _next(place: int, more: bool) -> Json:
    return {"response_metadata": {"next_cursor": str(place) if more else ""}}
