"""What is written in all tellings takes few segments, in the alphabet of SMS as long as people's own words are."""

from bot.domain.message import Purpose
from bot.domain.segments import is_gsm7, segments
from tests.telling.everything import written

MOST = {
    Purpose.OPENING: 4,
    Purpose.REMINDER: 2,
    Purpose.NEWS: 2,
    Purpose.FAREWELL: 1,
    Purpose.REPLY: 3,
    Purpose.AGAIN: 3,
}


def test_all_is_written_in_the_alphabet_of_sms() -> None:
    assert [one.body for one in written() if not is_gsm7(one.body)] == []


def test_each_kind_of_message_keeps_to_its_length() -> None:
    assert [(one.segments, one.body) for one in written() if one.segments > MOST[one.purpose]] == []


def test_the_count_is_known_when_the_text_is_written() -> None:
    assert all(one.segments == segments(one.body) for one in written())


def test_most_messages_are_two_segments_at_most() -> None:
    replies = [one for one in written() if one.purpose is Purpose.REPLY]
    assert sum(one.segments <= 2 for one in replies) / len(replies) > 0.9


def test_no_message_repeats_a_line() -> None:
    for one in written():
        lines = one.body.split("\n")
        assert len(lines) == len(set(lines)), one.body
