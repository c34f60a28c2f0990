"""How each person of a check stands, as its card says it: what went out, what came in, what is due next (R13, R41)."""

from collections.abc import Iterator

from bot.domain.channel import Contact
from bot.domain.reference import OUT_OF_THE_COUNT, Reference, Standing
from bot.flows.calendar import written_day
from bot.flows.progress import WAITED_FOR, goes_out
from bot.flows.seat.card_looked import Looked, Mark, PersonRow
from bot.flows.seat.card_next import next_for
from bot.flows.seat.card_trouble import trouble
from bot.flows.seat.said import Said, said

EXPECTED = WAITED_FOR | {Standing.NOMINATED}


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


def _besides(one: Reference, looked: Looked) -> Iterator[Said]:
    if one.standing is Standing.SUBMITTED and one.follow_up_asked_at:
        yield said("slack.how.followed_up", at=one.follow_up_asked_at)
    if one.standing not in EXPECTED:
        return
    if one.reminded and one.reminded_at:
        yield said("slack.how.reminded", count=one.reminded, at=one.reminded_at)
    if one.snoozed_until and one.snoozed_until > looked.now:
        yield said("slack.how.snoozed", day=looked.day(one.snoozed_until))
    elif one.expected_on:
        yield said("slack.how.expected", day=written_day(one.expected_on, looked.texts.language))
    yield from next_for(one.conversation, one.phone, looked)
