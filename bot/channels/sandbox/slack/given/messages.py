"""Messages as Slack gives them in JSON."""

from collections.abc import Sequence
from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT, BOT_NAME, BOT_USER, TEAM
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
TOMBSTONE = {"subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.", "hidden": True}


def message_given(message: SlackMessage, answers: Sequence[SlackMessage] = (), with_metadata: bool = True) -> Json:
    return {
        "type": "message",
        "user": message.author,
        "ts": message.ts,
        "text": message.text,
        "team": TEAM,
        **(_of_app() if message.author == BOT_USER else {}),
        **({"blocks": list(message.blocks)} if message.blocks else {}),
        **({"thread_ts": message.thread_ts, "parent_user_id": BOT_USER} if message.thread_ts else {}),
        **(_thread(message.ts, answers) if answers else {}),
        **({"metadata": message.metadata} if message.metadata and with_metadata else {}),
        **({"files": list(message.files), "upload": False} if message.files else {}),
        **({"edited": {"user": message.author, "ts": message.edited_ts}} if message.edited_ts else {}),
        **(TOMBSTONE if message.is_tombstone else {}),
    }


def _of_app() -> Json:
    profile = {"id": BOT, "app_id": APP, "user_id": BOT_USER, "name": BOT_NAME, "deleted": False, "team_id": TEAM}
    return {"bot_id": BOT, "app_id": APP, "bot_profile": profile}


def _thread(ts: str, answers: Sequence[SlackMessage]) -> Json:
    authors = list(dict.fromkeys(answer.author for answer in answers))
    return {
        "thread_ts": ts,
        "reply_count": len(answers),
        "reply_users": authors,
        "reply_users_count": len(authors),
        "latest_reply": answers[-1].ts,
    }
