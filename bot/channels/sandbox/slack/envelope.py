"""The envelope that events travel in."""

from typing import Any

from bot.channels.sandbox.slack.cast import APP, BOT_USER, TEAM
from bot.channels.sandbox.slack.marks import an_id
from bot.channels.sandbox.slack.workspace import Workspace
from bot.channels.slack.manifest import EVENTS

Json = dict[str, Any]
TOKEN = "sandbox"  # the old way to verify, before signatures; still sent


def tell(workspace: Workspace, event: Json) -> None:
    """To an app that has subscribed to events of this kind, as its manifest says."""
    if event["type"] not in EVENTS:
        return
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
