"""A post of ours is deleted again. Twice is as good as once, so that nothing has to be looked up."""

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackBusy, SlackError, SlackRefused, WorkspaceGone
from bot.domain.message import Message
from bot.ports import Accepted, NotTaken, Refused, SendResult

AGAIN_SECONDS = 5.0
NOT_THERE = frozenset({"message_not_found", "channel_not_found", "thread_not_found"})


async def taken_back(slack: Slack, workspace: str, message: Message) -> SendResult:
    post = str((message.about or {}).get("post") or "")
    channel, _, ts = post.partition(":")
    try:
        await slack.call(workspace, "chat.delete", channel=channel, ts=ts)
    except SlackBusy as busy:
        return NotTaken(busy.wait_seconds, whole_sender=True)
    except SlackRefused as refused:
        return Accepted(post) if refused.error in NOT_THERE else Refused(refused.error)
    except WorkspaceGone:
        return Refused("workspace_gone")
    except SlackError:
        return NotTaken(AGAIN_SECONDS)
    return Accepted(post)
