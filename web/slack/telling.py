"""What is said to one recruiter alone: in the channel, in a view of ours, or in a message of their own."""

import logging
from collections.abc import Sequence

from bot.channels.slack.blocks.parts import Block, modal, section
from bot.channels.slack.blocks.words import escape
from bot.channels.slack.errors import SlackError
from bot.domain.inbox import Happening
from web.slack.here import Here, Within

log = logging.getLogger(__name__)

NOTICE = "notice"  # the callback of a view that only says something


def aloud_to_one(text: str, blocks: Sequence[Block] = (), *, replaces: bool = False) -> Block:
    """An answer to a command or click, which nobody else sees; `replaces`: in place of what was pressed."""
    shown = list(blocks) or [section(text)]
    return {"response_type": "ephemeral", "replace_original": replaces, "text": escape(text), "blocks": shown}


async def tell(here: Here, text: str, blocks: Sequence[Block] = ()) -> None:
    """Where Slack lets us not answer where the person is, it comes as a message of their own."""
    if await _is_said_here(here, text, blocks):
        return
    await tell_alone(here, text)


async def tell_alone(here: Here, text: str) -> None:
    """As a message of their own, which stays; put down before it is said."""
    await here.vouchline.intake.take(here.of_mine(Happening.RECRUITER_TOLD, {"text": escape(text)}, "told"))


async def _is_said_here(here: Here, text: str, blocks: Sequence[Block]) -> bool:
    try:
        if here.within is not Within.CHANNEL:
            return await _in_a_view(here, text, blocks)
        return await _through_the_address(here, text, blocks) or await _in_the_channel(here, text, blocks)
    except SlackError as error:
        log.info("could not answer %s where they are: %s", here.asker.user, error)
        return False


async def _through_the_address(here: Here, text: str, blocks: Sequence[Block]) -> bool:
    if not here.asker.response_url:
        return False
    try:
        await here.slack.respond(here.asker.response_url, aloud_to_one(text, blocks, replaces=here.is_spent))
    except SlackError as error:
        log.info("a response URL was not taken: %s", error)
        return False
    return True


async def _in_the_channel(here: Here, text: str, blocks: Sequence[Block]) -> bool:
    asker = here.asker
    if not asker.channel:
        return False
    where = {"channel": asker.channel, "user": asker.user}
    shown = list(blocks) or [section(text)]
    await here.slack.call(asker.workspace, "chat.postEphemeral", **where, text=escape(text), blocks=shown)
    return True


async def _in_a_view(here: Here, text: str, blocks: Sequence[Block]) -> bool:
    if not here.asker.trigger:
        return False
    shown = list(blocks) or [section(text)]
    view = modal(NOTICE, here.say("slack.notice_view.title"), shown, close=here.say("slack.form.close"))
    method = "views.push" if here.within is Within.MODAL else "views.open"
    await here.slack.call(here.asker.workspace, method, trigger_id=here.asker.trigger, view=view)
    return True
