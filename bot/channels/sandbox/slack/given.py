"""Messages, people, channels and files as Slack gives them in JSON."""

from collections.abc import Sequence
from typing import Any

from bot.channels.sandbox.slack.cast import (
    APP,
    BOT,
    BOT_NAME,
    BOT_USER,
    PEOPLE,
    TEAM,
    ZONE,
    SlackChannel,
    SlackPerson,
)
from bot.channels.sandbox.slack.place import Place
from bot.domain.sandbox_slack import SlackFile, SlackMessage

Json = dict[str, Any]
TOMBSTONE = {"subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.", "hidden": True}
KINDS = {"pdf": "application/pdf", "csv": "text/csv", "json": "application/json", "txt": "text/plain"}


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


def person_given(person: SlackPerson, locale: str | None = None) -> Json:
    first, _, last = person.name.partition(" ")
    profile = {
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "first_name": first,
        "last_name": last,
        "title": person.title,
        "team": TEAM,
        **({} if person.is_bot else {"email": person.email}),
        **({"bot_id": BOT, "api_app_id": APP} if person.is_bot else {}),
    }
    return {
        "id": person.id,
        "team_id": TEAM,
        "name": person.username,
        "real_name": person.name,
        "deleted": False,
        "tz": ZONE,
        "tz_label": "Central European Time",
        "tz_offset": 3600,
        "profile": profile,
        "is_admin": False,
        "is_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
        **({"locale": locale} if locale else {}),
    }


def channel_given(channel: SlackChannel) -> Json:
    of_any = {
        "id": channel.id,
        "created": 1_700_000_000,
        "is_archived": False,
        "is_im": channel.is_direct,
        "is_org_shared": False,
        "context_team_id": TEAM,
    }
    if channel.is_direct:
        [person] = channel.members - {BOT_USER}
        return {**of_any, "user": person, "is_user_deleted": False, "is_open": True}
    return {
        **of_any,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "is_member": channel.has_app,
        "num_members": len(channel.members),
        "creator": next(iter(PEOPLE)),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }


def file_given(file: SlackFile, place: Place) -> Json:
    extension = file.name.rpartition(".")[2].lower()
    url = place.file_url(file.id, file.name)
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": KINDS.get(extension, "application/octet-stream"),
        "filetype": extension if extension in KINDS else "binary",
        "size": len(file.body),
        "user": BOT_USER,
        "mode": "hosted",
        "url_private": url,
        "url_private_download": url,
        "permalink": url,
    }
