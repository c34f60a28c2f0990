"""Where the workspace is, and what it shares with the app."""

from dataclasses import dataclass, field

from bot.channels.sandbox.slack.cast import TEAM_DOMAIN
from bot.channels.slack.manifest import EVENTS_PATH

ROOT = "/sandbox/slack"


@dataclass(frozen=True, slots=True)
class Place:
    """`public_url` is for people to follow, `local_url` for programs on this machine."""

    signing_secret: str = field(repr=False)
    bot_token: str = field(repr=False)
    public_url: str
    local_url: str
    client_id: str = ""
    client_secret: str = field(default="", repr=False)

    @property
    def events_url(self) -> str:
        return self.local_url + EVENTS_PATH

    def response_url(self, id: str) -> str:
        return f"{self.local_url}{ROOT}/response/{id}"

    def upload_url(self, id: str) -> str:
        return f"{self.local_url}{ROOT}/upload/{id}"

    def file_url(self, id: str, name: str) -> str:
        return f"{self.public_url}{ROOT}/files/{id}/{name}"

    def permalink(self, channel: str, ts: str, thread_ts: str | None = None) -> str:
        thread = f"?thread_ts={thread_ts}&cid={channel}" if thread_ts else ""
        return f"{self.public_url}{ROOT}/archives/{channel}/p{ts.replace('.', '')}{thread}"

    @property
    def team_url(self) -> str:
        return f"https://{TEAM_DOMAIN}.slack.com/"
