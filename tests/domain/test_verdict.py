"""Whether a message may still go out, judged at the moment when it would (R35, R45)."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.domain.conversation import ConversationStatus
from bot.domain.message import SEND_NOW, Purpose, Verdict, verdict
from tests.builders import NOON, a_message, a_standpoint

NIGHT = datetime(2026, 11, 23, 23, tzinfo=ZoneInfo("Europe/Stockholm"))
MORNING = datetime(2026, 11, 24, 8, tzinfo=ZoneInfo("Europe/Stockholm"))
EARLIER, LATER = NOON - timedelta(hours=1), NOON + timedelta(hours=1)

every = pytest.mark.parametrize("purpose", Purpose)


def judged(purpose: Purpose, at: datetime = NOON, **known: Any) -> Verdict:
    return verdict(a_message(purpose=purpose), a_standpoint(**known), at)


@every
def test_by_day_everything_goes_out(purpose: Purpose) -> None:
    assert judged(purpose) == SEND_NOW


@every
def test_at_night_only_somebody_who_just_wrote_gets_an_answer(purpose: Purpose) -> None:
    answers = purpose in (Purpose.REPLY, Purpose.FAREWELL)
    assert judged(purpose, NIGHT) == (SEND_NOW if answers else Verdict(wait_until=MORNING))


@every
def test_after_a_stop_nothing_goes_out_but_its_confirmation(purpose: Purpose) -> None:
    farewell = purpose is Purpose.FAREWELL
    assert judged(purpose, opted_out_at=EARLIER) == (SEND_NOW if farewell else Verdict(drop="opted_out"))


@every
@pytest.mark.parametrize("status", [ConversationStatus.DONE, ConversationStatus.DECLINED, ConversationStatus.CLOSED])
def test_who_has_answered_is_not_asked_again(purpose: Purpose, status: ConversationStatus) -> None:
    asks = purpose in (Purpose.OPENING, Purpose.REMINDER)
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


def test_a_pointless_message_is_dropped_at_night_too() -> None:
    assert judged(Purpose.REMINDER, NIGHT, conversation=ConversationStatus.DONE) == Verdict(drop="no_longer_needed")


def test_an_opening_to_somebody_whose_conversation_is_gone_is_not_sent() -> None:
    assert judged(Purpose.OPENING, conversation=None).drop == "no_longer_needed"
