"""A told world kept by the real stores: one turn, one claim and one tick at a time, by the world's own clock."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.domain.channel import Channel
from bot.domain.check import Check
from bot.domain.conversation import Conversation
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import Happening, Row
from bot.domain.lifecycle import Event
from bot.domain.message import Message, verdict
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.domain.sender import Sender, Senders
from bot.domain.workspace import Workspace, WorkspaceTokens
from bot.flows.changes import Changes, CheckSeen, ConversationSeen, Record
from bot.ports import Accepted, NotTaken, Refused, SendResult
from bot.storage.fields import instant
from bot.storage.opening import open_storage
from bot.storage.reading import notices
from bot.storage.records import Mapper, mapper
from bot.storage.repositories.questionnaires import pin
from bot.storage.seeing.checks import see_check
from bot.storage.seeing.people import see_person
from bot.storage.steps import Query, Steps
from bot.storage.workspaces import SqlWorkspaces
from tests.telling.keeping import Decide, Fetch

T = TypeVar("T")
SHARED = {one.value: Sender(one.value, one, "+46766860000", 10_000.0) for one in (Channel.SMS, Channel.WHATSAPP)}
SECRET = b"a secret for tests alone, 32 byte"
NEXT_MORNING = "SELECT min(due_at) FROM timer WHERE happening = 'digest_fell_due'"


class Tireless(Senders):
    """A told world's clock stands still while messages leave: channels in Slack may be written to at once, too."""

    def get(self, key: str) -> Sender | None:
        found = super().get(key)
        return replace(found, segments_per_second=10_000.0, burst_seconds=1.0) if found else None


SENDERS = Tireless(SHARED, own_segments_per_second=10_000.0, is_in_slack=True)
TABLES: dict[type[Any], str] = {
    Card: "card",
    Recruiter: "recruiter",
    Check: "checks",
    Conversation: "conversation",
    Event: "event",
    Message: "outbox",
    SubAccount: "sub_account",
}


class Stored:
    """Meets `Keeping` with the stores of a database."""

    def __init__(self, database_url: str, questionnaires: Iterable[Questionnaire]) -> None:
        self._loop = asyncio.new_event_loop()
        self._now = datetime(2026, 1, 1, tzinfo=UTC)
        self._kept = 0
        opening = open_storage(database_url, SENDERS, SECRET, real=lambda: self._now)
        self._storage = self._run(opening)
        self._run(pin(self._storage.database, list(questionnaires)))

    def close(self) -> None:
        self._run(self._storage.close())
        self._loop.close()

    @property
    def checks(self) -> Mapping[str, Check]:
        return {one.id: one for one in self._all(Check, "1 = 1 ORDER BY created_at, id")}

    @property
    def sub_accounts(self) -> Mapping[str, SubAccount]:
        return {one.id: one for one in self._all(SubAccount, "1 = 1 ORDER BY key")}

    @property
    def conversations(self) -> Mapping[str, Conversation]:
        return {one.id: one for one in self._all(Conversation, "1 = 1 ORDER BY created_at, id")}

    @property
    def cards(self) -> Mapping[str, Card]:
        return {one.check: one for one in self._all(Card, "1 = 1 ORDER BY changed_at")}

    @property
    def recruiters(self) -> Mapping[tuple[str, str], Recruiter]:
        return {(one.workspace, one.user): one for one in self._all(Recruiter, "1 = 1")}

    def install(self, workspace: str, organisation: str) -> None:
        known = SqlWorkspaces(self._storage.database, SECRET, lambda: self._now, lambda one: ())
        installed = Workspace(workspace, organisation, "Café Norr", "UB", "B1", "A1", "commands", "U1", self._now)
        self._run(known.install(installed, WorkspaceTokens("xoxb-1")))

    def check_seen(self, check_id: str) -> CheckSeen | None:
        return self._read(lambda: see_check(check_id, {}))

    def needing(self, check_id: str) -> list[Event]:
        organisation = self.checks[check_id].organisation
        return self._run(notices.open_of(organisation, [check_id])).get(check_id, [])

    def conversation_seen(self, conversation_id: str) -> ConversationSeen:
        lane = self.conversations[conversation_id].lane
        person = self._read(lambda: see_person(lane, {}))
        return next(one for one in person.conversations if one.conversation.id == conversation_id)

    def last_message(self, lane: str) -> Message:
        return self._all(Message, "lane = $1 AND provider_id IS NOT NULL ORDER BY id DESC", lane)[0]

    def events_after(self, event_id: int) -> list[Event]:
        return self._all(Event, "id > $1 ORDER BY id", event_id)

    def keep(self, record: Record) -> None:
        self._kept += 1
        row = Row("organisation:organisation-1", "test", f"kept-{self._kept}", Happening.CREDITS_ADDED)
        self.put_rows([row], self._now)
        assert self.turn(lambda view, row: Changes(put=[record]))

    def put_rows(self, rows: Iterable[Row], now: datetime) -> int:
        return self._run(self._storage.turns.put(list(rows), now))

    def turn(self, decide: Decide) -> bool:
        lanes = self._run(self._storage.turns.ready_lanes(1))
        if not lanes:
            return False
        taken = self._run(self._storage.turns.take_turn(lanes[0], decide, 1))
        assert taken is not None
        if taken.failed:
            raise taken.failed
        return True

    def run_errands(self, fetch: Fetch, now: datetime) -> bool:
        taken = self._run(self._storage.errands.take(10, 60.0))
        done = [self._run(self._storage.errands.done(one.errand, fetch(one.errand), now)) for one in taken]
        return any(done)

    def outcome(self, source: str, key: str) -> dict[str, Any]:
        found = self._run(self._storage.turns.outcome(source, key))
        assert found is not None, f"{source} {key} waits still"
        return found

    def tick(self, now: datetime) -> None:
        self._now = now
        self._run(self._storage.turns.tick(now))

    def send(self, now: datetime, carry: Callable[[Message], SendResult], told: Callable[[Message], None]) -> bool:
        before = self._waiting(now)
        for message in self._run(self._storage.outbox.claim(now, "the world", 100, verdict)):
            match carry(message):
                case Accepted(provider_id, about):
                    self._run(self._storage.outbox.sent(message.key, provider_id, now, about))
                    told(message)
                case Refused(error):
                    self._run(self._storage.outbox.refused(message.key, error, now))
                case NotTaken(wait_seconds):
                    back = self._storage.outbox.put_back(message.key, wait_seconds, attempt=message.attempts)
                    self._run(back)
        return before > self._waiting(now)

    def next_due(self) -> datetime | None:
        """In a told world each morning is a stop, too."""
        morning = self._read(lambda: _ask(Query(NEXT_MORNING, [])))[0][0]
        due = [self._run(self._storage.turns.next_due()), instant(morning) if morning else None]
        return min((one for one in due if one), default=None)

    def _waiting(self, now: datetime) -> int:
        return len([one for one in self._all(Message, "progress = 'queued'") if one.due_at <= now])

    def _all(self, kind: type[T], where: str, *values: Any) -> list[T]:
        columns: Mapper[T] = mapper(kind)
        query = Query(f"SELECT {columns.listed()} FROM {TABLES[kind]} WHERE {where}", list(values))
        return [columns.record_of(row) for row in self._read(lambda: _ask(query))]

    def _read(self, steps: Callable[[], Steps[T]]) -> T:
        return self._run(self._storage.database.read(steps))

    def _run(self, awaited: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(awaited)


def _ask(query: Query) -> Steps[list[Any]]:
    return list((yield query))
