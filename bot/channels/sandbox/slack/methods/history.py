"""conversations.history and conversations.replies: what was said."""

from collections.abc import Sequence
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.given.messages import message_given
from bot.channels.sandbox.slack.reaching import reachable
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage, Stretch

Json = dict[str, Any]


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


def _for_all(messages: Sequence[SlackMessage]) -> list[SlackMessage]:
    return [one for one in messages if not one.visible_to]


def _stretch(asked: Arguments, most: int) -> Stretch:
    """One more than asked for, to know whether there are others."""
    before = asked.text("cursor") or asked.text("latest")
    is_inclusive = asked.flag("inclusive") and not asked.has("cursor")
    return Stretch(before, asked.text("oldest"), is_inclusive, most + 1)


def _next_before(shown: Sequence[SlackMessage]) -> Json:
    return {"response_metadata": {"next_cursor": shown[0].ts if shown else ""}}
