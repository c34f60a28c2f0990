"""How the candidate stands, as the card says it while something is expected of them (R13)."""

from collections.abc import Iterator
from datetime import datetime

from bot.domain.channel import Contact
from bot.domain.conversation import Conversation, ConversationStatus
from bot.domain.reference import Standing
from bot.flows.changes import CheckSeen
from bot.flows.progress import goes_out
from bot.flows.seat.card_looked import Looked, Mark, PersonRow
from bot.flows.seat.card_next import next_for
from bot.flows.seat.card_rows import EXPECTED
from bot.flows.seat.card_trouble import trouble
from bot.flows.seat.said import Said, said

COUNTED = EXPECTED | {Standing.SUBMITTED}


def candidate_row(looked: Looked) -> PersonRow | None:
    """Only while something is expected of the candidate."""
    mine, missing = looked.seen.candidate, still_to_name(looked.seen)
    if mine is None or (mine.status is ConversationStatus.DONE and not missing):
        return None
    out = _candidate_out(mine, looked)
    how = (out,) if out else tuple(_candidate_asked(mine, missing, looked))
    name = looked.names[mine.id]
    return PersonRow(mine.id, 0, name, Mark.OUT if out else Mark.WAITED_FOR, how)


def still_to_name(seen: CheckSeen) -> int:
    return max(0, seen.check.requested - sum(one.standing in COUNTED for one in seen.references))


def _candidate_out(mine: Conversation, looked: Looked) -> Said | None:
    check = looked.seen.check
    if check.withdrawal_asked_at:
        return said("slack.how.withdraws")
    if mine.status is ConversationStatus.DECLINED:
        return said("slack.how.candidate_declined")
    if check.unreachable_at and not mine.last_heard_at and mine.lane not in looked.seen.stopped:
        return said("slack.how.candidate_unreached")
    return trouble(mine.id, looked)


def _candidate_asked(mine: Conversation, missing: int, looked: Looked) -> Iterator[Said]:
    check = looked.seen.check
    if mine.last_heard_at:
        yield said("slack.how.naming", count=missing, at=mine.last_heard_at) if missing else said("slack.how.not_sent")
    elif check.candidate_contact is Contact.NONE:
        yield said("slack.how.yours_to_pass_on")
    elif at := first_message_waits(looked.seen, looked.now):
        yield said("slack.how.waits", at=at)
    else:
        yield said("slack.how.asked", at=goes_out(looked.seen.sub_account, check.candidate_phone, check.created_at))
    if mine.snoozed_until and mine.snoozed_until > looked.now:
        yield said("slack.how.snoozed", day=looked.day(mine.snoozed_until))
    yield from next_for(mine.id, check.candidate_phone, looked)


def first_message_waits(seen: CheckSeen, now: datetime) -> datetime | None:
    """Until when the candidate's first message waits: its clocks begin only when it goes out."""
    mine, check = seen.candidate, seen.check
    if mine is None or mine.last_heard_at or mine.id in seen.reminders_due or check.candidate_contact is Contact.NONE:
        return None
    opens = goes_out(seen.sub_account, check.candidate_phone, check.created_at)
    return opens if opens > now else None
