"""The way out of a told message: judged when it leaves, and taken by a carrier that never fails."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.inbox import Happening, Row, Timer, check_lane
from bot.domain.lifecycle import Actor, Event, EventType
from bot.domain.message import OPTED_OUT, Delivery, Message, Progress, Standpoint, Verdict, verdict
from bot.domain.reminders import Plan
from tests.telling.tables import Tables


class Memory(Tables):
    """Tables with an outbox: all that a told world needs to be kept in."""

    def next_due(self) -> datetime | None:
        queued = [one.due_at for one in self.messages.values() if one.progress is Progress.QUEUED]
        return min([*queued, *(one.due_at for one in self.timers.values())], default=None)

    def send(self, now: datetime, told: Callable[[Message], None]) -> bool:
        leaving, moved = self._claim(now)
        for message in leaving:
            _send(self, message, now)
            told(self.messages[message.key])
        return bool(leaving) or moved

    def _claim(self, now: datetime) -> tuple[list[Message], bool]:
        """Those that leave, in rounds: what is dropped or waits makes room for what stands behind it in its lane."""
        leaving: dict[str, Message] = {}  # by lane: nothing of a lane overtakes
        moved = False
        while heads := [one for one in self._heads(now) if one.lane not in leaving]:
            judged = [(one, verdict(one, standpoint(self, one), now)) for one in heads]
            leaving |= {one.lane: one for one, found in judged if not (found.drop or found.wait_until)}
            held = [(one, found) for one, found in judged if found.drop or found.wait_until]
            for one, found in held:
                self._hold_back(one, found, now)
            moved = moved or bool(held)
        return sorted(leaving.values(), key=lambda one: one.id or 0), moved

    def _hold_back(self, message: Message, judged: Verdict, now: datetime) -> None:
        if judged.wait_until:
            self.messages[message.key] = replace(message, due_at=judged.wait_until)
            until = {"until": judged.wait_until.isoformat(), "zone": message.zone}
            self.log(message, EventType.MESSAGE_POSTPONED, now, **until)
            return
        self.messages[message.key] = replace(message, progress=Progress.DROPPED, error=judged.drop)
        self.log(message, EventType.MESSAGE_DROPPED, now, reason=judged.drop)
        if judged.drop == OPTED_OUT:
            self.opening_failed(message, judged.drop, now)

    def _heads(self, now: datetime) -> list[Message]:
        """The first that is due in each lane."""
        due = [one for one in self.messages.values() if one.progress is Progress.QUEUED and one.due_at <= now]
        heads = {one.lane: one for one in reversed(due)}
        return sorted(heads.values(), key=lambda one: one.id or 0)


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
    )


def _send(tables: Tables, message: Message, now: datetime) -> None:
    provider_id = f"SM{message.id:04}"
    tables.messages[message.key] = replace(
        message, progress=Progress.SENT, sent_at=now, provider_id=provider_id, delivery=Delivery.ACCEPTED
    )
    tables.log(message, EventType.MESSAGE_SENT, now)
    for place, one in enumerate(message.starts):
        due_at = now + timedelta(seconds=one.after_seconds)
        key = f"{message.conversation}:{place}"
        tables.keep(Timer(message.lane, key, due_at, Happening(one.kind), one.details, message.conversation))
    if message.tells and message.check:
        kind, about = EventType(message.tells), message.about or {}
        tables.keep(Event(message.organisation, message.check, kind, Actor.SYSTEM, now, about, message.conversation))
        tables.put_rows([_sent_row(tables, message, message.check)], now)


def _sent_row(tables: Tables, message: Message, check: str) -> Row:
    payload = {"tells": message.tells, "conversation": message.conversation, "message": message.key}
    conversation = tables.conversations.get(message.conversation or "")
    if conversation and conversation.reference:
        payload["reference"] = conversation.reference
    return Row(check_lane(check), "outbox", f"{message.key}:sent", Happening.MESSAGE_SENT, payload)
