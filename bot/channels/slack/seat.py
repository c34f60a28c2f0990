"""What a recruiter does in Slack, as it reaches the seat that answers them, and what the seat says at once (R52)."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Json = Mapping[str, Any]
Later = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who does it, and where."""

    workspace: str  # Slack's id of the team, or of the enterprise that has installed us for all its teams
    organisation: str
    user: str
    user_name: str = ""
    trigger: str = ""  # opens one view, once, within three seconds
    channel: str = ""
    response_url: str = ""  # says something to them alone: five times within half an hour
    is_external: bool = False  # of another firm, in a channel that two share; the seat is never asked by such


@dataclass(frozen=True, slots=True)
class CommandAsked:
    """`/refcheck` and what follows it. Nobody is mentioned by name in `text`: people and channels come as ids."""

    asker: Asker
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button, or another element that acts as soon as it is chosen."""

    asker: Asker
    action_id: str
    value: str  # of the button or of the chosen option; of several, and of dates and typed text, as Slack writes them
    block_id: str
    key: str
    chosen: tuple[str, ...] = ()  # where several may be chosen
    message_ts: str = ""
    message_channel: str = ""
    is_ephemeral: bool = False  # the message: it can be changed only through the response URL
    view_id: str = ""
    view_metadata: str = ""
    callback: str = ""  # of the view
    state: Json = field(default_factory=dict)  # of the view or message, as Slack sends `state.values`


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form that is sent."""

    asker: Asker
    callback: str
    view_id: str
    metadata: str
    state: Mapping[str, Mapping[str, Any]]  # block -> element -> what is in it, as Slack sends `state.values`
    key: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """Somebody types into a list whose options are ours to give."""

    asker: Asker
    action_id: str
    typed: str
    block_id: str = ""
    callback: str = ""
    state: Json = field(default_factory=dict)
    view_metadata: str = ""


@dataclass(frozen=True, slots=True)
class HomeOpened:
    asker: Asker
    key: str


@dataclass(frozen=True, slots=True)
class ShortcutUsed:
    """The shortcut at the top of Slack, or that of a message, whose text it brings."""

    asker: Asker
    callback: str
    key: str
    text: str = ""
    message_ts: str = ""


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """Slack tells of somebody whose language, name or right to be there is another now."""

    asker: Asker
    profile: Json  # Slack's `user`
    key: str


@dataclass(frozen=True, slots=True)
class Echoed:
    """Slack tells us of a post of our own, with what we wrote beside it for programs."""

    workspace: str
    organisation: str
    channel: str
    ts: str
    event_type: str
    payload: Json
    key: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said at once, and what is left for afterwards."""

    body: dict[str, Any] | None = None
    after: Later | None = None


class Seat(Protocol):
    """Before it answers: one or two indexed reads and one row for the inbox; no call to Slack."""

    async def command(self, asked: CommandAsked) -> Answer: ...

    async def pressed(self, pressed: Pressed) -> Answer: ...

    async def submitted(self, submitted: Submitted) -> Answer: ...

    async def suggested(self, suggested: Suggested) -> Answer: ...

    async def home_opened(self, opened: HomeOpened) -> Answer: ...

    async def profile_changed(self, changed: ProfileChanged) -> Answer: ...

    async def shortcut(self, used: ShortcutUsed) -> Answer: ...
