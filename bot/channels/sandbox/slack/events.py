"""Events that the app has subscribed to, in the envelope that they travel in."""

from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT, BOT_USER, PEOPLE, TEAM
from bot.channels.sandbox.slack.homes import home_of
from bot.channels.sandbox.slack.marks import an_id
from bot.channels.sandbox.slack.workspace import Workspace
from bot.domain.sandbox_slack import SlackMessage

Json = dict[str, Any]
TOKEN = "sandbox"  # the old way to verify, before signatures; still sent


def tell_of_metadata(workspace: Workspace, message: SlackMessage) -> None:
    if message.metadata:
        event = {
            "type": "message_metadata_posted",
            "app_id": APP,
            "bot_id": BOT,
            "user_id": BOT_USER,
            "team_id": TEAM,
            "channel_id": message.channel,
            "metadata": message.metadata,
            "message_ts": message.ts,
            "event_ts": message.ts,
        }
        _tell(workspace, event)


async def tell_of_home(workspace: Workspace, person: str, tab: str = "home") -> None:
    published = await home_of(workspace, person)
    event = {
        "type": "app_home_opened",
        "user": person,
        "channel": PEOPLE[person].direct,
        "tab": tab,
        "event_ts": workspace.stamps.next(workspace.clock.real()),
        **({"view": published.given()} if published else {}),
    }
    _tell(workspace, event)


def _tell(workspace: Workspace, event: Json) -> None:
    authorization = {
        "enterprise_id": None,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "is_bot": True,
        "is_enterprise_install": False,
    }
    envelope = {
        "token": TOKEN,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": an_id("Ev"),
        "event_time": int(workspace.clock.real().timestamp()),
        "authorizations": [authorization],
        "is_ext_shared_channel": False,
        "event_context": an_id("4-"),
    }
    workspace.calls.event(envelope)
