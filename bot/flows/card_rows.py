"""How each person of a check stands, as its card says it: what went out, what came in, what is due next (R13, R41)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.channel import Contact
from bot.domain.conversation import ConversationStatus
from bot.domain.lifecycle import Event, EventType
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.calendar import long_day, written_day
from bot.flows.card_acts import is_cancelling
from bot.flows.card_names import Names
from bot.flows.changes import CheckSeen
from bot.flows.lifecycle import words_of
from bot.flows.progress import WAITED_FOR, goes_out
from bot.flows.said import Said, said
from bot.flows.texts import Texts

EXPECTED = WAITED_FOR | {Standing.NOMINATED}
Answered = Mapping[str, tuple[int, int]]  # conversation -> questions answered, of how many


class Mark(StrEnum):
    """What tells rows apart at a glance."""

    IN = "in"
    BEGUN = "begun"
    WAITED_FOR = "waited_for"
    OUT = "out"  # nothing is to be expected without somebody's doing


@dataclass(frozen=True, slots=True)
class PersonRow:
    conversation: str
    number: int  # of the referee; 0 for the candidate
    name: str
    mark: Mark
    how: tuple[Said, ...]  # the first says how it is, the others what else there is to know


@dataclass(frozen=True, slots=True)
class Looked:
    """What rows are drawn from."""

    seen: CheckSeen
    needing: Sequence[Event]
    texts: Texts
    now: datetime
    zone: str
    names: Names
    answered: Answered


def referee_rows(looked: Looked) -> tuple[PersonRow, ...]:
    """By position; those whom others have taken the place of are left out."""
    return tuple(_row(one, looked) for one in looked.seen.references if one.standing not in OUT_OF_THE_COUNT)


def _row(one: Reference, looked: Looked) -> PersonRow:
    how = (_standing(one, looked), *_besides(one, looked))
    return PersonRow(one.conversation, one.position, looked.names[one.conversation], _mark(one, looked), how)


def _mark(one: Reference, looked: Looked) -> Mark:
    if one.standing is Standing.SUBMITTED:
        return Mark.IN
    if one.standing not in EXPECTED or trouble(one.conversation, looked):
        return Mark.OUT
    return Mark.BEGUN if one.standing is Standing.STARTED else Mark.WAITED_FOR


def _standing(one: Reference, looked: Looked) -> Said:
    if one.standing is Standing.SUBMITTED:
        return said("slack.how.submitted", at=one.submitted_at or looked.now)
    if one.standing is Standing.DECLINED:
        return said("slack.how.declined")
    if one.standing is Standing.UNOBTAINABLE and (one.reminded or _heard(one, looked)):
        return said("slack.how.no_answer")
    return trouble(one.conversation, looked) or _on_its_way(one, looked)


def _heard(one: Reference, looked: Looked) -> bool:
    mine = looked.seen.people.get(one.conversation)
    return mine is not None and mine.last_heard_at is not None


def _on_its_way(one: Reference, looked: Looked) -> Said:
    done, total = looked.answered.get(one.conversation, (0, 0))
    if one.standing is Standing.STARTED:
        return said("slack.how.answering", answered=done, total=total) if total else said("slack.how.begun")
    if one.standing is Standing.UNOBTAINABLE:
        return said("slack.how.unreached")
    if looked.seen.check.referee_contact is Contact.NONE:
        return said("slack.how.yours_to_pass_on")
    if one.standing is Standing.INVITED and one.invited_at:
        return said("slack.how.contacted", at=one.invited_at)
    opens = goes_out(looked.seen.sub_account, one.phone, looked.now)
    return said("slack.how.waits", at=opens) if opens > looked.now else said("slack.how.on_its_way")


def trouble(conversation: str, looked: Looked) -> Said | None:
    """What keeps messages from arriving."""
    mine = looked.seen.people.get(conversation)
    if mine and mine.lane in looked.seen.stopped:
        return said("slack.how.stopped")
    about = [one for one in looked.needing if one.conversation == conversation]
    for one in reversed(about):
        if one.type is EventType.MESSAGE_FAILED:
            return said("slack.how.failed", error=words_of(one, looked.texts)["error"])
        if one.type is EventType.OPTED_OUT:
            return said("slack.how.stopped")
    return None


def _besides(one: Reference, looked: Looked) -> Iterator[Said]:
    if one.standing is Standing.SUBMITTED and one.follow_up_asked_at:
        yield said("slack.how.followed_up", at=one.follow_up_asked_at)
    if one.standing not in EXPECTED:
        return
    if one.reminded and one.reminded_at:
        yield said("slack.how.reminded", count=one.reminded, at=one.reminded_at)
    if one.snoozed_until and one.snoozed_until > looked.now:
        yield said("slack.how.snoozed", day=day(one.snoozed_until, looked))
    elif one.expected_on:
        yield said("slack.how.expected", day=written_day(one.expected_on, looked.texts.language))
    yield from next_for(one.conversation, one.phone, looked)


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


def day(at: datetime, looked: Looked) -> str:
    return long_day(at.astimezone(ZoneInfo(looked.zone)).date(), looked.texts.language)
