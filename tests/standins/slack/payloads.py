"""What people's acts look like when Slack brings them: commands, clicks, submissions, suggestions and events."""

import time
from dataclasses import dataclass

from tests.standins.slack.sending import App
from tests.standins.slack.surfaces import Json, View, new_id
from tests.standins.slack.world import Channel, Message, User, Workspace


@dataclass(frozen=True, slots=True)
class Where:
    """Who acts, and where; `url` is the stand-in's own."""

    app: App
    workspace: Workspace
    user: User
    url: str

    def command(self, command: str, text: str, channel: Channel, trigger_id: str, response_path: str) -> Json:
        place = {"channel_id": channel.id, "channel_name": "privategroup" if channel.is_private else channel.name}
        who = {"user_id": self.user.id, "user_name": self.user.name, "api_app_id": self.app.id}
        team = {"team_id": self.workspace.id, "team_domain": self.workspace.domain, "is_enterprise_install": "false"}
        asked = {"command": command, "text": text, "response_url": self.url + response_path, "trigger_id": trigger_id}
        return {"token": self.app.verification_token, **team, **place, **who, **asked}

    def click(self, message: Message, channel: Channel, action: Json, trigger_id: str, response_path: str) -> Json:
        container = {"type": "message", "message_ts": message.ts, "channel_id": channel.id}
        place = {"channel": {"id": channel.id, "name": channel.name}, "response_url": self.url + response_path}
        if message.is_reply:
            container["thread_ts"] = message.thread_ts
        shown = {} if message.is_ephemeral else {"message": message.shown(self.workspace.bot_id)}
        about = {"container": container | {"is_ephemeral": message.is_ephemeral}, "state": {"values": {}}}
        return {**self._block_actions(action, trigger_id), **about, **place, **shown}

    def click_in_view(self, view: View, action: Json, trigger_id: str) -> Json:
        about = {"container": {"type": "view", "view_id": view.id}, "view": view.shown()}
        return {**self._block_actions(action, trigger_id), **about}

    def shortcut(self, callback_id: str, trigger_id: str) -> Json:
        about = {"callback_id": callback_id, "trigger_id": trigger_id, "action_ts": f"{time.time():.6f}"}
        return {**self._about("shortcut"), **about}

    def message_shortcut(self, callback_id: str, on: Message, channel: Channel, trigger: str, path: str) -> Json:
        place = {"channel": {"id": channel.id, "name": channel.name}, "response_url": self.url + path}
        shown = {"type": "message", "user": on.user, "ts": on.ts, "text": on.text, "team": self.workspace.id}
        about = {"callback_id": callback_id, "trigger_id": trigger, "action_ts": f"{time.time():.6f}"}
        return {**self._about("message_action"), **about, **place, "message": shown, "message_ts": on.ts}

    def submission(self, view: View, trigger_id: str) -> Json:
        return {**self._about("view_submission"), "trigger_id": trigger_id, "view": view.shown(), "response_urls": []}

    def closing(self, view: View) -> Json:
        return {**self._about("view_closed"), "view": view.shown(), "is_cleared": False}

    def suggestion(self, view: View, block: str, action: str, typed: str) -> Json:
        about = {"container": {"type": "view", "view_id": view.id}, "view": view.shown()}
        return {**self._about("block_suggestion"), **about, "block_id": block, "action_id": action, "value": typed}

    def event(self, event: Json) -> Json:
        owner = {"enterprise_id": None, "team_id": self.workspace.id, "user_id": self.workspace.bot_user}
        flags = {"is_bot": True, "is_enterprise_install": False}
        about = {"token": self.app.verification_token, "team_id": self.workspace.id, "api_app_id": self.app.id}
        envelope = {"type": "event_callback", "event_id": new_id("Ev"), "event_time": int(time.time())}
        return {**about, **envelope, "event": event, "authorizations": [owner | flags], "is_ext_shared_channel": False}

    def _block_actions(self, action: Json, trigger_id: str) -> Json:
        stamped = action | {"action_ts": f"{time.time():.6f}"}
        return {**self._about("block_actions"), "trigger_id": trigger_id, "actions": [stamped]}

    def _about(self, kind: str) -> Json:
        user = {"id": self.user.id, "username": self.user.name, "name": self.user.name, "team_id": self.user.team}
        team = {"id": self.workspace.id, "domain": self.workspace.domain}
        app = {"api_app_id": self.app.id, "token": self.app.verification_token, "is_enterprise_install": False}
        return {"type": kind, "user": user, "team": team, "enterprise": None, **app}
