"""What goes out to somebody next, by itself."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.conversation import ConversationStatus
from bot.flows.changes import CheckSeen
from bot.flows.progress import goes_out
from bot.flows.seat.card_looked import Looked
from bot.flows.seat.card_state import is_cancelling
from bot.flows.seat.said import Said, said


def next_for(conversation: str, phone: str | None, looked: Looked) -> Iterator[Said]:
    """The next reminder, or that there is none because they are paused."""
    if is_cancelling(looked.seen.check, looked.now):
        return
    if conversation in looked.seen.paused:
        yield said("slack.how.paused")
    elif at := reminder_at(conversation, phone, looked.seen):
        yield said("slack.how.next", at=at)


def reminder_at(conversation: str, phone: str | None, seen: CheckSeen) -> datetime | None:
    """When the next reminder really goes out, if there is to be one."""
    due = seen.reminders_due.get(conversation)
    if due is None or conversation in seen.paused or _is_over(seen, conversation):
        return None
    return goes_out(seen.sub_account, phone, due)


def _is_over(seen: CheckSeen, conversation: str) -> bool:
    mine = seen.people.get(conversation) or seen.candidate
    if mine is None or mine.id != conversation:
        return False
    withdraws = mine == seen.candidate and seen.check.withdrawal_asked_at is not None
    return withdraws or mine.status is not ConversationStatus.OPEN or mine.lane in seen.stopped
