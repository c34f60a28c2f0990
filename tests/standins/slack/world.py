"""What a workspace holds: people, channels, messages with their revisions, modals, Homes and files."""

import time
from dataclasses import dataclass, field
from secrets import token_hex
from typing import Any

from tests.standins.slack.surfaces import Json, View, new_id, with_ids, words_in

SCOPES = frozenset(
    "commands chat:write users:read users:read.email im:write files:write channels:read groups:read".split()
)
ECHO = "metadata.message:read"  # Slack tells the app of each post that has metadata, its own among them
HISTORY = frozenset("channels:history groups:history im:history".split())
TOKEN_SECONDS = 12 * 3600


@dataclass(slots=True)
class User:
    id: str
    name: str
    real_name: str
    team: str
    locale: str = "sv-SE"
    tz: str = "Europe/Stockholm"
    email: str = ""
    is_admin: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    deleted: bool = False

    def shown(self, with_locale: bool, with_email: bool) -> Json:
        profile = {"real_name": self.real_name, "display_name": self.name, "title": "", "team": self.team}
        about = {name: getattr(self, name) for name in ("id", "name", "real_name", "tz", "is_admin", "is_bot")}
        flags = {name: getattr(self, name) for name in ("is_restricted", "is_ultra_restricted", "deleted")}
        more = {"tz_label": self.tz, "tz_offset": 3600, "is_owner": False, "is_app_user": False}
        return {
            **{"team_id": self.team, **about, **flags, **more},
            **({"locale": self.locale} if with_locale else {}),
            "profile": profile | ({"email": self.email} if with_email else {}),
        }


@dataclass(slots=True)
class Channel:
    id: str
    name: str
    members: set[str] = field(default_factory=set)
    is_private: bool = False
    is_ext_shared: bool = False
    is_archived: bool = False
    with_user: str = ""  # of a direct message: the person

    @property
    def is_im(self) -> bool:
        return bool(self.with_user)

    @property
    def kind(self) -> str:
        return "im" if self.is_im else "private_channel" if self.is_private else "public_channel"

    def shown(self, bot: str) -> Json:
        if self.is_im:
            return {"id": self.id, "is_im": True, "user": self.with_user, "is_archived": False, "is_org_shared": False}
        kinds = {"is_channel": not self.is_private, "is_group": self.is_private, "is_im": False, "is_mpim": False}
        flags = {"is_private": self.is_private, "is_archived": self.is_archived, "is_ext_shared": self.is_ext_shared}
        more = {"name_normalized": self.name, "is_shared": self.is_ext_shared, "is_member": bot in self.members}
        return {"id": self.id, "name": self.name, **kinds, **flags, **more, "num_members": len(self.members)}


@dataclass(slots=True)
class Message:
    channel: str
    user: str
    ts: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    metadata: Json | None = None
    files: list[Json] = field(default_factory=list)
    seen_by: str = ""  # of an ephemeral message: who sees it
    is_marked_edited: bool = False
    is_deleted: bool = False
    is_broadcast: bool = False
    revisions: list[tuple[float, str, list[Json]]] = field(default_factory=list)  # when, text, blocks; oldest first

    @property
    def is_ephemeral(self) -> bool:
        return bool(self.seen_by)

    @property
    def is_reply(self) -> bool:
        return bool(self.thread_ts) and self.thread_ts != self.ts

    def becomes(self, text: str, blocks: list[Json]) -> None:
        self.text, self.blocks = text, with_ids(blocks)
        self.revisions.append((time.monotonic(), text, blocks))

    @property
    def words(self) -> str:
        """All that a reader sees."""
        return " ".join([self.text, *words_in(self.blocks)])

    def shown(self, bot_id: str, with_metadata: bool = True) -> Json:
        optional = {
            "thread_ts": self.thread_ts,
            "metadata": self.metadata if with_metadata else None,
            "files": self.files,
        }
        about = {"type": "message", "user": self.user, "ts": self.ts, "bot_id": bot_id, "text": self.text}
        return {**about, "blocks": self.blocks, **{name: value for name, value in optional.items() if value}}


@dataclass(slots=True)
class File:
    id: str
    name: str
    length: int
    title: str = ""
    content: bytes | None = None
    channel: str = ""

    def shown(self, url: str) -> Json:
        kind = self.name.rsplit(".", 1)[-1]
        return {
            **{"id": self.id, "name": self.name, "title": self.title or self.name, "filetype": kind},
            **{"size": self.length, "url_private": f"{url}/files/{self.id}", "permalink": f"{url}/files/{self.id}"},
        }


@dataclass(slots=True)
class Token:
    text: str
    expires_at: float | None = None
    is_revoked: bool = False


@dataclass(slots=True)
class Workspace:
    """`scopes` are what the bot has been granted; `installed` says whether it is there at all."""

    name: str
    id: str = field(default_factory=lambda: new_id("T"))
    scopes: frozenset[str] = SCOPES
    rotates: bool = False
    bot_user: str = field(default_factory=lambda: new_id("U"))
    bot_id: str = field(default_factory=lambda: new_id("B"))
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    modals: dict[str, list[View]] = field(default_factory=dict)  # by person: the stack, topmost last
    homes: dict[str, View] = field(default_factory=dict)  # by person
    files: dict[str, File] = field(default_factory=dict)
    tokens: list[Token] = field(default_factory=list)
    refresh_tokens: dict[str, bool] = field(default_factory=dict)  # whether it was used
    _last_ts: float = 0.0

    def __post_init__(self) -> None:
        self.users[self.bot_user] = User(self.bot_user, "vouchline", "Vouchline", self.id, is_bot=True)

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")

    def person(self, name: str, **more: Any) -> User:
        about = {"team": self.id, "email": f"{name.lower()}@{self.domain}.example", **more}
        user = User(new_id("U"), name.lower(), name, **about)
        self.users[user.id] = user
        return user

    def channel(self, name: str, *members: User, with_bot: bool = True, **more: Any) -> Channel:
        channel = Channel(new_id("C"), name, {one.id for one in members}, **more)
        if with_bot:
            channel.members.add(self.bot_user)
        self.channels[channel.id] = channel
        return channel

    def direct(self, user: str) -> Channel:
        """The conversation of the bot with one person."""
        found = next((one for one in self.channels.values() if one.with_user == user), None)
        if not found:
            found = Channel(new_id("D"), "directmessage", {user, self.bot_user}, with_user=user)
            self.channels[found.id] = found
        return found

    def new_token(self) -> Token:
        expires_at = time.time() + TOKEN_SECONDS if self.rotates else None
        token = Token(f"xoxb-{self.id}-{token_hex(12)}", expires_at)
        self.tokens.append(token)
        return token

    def new_refresh_token(self) -> str:
        token = f"xoxe-1-{self.id}-{token_hex(12)}"
        self.refresh_tokens[token] = False
        return token

    def next_ts(self) -> str:
        self._last_ts = max(time.time(), self._last_ts + 0.000_1)
        return f"{self._last_ts:.6f}"

    def message(self, channel: str, ts: str) -> Message | None:
        found = (one for one in reversed(self.messages) if (one.channel, one.ts) == (channel, ts))
        return next(found, None)

    @property
    def standing(self) -> list[Message]:
        return [one for one in self.messages if not one.is_deleted]
