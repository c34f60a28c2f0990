"""The way out of a told message: judged when it leaves, and taken by a carrier."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.conversation import Conversation
from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import OPTED_OUT, Delivery, Message, Progress, Standpoint, Verdict, verdict
from bot.domain.reminders import Plan
from bot.flows.failover import failed_row
from bot.ports import Accepted, NotTaken, Refused, SendResult
from bot.storage.outbox.cards import card_posted, card_refused
from tests.telling.tables import Tables


class Memory(Tables):
    """Tables with an outbox: all that a told world needs to be kept in."""

    def next_due(self) -> datetime | None:
        queued = [one.due_at for one in self.messages.values() if one.progress is Progress.QUEUED]
        return min([*queued, *(one.due_at for one in self.timers.values())], default=None)

    def send(self, now: datetime, carry: Callable[[Message], SendResult], told: Callable[[Message], None]) -> bool:
        leaving, moved = self._claim(now)
        for message in leaving:
            result = carry(message)
            if isinstance(result, Accepted):
                _sent(self, message, result, now)
                told(replace(self.messages[message.key], form=message.form))
            elif isinstance(result, Refused):
                _refused(self, message, result.error, now)
            moved = moved or not isinstance(result, NotTaken)
        return moved

    def _claim(self, now: datetime) -> tuple[list[Message], bool]:
        """Those that leave, in rounds: what is dropped or waits makes room for what stands behind it in its lane."""
        leaving: dict[str, Message] = {}  # by lane: nothing of a lane overtakes
        moved = False
        while heads := [one for one in self._heads(now) if one.lane not in leaving]:
            judged = [(one, verdict(one, standpoint(self, one), now)) for one in heads]
            leaving |= {one.lane: _leaving(one, found) for one, found in judged if not (found.drop or found.wait_until)}
            held = [(one, found) for one, found in judged if found.drop or found.wait_until]
            for one, found in held:
                self._hold_back(one, found, now)
            moved = moved or bool(held)
        return sorted(leaving.values(), key=lambda one: one.id or 0), moved

    def _hold_back(self, message: Message, judged: Verdict, now: datetime) -> None:
        if judged.wait_until:
            self.messages[message.key] = replace(message, due_at=judged.wait_until)
            if not (judged.is_brief or message.is_beside):
                until = judged.wait_until.isoformat()
                waits = self.logged(message, EventType.MESSAGE_POSTPONED, now, until=until, zone=message.zone)
                self.tell_desk(message, f"waits:{until}", waits, now)
            return
        self.messages[message.key] = replace(message, progress=Progress.DROPPED, error=judged.drop)
        dropped = self.logged(message, EventType.MESSAGE_DROPPED, now, reason=judged.drop)
        if judged.drop == OPTED_OUT:
            self.put_rows(failed_row(message, judged.drop, was_sent=False), now)
        self.tell_desk(message, "dropped", dropped, now)

    def _heads(self, now: datetime) -> list[Message]:
        """The first that is due in each lane."""
        due = [one for one in self.messages.values() if one.progress is Progress.QUEUED and one.due_at <= now]
        heads = {one.lane: one for one in reversed(due)}
        return sorted(heads.values(), key=lambda one: one.id or 0)


def _leaving(message: Message, judged: Verdict) -> Message:
    return replace(message, form=replace(message.form, window_closed=judged.window_closed))


def standpoint(tables: Tables, message: Message) -> Standpoint:
    lane = tables.lanes.get(message.lane)
    conversation = tables.conversations.get(message.conversation or "")
    check = tables.checks.get(message.check or "")
    return Standpoint(
        opted_out_at=lane.opted_out_at if lane else None,
        conversation=conversation.status if conversation else None,
        paused=conversation.paused if conversation else False,
        check=check.status if check else None,
        cancelled_at=check.cancelled_at if check else None,
        plan=tables.sub_accounts[check.sub_account].plan if check else Plan(),
        snoozed_until=conversation.snoozed_until if conversation else None,
        lane=conversation.lane if conversation else None,
        opening_asked_at=conversation.opening_asked_at if conversation else None,
        is_withdrawing=bool(conversation and conversation.role == "candidate" and check and check.withdrawal_asked_at),
        cancelling_until=check.cancelling_until if check else None,
        heard_at=lane.heard_at if lane else None,
        thread_stopped_at=_stopped(tables, conversation) if message.is_beside else None,
        answered_at=conversation.last_heard_at if conversation else None,
    )


def _stopped(tables: Tables, conversation: Conversation | None) -> datetime | None:
    lane = tables.lanes.get(conversation.lane) if conversation else None
    return lane.opted_out_at if lane else None


def _sent(tables: Tables, message: Message, accepted: Accepted, now: datetime) -> None:
    tables.messages[message.key] = replace(
        message, progress=Progress.SENT, sent_at=now, provider_id=accepted.provider_id, delivery=Delivery.ACCEPTED
    )
    events = tables.logged(message, EventType.MESSAGE_SENT, now)
    for place, one in enumerate(message.starts):
        due_at = now + timedelta(seconds=one.after_seconds)
        key = f"{message.conversation}:{place}"
        tables.keep(Timer(message.lane, key, due_at, Happening(one.kind), one.details, message.conversation))
    if message.tells and message.check:
        kind, about = EventType(message.tells), message.about or {}
        told = Event(message.organisation, message.check, kind, Actor.SYSTEM, now, about, message.conversation)
        tables.keep(told)
        events.append(told)
        tables.put_rows([_sent_row(tables, message, message.check)], now)
    tables.put_rows(card_posted(message, accepted.provider_id, accepted.told), now)
    tables.tell_desk(message, "sent", events, now)


def _refused(tables: Tables, message: Message, error: str, now: datetime) -> None:
    tables.messages[message.key] = replace(
        message, progress=Progress.FAILED, error=error, delivery=Delivery.UNDELIVERED
    )
    failed = tables.logged(message, EventType.MESSAGE_FAILED, now, error=error)
    tables.put_rows([*card_refused(message, error), *failed_row(message, error, was_sent=False)], now)
    tables.tell_desk(message, "refused", failed, now)


def _sent_row(tables: Tables, message: Message, check: str) -> Row:
    payload = {"tells": message.tells, "conversation": message.conversation, "message": message.key}
    conversation = tables.conversations.get(message.conversation or "")
    if conversation and conversation.reference:
        payload["reference"] = conversation.reference
    return Row(check_lane(check), "outbox", f"{message.key}:sent", Happening.MESSAGE_SENT, payload)
