"""What a told world asks of whoever keeps it: met in memory for tellings, and by the real stores in their contract."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import Errand, Row
from bot.domain.lifecycle import Event
from bot.domain.message import Message
from bot.domain.organisation import SubAccount
from bot.flows.changes import Changes, CheckSeen, ConversationSeen, Record, View
from bot.ports import SendResult

Fetch = Callable[[Errand], Row]  # what comes of an errand
Decide = Callable[[View | None, Row], Changes]


class Keeping(Protocol):
    @property
    def checks(self) -> Mapping[str, Check]:
        """By id, oldest first."""
        ...

    @property
    def sub_accounts(self) -> Mapping[str, SubAccount]:
        """By id."""
        ...

    @property
    def conversations(self) -> Mapping[str, Conversation]:
        """By id, oldest first."""
        ...

    @property
    def cards(self) -> Mapping[str, Card]:
        """By check."""
        ...

    @property
    def recruiters(self) -> Mapping[tuple[str, str], Recruiter]:
        """By workspace and user."""
        ...

    def install(self, workspace: str, organisation: str) -> None:
        """A workspace in Slack becomes the organisation's."""
        ...

    def check_seen(self, check_id: str) -> CheckSeen | None: ...

    def needing(self, check_id: str) -> list[Event]:
        """What still needs somebody in a check, oldest first."""
        ...

    def conversation_seen(self, conversation_id: str) -> ConversationSeen: ...

    def last_message(self, lane: str) -> Message:
        """The last that was sent on a lane."""
        ...

    def events_after(self, event_id: int) -> list[Event]: ...

    def keep(self, record: Record) -> None: ...

    def put_rows(self, rows: Iterable[Row], now: datetime) -> int: ...

    def turn(self, decide: Decide) -> bool:
        """Applies the oldest row; False when none waits."""
        ...

    def run_errands(self, fetch: Fetch, now: datetime) -> bool:
        """Does what was to be fetched; False when nothing was."""
        ...

    def outcome(self, source: str, key: str) -> dict[str, Any]: ...

    def tick(self, now: datetime) -> None: ...

    def send(self, now: datetime, carry: Callable[[Message], SendResult], told: Callable[[Message], None]) -> bool:
        """Sends, postpones or drops what is due; False when nothing is, or nothing was taken. `told` what was."""
        ...

    def next_due(self) -> datetime | None: ...
