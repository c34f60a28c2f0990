"""What storage keeps, kept in dictionaries: the same contract as the real stores, without the disk."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatchmethod
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Channel
from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry, Role
from bot.domain.desk import Card, Recruiter
from bot.domain.inbox import Errand, Happening, Lane, Row, Timer
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import DELIVERY_RANK, Delivery, Message, Progress
from bot.domain.organisation import CreditEntry, Organisation, SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.domain.reference import Reference
from bot.domain.sender import OwnSender
from bot.domain.trace import Trace
from bot.flows.changes import Changes, CheckSeen, ConversationSeen, DeliveryReport, OrganisationSeen, PersonSeen, View
from bot.flows.desk.events import event_told
from bot.flows.desk.passing_on import desk_row
from bot.flows.desk.posting import TAKEN_BACK, taking_back
from bot.flows.failover import failed_row
from tests.telling.desks import see_desk, see_recruiter
from tests.telling.keeping import Decide, Fetch
from tests.telling.needing import still_needing

KNOWN_RANK = DELIVERY_RANK[Delivery.DELIVERED]  # from which on it is known whether a message arrived


class Tables:
    def __init__(self, questionnaires: Iterable[Questionnaire]) -> None:
        self.questionnaires = {one.id: one for one in questionnaires}
        self.organisations: dict[str, Organisation] = {}
        self.sub_accounts: dict[str, SubAccount] = {}
        self.own_senders: dict[str, OwnSender] = {}
        self.assignments: dict[str, Assignment] = {}
        self.checks: dict[str, Check] = {}
        self.references: dict[str, Reference] = {}
        self.conversations: dict[str, Conversation] = {}
        self.cards: dict[str, Card] = {}
        self.recruiters: dict[tuple[str, str], Recruiter] = {}
        self.workspaces: dict[str, str] = {}  # whose each is
        self.lanes: dict[str, Lane] = {}
        self.entries: list[Entry] = []
        self.events: list[Event] = []
        self.credits: list[CreditEntry] = []
        self.messages: dict[str, Message] = {}
        self.timers: dict[str, Timer] = {}
        self.errands: dict[str, Errand] = {}
        self.traces: dict[tuple[str, str, str], Trace] = {}
        self.waiting: list[Row] = []
        self.outcomes: dict[tuple[str, str], dict[str, Any]] = {}
        self._known: set[tuple[str, str]] = set()
        self._ids = 0

    # --- the inbox

    def put_rows(self, rows: Iterable[Row], now: datetime) -> int:
        """Adds the rows that are not known by (source, key); how many those were."""
        before = len(self._known)
        for row in rows:
            if (row.source, row.key) not in self._known:
                self._known.add((row.source, row.key))
                self.waiting.append(replace(row, id=self._next_id(), received_at=row.received_at or now))
        return len(self._known) - before

    def tick(self, now: datetime) -> None:
        due = sorted((one for one in self.timers.values() if one.due_at <= now), key=lambda one: (one.due_at, one.key))
        for one in due:
            del self.timers[one.key]
        keys = [f"{one.key}@{one.due_at.isoformat()}" for one in due]
        rows = [Row(one.lane, "timer", key, one.happening, one.payload) for one, key in zip(due, keys, strict=True)]
        self.put_rows(rows, now)

    def turn(self, decide: Decide) -> bool:
        if not self.waiting:
            return False
        row = self.waiting.pop(0)
        changes = decide(self.view(row), row)
        self.write(row, changes)
        return True

    def run_errands(self, fetch: Fetch, now: datetime) -> bool:
        errands, self.errands = self.errands, {}
        return self.put_rows(map(fetch, errands.values()), now) > 0

    def outcome(self, source: str, key: str) -> dict[str, Any]:
        return self.outcomes[source, key]

    # --- what a turn sees

    def view(self, row: Row) -> View | None:
        kind, _, rest = row.lane.partition(":")
        if kind == "person":
            return self._person(row)
        if kind == "desk":
            return see_desk(self, rest)
        if kind == "recruiter":
            return see_recruiter(self, row)
        if kind == "code":
            rest = next((one.id for one in self.checks.values() if one.code == rest), "")
        return self._organisation(rest, row) if kind == "organisation" else self.check_seen(rest)

    def check_seen(self, check_id: str) -> CheckSeen | None:
        check = self.checks.get(check_id)
        if check is None:
            return None
        references = sorted(
            (one for one in self.references.values() if one.check == check_id), key=lambda one: one.position
        )
        candidate = next((one for one in self._of_check(check_id) if one.role is Role.CANDIDATE), None)
        return CheckSeen(
            check=check,
            organisation=self.organisations[check.organisation],
            sub_account=self.sub_accounts[check.sub_account],
            assignment=self.assignments[check.assignment],
            references=tuple(references),
            candidate=candidate,
            questionnaires={language: self.questionnaires[one] for language, one in check.questionnaires.items()},
            reminders_due=self._reminders_due(check_id),
            paused=frozenset(one.id for one in self._of_check(check_id) if one.paused),
            people={one.id: one for one in self._of_check(check_id)},
            stopped=frozenset(one.key for one in self.lanes.values() if one.opted_out_at),
        )

    def _reminders_due(self, check_id: str) -> dict[str, datetime]:
        stopped = {one.key for one in self.lanes.values() if one.opted_out_at}
        mine = {one.id for one in self._of_check(check_id) if one.lane not in stopped}
        due = [one for one in self.timers.values() if one.happening is Happening.REMINDER_FELL_DUE]
        return {
            one.conversation: one.due_at
            for one in sorted(due, key=lambda one: one.due_at, reverse=True)
            if one.conversation and one.conversation in mine
        }

    def conversation_seen(self, conversation_id: str) -> ConversationSeen:
        conversation = self.conversations[conversation_id]
        check = self.check_seen(conversation.check)
        assert check is not None, f"conversation {conversation_id} has no check"
        memory = tuple(one for one in self.entries if one.conversation == conversation_id)
        return ConversationSeen(conversation, memory, check)

    def _person(self, row: Row) -> PersonSeen:
        mine = tuple(self.conversation_seen(one.id) for one in self.conversations.values() if one.lane == row.lane)
        named = self.conversations.get(row.payload.get("conversation") or "")
        elsewhere = named.lane if named and named.lane != row.lane else None
        answered = [
            one.conversation
            for one in self.messages.values()
            if one.lane == row.lane and one.provider_id and one.provider_id == row.payload.get("replied")
        ]
        replied_to = answered[0] if answered else None
        return PersonSeen(self.lanes.get(row.lane) or Lane(row.lane), mine, elsewhere, replied_to=replied_to)

    def _organisation(self, organisation_id: str, row: Row) -> OrganisationSeen:
        mine = [one for one in self.assignments.values() if one.organisation == organisation_id]
        return OrganisationSeen(
            organisation=self.organisations[organisation_id],
            sub_accounts=tuple(one for one in self.sub_accounts.values() if one.organisation == organisation_id),
            assignments=tuple(mine),
            balance=next((one.balance for one in reversed(self.credits) if one.organisation == organisation_id), 0),
            claims={one.key: one.organisation for one in self.own_senders.values()},
        )

    def install(self, workspace: str, organisation: str) -> None:
        self.workspaces[workspace] = organisation

    def needing(self, check_id: str) -> list[Event]:
        return still_needing(self.checks[check_id], self.events)

    def events_after(self, event_id: int) -> list[Event]:
        return [one for one in self.events if (one.id or 0) > event_id]

    def last_message(self, lane: str) -> Message:
        return next(one for one in reversed(self.messages.values()) if one.lane == lane and one.provider_id)

    def _of_check(self, check_id: str) -> list[Conversation]:
        return [one for one in self.conversations.values() if one.check == check_id]

    # --- what a turn brings about

    def write(self, row: Row, changes: Changes) -> None:
        for record in changes.put:
            self.keep(record)
        for report in changes.reports:
            self._report(report, row)
        if changes.delete_check:
            self._delete(changes.delete_check)
        assert row.received_at is not None
        self.put_rows(changes.tell, row.received_at)
        self.outcomes[row.source, row.key] = changes.outcome

    @singledispatchmethod
    def keep(self, record: object) -> None:
        raise TypeError(f"no table keeps {record!r}")

    @keep.register
    def _(self, record: Organisation) -> None:
        self.organisations[record.id] = record

    @keep.register
    def _(self, record: SubAccount) -> None:
        self.sub_accounts[record.id] = record

    @keep.register
    def _(self, record: OwnSender) -> None:
        assert record.key not in self.own_senders, f"sender {record.key} is claimed twice"
        self.own_senders[record.key] = record

    @keep.register
    def _(self, record: Assignment) -> None:
        self.assignments[record.id] = record

    @keep.register
    def _(self, record: Check) -> None:
        self.checks[record.id] = record

    @keep.register
    def _(self, record: Reference) -> None:
        self.references[record.id] = record

    @keep.register
    def _(self, record: Conversation) -> None:
        self.conversations[record.id] = record

    @keep.register
    def _(self, record: Card) -> None:
        self.cards[record.check] = record

    @keep.register
    def _(self, record: Recruiter) -> None:
        self.recruiters[record.workspace, record.user] = record

    @keep.register
    def _(self, record: Lane) -> None:
        self.lanes[record.key] = record

    @keep.register
    def _(self, record: Timer) -> None:
        self.timers[record.key] = record

    @keep.register
    def _(self, record: Errand) -> None:
        self.errands.setdefault(record.key, record)

    @keep.register
    def _(self, record: Trace) -> None:
        self.traces.setdefault((record.conversation, record.kind, record.hash), record)

    @keep.register
    def _(self, record: Entry) -> None:
        self.entries.append(replace(record, id=self._next_id()))

    @keep.register
    def _(self, record: Event) -> None:
        self.events.append(replace(record, id=self._next_id()))

    @keep.register
    def _(self, record: CreditEntry) -> None:
        self.credits.append(replace(record, id=self._next_id()))

    @keep.register
    def _(self, record: Message) -> None:
        assert record.key not in self.messages, f"message {record.key} is written twice"
        self.messages[record.key] = replace(record, id=self._next_id())

    def _report(self, report: DeliveryReport, row: Row) -> None:
        message = self.messages.get(report.message or "")
        if message is None or DELIVERY_RANK[report.delivery] <= _rank(message):
            return
        self.messages[message.key] = replace(message, delivery=report.delivery, error=report.error or message.error)
        if _rank(message) < KNOWN_RANK <= DELIVERY_RANK[report.delivery]:
            failed = report.delivery is Delivery.UNDELIVERED
            kind = EventType.MESSAGE_FAILED if failed else EventType.MESSAGE_DELIVERED
            assert row.received_at is not None
            told = self.logged(message, kind, row.received_at, **({"error": report.error} if failed else {}))
            if failed:
                self.put_rows(failed_row(message, report.error or "unknown", was_sent=True), row.received_at)
            self.tell_desk(message, report.delivery.value, told, row.received_at)

    def logged(self, message: Message, kind: EventType, at: datetime, **more: Any) -> list[Event]:
        """What became of a message, in its check's lifecycle; of what recruiters are told there is none."""
        if not message.check or message.channel is Channel.SLACK:
            return []
        conversation = self.conversations.get(message.conversation or "")
        about = {"name": conversation.name if conversation else "", **message.told_of_it, **more}
        event = Event(message.organisation, message.check, kind, Actor.SYSTEM, at, about, message.conversation)
        self.keep(event)
        return [event]

    def tell_desk(self, message: Message, cause: str, events: list[Event], at: datetime) -> None:
        """What the outbox writes down itself comes to the desk as well, if the check has one."""
        conversation = self.conversations.get(message.conversation or "")
        check = self.checks.get(conversation.check) if conversation else None
        if check and check.place and events:
            told = [event_told(one) for one in events]
            self.put_rows([desk_row(check.id, f"outbox:{message.key}:{cause}", told)], at)

    def _delete(self, check_id: str) -> None:
        gone = {one.id for one in self._of_check(check_id)}
        del self.checks[check_id]
        self.references = {key: one for key, one in self.references.items() if one.check != check_id}
        self.conversations = {key: one for key, one in self.conversations.items() if one.check != check_id}
        self.entries = [one for one in self.entries if one.conversation not in gone]
        self.errands = {key: one for key, one in self.errands.items() if one.payload["conversation"] not in gone}
        self.events = [one for one in self.events if one.check != check_id]
        mine = [one for one in self.messages.values() if one.check == check_id]
        self.messages = {key: one for key, one in self.messages.items() if one.check != check_id}
        for one in mine:
            if one.purpose in TAKEN_BACK and one.progress is Progress.SENT:
                self.keep(taking_back(one))

    def _next_id(self) -> int:
        self._ids += 1
        return self._ids


def _rank(message: Message) -> int:
    return -1 if message.delivery is None else DELIVERY_RANK[message.delivery]
