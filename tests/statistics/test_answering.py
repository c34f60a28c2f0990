"""Who answers and how soon: exact figures of a few referees."""

from datetime import timedelta

from bot.domain.reference import Standing
from bot.flows.statistics.answering import group, grouped, times_taken
from bot.flows.statistics.endings import Ending, endings
from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.spreads import after_reminders, spread
from tests.statistics.counting import asked


def hours(*numbers: float) -> list[timedelta]:
    return [timedelta(hours=number) for number in numbers]


def test_half_and_nine_of_ten_and_the_mean_are_exact() -> None:
    assert times(hours(10, 1, 2, 3, 4, 5, 6, 7, 8, 9)) == Times(10, *hours(5.5, 5.5, 9))
    assert times(hours(1, 2, 3, 4, 100)) == Times(5, *hours(22, 3, 100))


def test_of_fewer_than_five_nothing_is_told_but_how_many_they_are() -> None:
    assert times(hours(1, 2, 3, 4)) == Times(4)
    assert Share(3, 4).percent is None
    assert Share(3, 5).percent == 60


def test_the_rate_is_of_all_who_were_asked_whatever_has_become_of_them() -> None:
    referees = [asked(1), asked(2), asked(standing=Standing.DECLINED), asked(standing=Standing.REPLACED), asked()]
    assert group(referees).share == Share(2, 5)
    assert endings([*referees, asked(standing=Standing.UNOBTAINABLE), asked(standing=Standing.STARTED)]) == {
        Ending.SUBMITTED: 2,
        Ending.OPEN: 2,
        Ending.DECLINED: 1,
        Ending.UNOBTAINABLE: 1,
        Ending.REPLACED: 1,
    }


def test_somebody_who_was_given_the_link_by_hand_is_counted_but_not_timed() -> None:
    referees = [asked(3), asked(5, asked_at=None)]
    assert group(referees).submitted == 2
    assert times_taken(referees) == hours(3)


def test_somebody_who_answered_before_the_invitation_had_gone_out_took_no_time() -> None:
    assert times_taken([asked(-2)]) == hours(0)


def test_a_time_on_the_edge_belongs_to_the_longer_bar() -> None:
    assert spread(hours(0, 0.99, 1, 3.99, 4, 8, 24, 47.9, 48, 72, 168, 500)) == [2, 2, 1, 1, 2, 1, 1, 2]


def test_only_those_who_submitted_are_counted_by_their_reminders() -> None:
    referees = [asked(1), asked(30, reminded=1), asked(80, reminded=3), asked(200, reminded=6), asked(reminded=3)]
    assert after_reminders(referees) == [1, 1, 0, 1, 1]


def test_groups_leave_out_those_without_a_key() -> None:
    referees = [asked(1, answered_on="sms"), asked(2, answered_on="web"), asked(3, answered_on="sms"), asked()]
    found = grouped(referees, lambda one: one.answered_on or None)
    assert {key: (one.asked, one.submitted) for key, one in found.items()} == {"sms": (2, 2), "web": (1, 1)}
