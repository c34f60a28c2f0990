"""What did not arrive on one channel, said again in the thread that the conversation has moved to (R38, R48)."""

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
    purpose, is_told = Purpose(again["purpose"]), not again["was_sent"]
    if purpose is Purpose.NEWS:
        return Changes(put=unprompted(person, seen, message(seen, moment, again["news"], Purpose.NEWS)))
    if seen.conversation.status is not ConversationStatus.OPEN:
        return Changes()
    if purpose is Purpose.REMINDER:
        return Changes(put=reminder(person, seen, moment, is_told, **again["about"]))
    if purpose is Purpose.OPENING and seen.conversation.step == "consent":
        return Changes(put=first(person, seen, moment, is_told))
    told = now_asked(seen, moment)
    return Changes(put=[told_now(told), *unprompted(person, seen, _asked(told.seen, moment, purpose))])


def _asked(seen: ConversationSeen, moment: Moment, purpose: Purpose) -> Message | None:
    """An answer that comes this late is no answer any more: it waits for open hours."""
    told = now_asked(seen, moment)
    choices = offered(seen, moment, told.prompt, told.body)
    if purpose is Purpose.OPENING:
        return message(seen, moment, told.body, Purpose.OPENING, starts=reminders(seen), choices=choices)
    return message(seen, moment, told.body, Purpose.NEWS, choices=choices)
