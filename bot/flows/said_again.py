"""What did not arrive on one channel, said again in the thread that the conversation has moved to (R38, R48)."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.conversation import ConversationStatus
from bot.domain.message import Message, Purpose
from bot.flows.changes import Changes, ConversationSeen, Moment, PersonSeen
from bot.flows.tapping import offered
from bot.flows.telling import now_asked
from bot.flows.unprompted import first, reminder, told_now, unprompted
from bot.flows.writing import message, reminders


def said_again(person: PersonSeen, seen: ConversationSeen, again: dict[str, Any], moment: Moment) -> Changes:
    """As things are now: it may be half a day since it was written."""
    put = [_counted(one, again["tries"]) for one in _said(person, seen, again, moment)]
    return Changes(put=put)


def _counted(record: Any, tries: int) -> Any:
    return replace(record, about={**(record.about or {}), "tries": tries}) if isinstance(record, Message) else record


def _said(person: PersonSeen, seen: ConversationSeen, again: dict[str, Any], moment: Moment) -> list[Any]:
    purpose, is_told = Purpose(again["purpose"]), not again["was_sent"]
    if purpose is Purpose.NEWS:
        return unprompted(person, seen, message(seen, moment, again["news"], Purpose.NEWS))
    if seen.conversation.status is not ConversationStatus.OPEN or _was_heard_since(seen, again):
        return []
    if purpose is Purpose.REMINDER:
        return reminder(person, seen, moment, is_told, **again["about"])
    if purpose is Purpose.OPENING and seen.conversation.step == "consent":
        return first(person, seen, moment, is_told)
    told = now_asked(seen, moment)
    return [told_now(told), *unprompted(person, seen, _asked(told.seen, moment, purpose))]


def _was_heard_since(seen: ConversationSeen, again: dict[str, Any]) -> bool:
    """Then they know what is asked."""
    heard_at = seen.conversation.last_heard_at
    return heard_at is not None and heard_at > datetime.fromisoformat(again["written_at"])


def _asked(seen: ConversationSeen, moment: Moment, purpose: Purpose) -> Message | None:
    """An answer that comes this late is no answer any more: it waits for open hours."""
    told = now_asked(seen, moment)
    choices = offered(seen, moment, told.prompt, told.body)
    if purpose is Purpose.OPENING:
        return message(seen, moment, told.body, Purpose.OPENING, starts=reminders(seen), choices=choices)
    return message(seen, moment, told.body, Purpose.AGAIN, choices=choices)
