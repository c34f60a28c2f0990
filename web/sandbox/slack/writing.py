"""What people write in the pane: words, and commands."""

from aiohttp import web

from bot.channels.sandbox.slack.acts.commanding import command as send
from bot.channels.sandbox.slack.drafts import Draft
from bot.channels.sandbox.slack.posting import post
from web.sandbox.asking import Asked, text_of
from web.sandbox.slack.asked import in_the_pane, where, who

LONGEST_TEXT = 4000


@in_the_pane
async def command(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    name, _, text = text_of(asked, "text", LONGEST_TEXT).strip().partition(" ")
    outcome = await send(workspace, person, where(asked, person), text.strip(), name)
    return outcome.told


@in_the_pane
async def say(request: web.Request, asked: Asked) -> Asked:
    """Plain words in a conversation, which the app does not hear: it has asked for no right to read."""
    workspace, person = who(request, asked)
    channel, draft = where(asked, person), Draft(text_of(asked, "text", LONGEST_TEXT), (), None)
    thread_ts = text_of(asked, "thread") if asked.get("thread") else None
    message = await post(workspace, channel.id, draft, thread_ts, author=person)
    return {"ts": message.ts}
