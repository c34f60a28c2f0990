"""Posting, changing and taking away messages."""

from tests.standins.slack.calls import Asked, Refused
from tests.standins.slack.kit import errors_of_message
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Channel, Message


def post(asked: Asked) -> Json:
    _check_message(asked)
    channel = channel_to_post_in(asked, str(asked.args["channel"]))
    message = _new_message(asked, channel)
    asked.workspace.messages.append(message)
    shown = message.shown(asked.workspace.bot_id)
    return {"ok": True, "channel": channel.id, "ts": message.ts, "message": shown}


def post_ephemeral(asked: Asked) -> Json:
    _check_message(asked)
    user = str(asked.args["user"])
    channel = channel_to_post_in(asked, str(asked.args["channel"]))
    if user not in channel.members:
        raise Refused("user_not_in_channel")
    message = _new_message(asked, channel)
    message.seen_by = user
    asked.workspace.messages.append(message)
    return {"ok": True, "message_ts": message.ts}


def update(asked: Asked) -> Json:
    _check_message(asked, is_update=True)
    message = _own_message(asked)
    _complain_of_changes(asked, message)
    blocks = asked.args.get("blocks") or []
    message.is_marked_edited = not blocks
    message.becomes(str(asked.args.get("text") or ""), blocks)
    if "metadata" in asked.args:
        message.metadata = asked.args["metadata"]
    shown = message.shown(asked.workspace.bot_id)
    return {"ok": True, "channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(asked: Asked) -> Json:
    message = _own_message(asked)
    message.is_deleted = True
    return {"ok": True, "channel": message.channel, "ts": message.ts}


def permalink(asked: Asked) -> Json:
    channel, ts = str(asked.args["channel"]), str(asked.args["message_ts"])
    if not asked.workspace.message(channel, ts):
        raise Refused("message_not_found")
    where = f"https://{asked.workspace.domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
    return {"ok": True, "channel": channel, "permalink": where}


def channel_to_post_in(asked: Asked, wanted: str) -> Channel:
    """Where the bot may post; a person's id leads to their direct messages. Raises `Refused`."""
    workspace = asked.workspace
    if wanted in workspace.users:
        if workspace.users[wanted].is_bot:
            raise Refused("cannot_dm_bot")
        return workspace.direct(wanted)
    channel = workspace.channels.get(wanted)
    if channel is None:
        if wanted.startswith("#") or wanted[:1] not in ("C", "D", "U"):
            asked.complain(f"a channel by its name: {wanted}")
        raise Refused("channel_not_found")
    if workspace.bot_user not in channel.members:
        raise Refused("channel_not_found" if channel.is_private else "not_in_channel")
    if channel.is_archived:
        raise Refused("is_archived")
    return channel


def _check_message(asked: Asked, is_update: bool = False) -> None:
    if faulty := errors_of_message(asked.args, is_update):
        said = [f"[ERROR] {one}" for one in faulty.errors]
        raise Refused(faulty.name, errors=list(faulty.errors), response_metadata={"messages": said})
    if not asked.args.get("text"):
        asked.complain("no text beside the blocks: notifications and screen readers have nothing to read")


def _new_message(asked: Asked, channel: Channel) -> Message:
    thread = str(asked.args.get("thread_ts") or "")
    _check_thread(asked, channel, thread)
    message = Message(channel.id, asked.workspace.bot_user, asked.workspace.next_ts(), thread_ts=thread)
    message.metadata = asked.args.get("metadata")
    message.is_broadcast = asked.flag("reply_broadcast")
    message.becomes(str(asked.args.get("text") or ""), asked.args.get("blocks") or [])
    return message


def _check_thread(asked: Asked, channel: Channel, thread: str) -> None:
    if not thread:
        return
    parent = asked.workspace.message(channel.id, thread)
    if parent is None or parent.is_ephemeral:
        raise Refused("thread_not_found")
    if parent.is_reply:
        asked.complain(f"thread_ts {thread} is a reply's, not its parent's")


def _own_message(asked: Asked) -> Message:
    channel, ts = str(asked.args["channel"]), str(asked.args["ts"])
    if channel not in asked.workspace.channels:
        raise Refused("channel_not_found")
    message = asked.workspace.message(channel, ts)
    if message is None or message.is_deleted:
        asked.complain(f"message {ts} in {channel} does not stand there")
        raise Refused("message_not_found")
    if message.is_ephemeral:
        asked.complain("ephemeral messages can only be changed by their response_url")
        raise Refused("message_not_found")
    if message.user != asked.workspace.bot_user:
        raise Refused("cant_update_message" if asked.call.method == "chat.update" else "cant_delete_message")
    return message


def _complain_of_changes(asked: Asked, message: Message) -> None:
    if message.blocks and not asked.args.get("blocks"):
        asked.complain("an update with text alone takes the blocks away and marks the message as edited")
    _, text, blocks = message.revisions[-1]
    if (text, blocks) == (asked.args.get("text") or "", asked.args.get("blocks") or []):
        asked.complain(f"update {len(message.revisions)} of {message.text} changes nothing")
