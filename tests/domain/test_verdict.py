"""Whether a message may still go out, judged at the moment when it would (R35, R45)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus
from bot.domain.message import SEND_NOW, TO_RECRUITERS, Purpose, Verdict, verdict
from tests.builders import NOON, a_message, a_standpoint

NIGHT = datetime(2026, 11, 23, 23, tzinfo=ZoneInfo("Europe/Stockholm"))
MORNING = datetime(2026, 11, 24, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
EARLIER, LATER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)

every = pytest.mark.parametrize("purpose", sorted(set(Purpose) - TO_RECRUITERS))
in_slack = pytest.mark.parametrize("purpose", sorted(TO_RECRUITERS))


def judged(purpose: Purpose, at: datetime = NOON, **known: Any) -> Verdict:
    return verdict(a_message(purpose=purpose), a_standpoint(**known), at)


@every
def test_by_day_everything_goes_out(purpose: Purpose) -> None:
    assert judged(purpose) == SEND_NOW


@every
def test_at_night_only_somebody_who_just_wrote_gets_an_answer(purpose: Purpose) -> None:
    answers = purpose in (Purpose.REPLY, Purpose.FAREWELL)
    written = a_message(purpose=purpose, created_at=NIGHT)
    assert verdict(written, a_standpoint(), NIGHT) == (SEND_NOW if answers else Verdict(wait_until=MORNING))


def test_an_answer_that_an_outage_held_up_into_the_night_waits_for_the_morning() -> None:
    assert judged(Purpose.REPLY, NIGHT) == Verdict(wait_until=MORNING)


@every
def test_after_a_stop_nothing_goes_out_but_its_confirmation(purpose: Purpose) -> None:
    farewell = purpose is Purpose.FAREWELL
    assert judged(purpose, opted_out_at=EARLIER) == (SEND_NOW if farewell else Verdict(drop="opted_out"))


@every
@pytest.mark.parametrize("status", [ConversationStatus.DONE, ConversationStatus.DECLINED, ConversationStatus.CLOSED])
def test_who_has_answered_is_not_asked_again(purpose: Purpose, status: ConversationStatus) -> None:
    asks = purpose in (Purpose.OPENING, Purpose.REMINDER, Purpose.AGAIN)
    assert judged(purpose, conversation=status) == (Verdict(drop="no_longer_needed") if asks else SEND_NOW)


@every
def test_a_cancelled_check_writes_nothing_that_was_written_before(purpose: Purpose) -> None:
    assert judged(purpose, cancelled_at=LATER) == Verdict(drop="check_cancelled")


@every
def test_what_is_written_after_the_cancellation_goes_out(purpose: Purpose) -> None:
    assert judged(purpose, cancelled_at=EARLIER) == SEND_NOW


@every
def test_a_pause_holds_reminders_alone(purpose: Purpose) -> None:
    reminder = purpose is Purpose.REMINDER
    assert judged(purpose, paused=True) == (Verdict(drop="paused") if reminder else SEND_NOW)


@every
@pytest.mark.parametrize(
    ("now", "wait_until"),
    [
        (NOON, LATER),
        (LATER, LATER + timedelta(seconds=1)),  # the turn that cancels it comes any moment
        (LATER + timedelta(seconds=59), LATER + timedelta(seconds=60)),
        (LATER + timedelta(seconds=60), None),  # it never came: nobody is left waiting for good
    ],
)
def test_while_a_check_may_yet_be_cancelled_its_people_are_not_written_to(
    purpose: Purpose, now: datetime, wait_until: datetime | None
) -> None:
    farewell = purpose is Purpose.FAREWELL
    waits = Verdict(wait_until=wait_until, is_brief=True) if wait_until and not farewell else SEND_NOW
    assert judged(purpose, now, cancelling_until=LATER) == waits


@in_slack
def test_recruiters_are_told_whatever_became_of_the_check_or_of_somebodys_stop(purpose: Purpose) -> None:
    message = a_message(purpose=purpose, channel=Channel.SLACK, conversation=None)
    for known in ({"opted_out_at": EARLIER}, {"cancelled_at": LATER}, {"cancelling_until": LATER}, {"check": None}):
        assert verdict(message, a_standpoint(conversation=None, **{"check": None} | known), NOON) == SEND_NOW


@in_slack
def test_at_night_a_notice_waits_and_what_stands_in_a_channel_does_not(purpose: Purpose) -> None:
    message = a_message(purpose=purpose, channel=Channel.SLACK, conversation=None)
    waits = Verdict(wait_until=MORNING) if purpose is Purpose.NOTICE else SEND_NOW
    assert verdict(message, a_standpoint(conversation=None), NIGHT) == waits


def test_a_pointless_message_is_dropped_at_night_too() -> None:
    assert judged(Purpose.REMINDER, NIGHT, conversation=ConversationStatus.DONE) == Verdict(drop="no_longer_needed")


def test_an_opening_to_somebody_whose_conversation_is_gone_is_not_sent() -> None:
    assert judged(Purpose.OPENING, conversation=None).drop == "no_longer_needed"


def test_a_reminder_that_had_to_wait_does_not_ask_what_was_answered_since() -> None:
    assert judged(Purpose.REMINDER, LATER, answered_at=NOON + timedelta(minutes=1)) == Verdict(drop="no_longer_needed")
    assert judged(Purpose.REMINDER, LATER, answered_at=EARLIER) == SEND_NOW
    assert judged(Purpose.REPLY, LATER, answered_at=NOON + timedelta(minutes=1)) == SEND_NOW


def test_an_answer_that_an_outage_held_up_is_not_given_to_who_has_gone_on_since() -> None:
    late = NOON + timedelta(hours=2)
    assert judged(Purpose.REPLY, late, answered_at=LATER) == Verdict(drop="no_longer_needed")
    assert judged(Purpose.REPLY, late, answered_at=NOON) == SEND_NOW
