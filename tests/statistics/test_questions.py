"""Where people stop, and how long a question takes: from one answer to the next."""

from datetime import timedelta
from typing import Any

from bot.flows.statistics.measures import Share
from bot.flows.statistics.question_rows import AnswerTimed, QuestionCounted, QuestionsCounted
from bot.flows.statistics.questions import QuestionStep, question_steps
from tests.builders import NOON

QUESTIONS = (
    QuestionCounted("role", "Role"),
    QuestionCounted("teamwork", "Teamwork"),
    QuestionCounted("again", "Again"),
)


def counted(**given: Any) -> QuestionsCounted:
    usual: dict[str, Any] = {
        "name": "standard",
        "title": "Standard",
        "questions": QUESTIONS,
        "asked": 20,
        "started": 12,
        "submitted": 7,
        "answered_by_others": {},
        "stopped_at": {},
        "declined": 0,
        "answers": (),
    }
    return QuestionsCounted(**usual | given)


def steps(**given: Any) -> dict[str, QuestionStep]:
    return {one.key: one for one in question_steps(counted(**given))}


def answers(conversation: str, *keys_and_seconds: tuple[str, int]) -> list[AnswerTimed]:
    return [AnswerTimed(conversation, key, NOON + timedelta(seconds=after)) for key, after in keys_and_seconds]


def test_a_question_is_reached_by_answering_the_one_before_it() -> None:
    found = steps(answered_by_others={"role": 4, "teamwork": 1})
    assert [one.share for one in found.values()] == [Share(11, 12), Share(8, 11), Share(7, 8)]


def test_whoever_waits_at_a_comment_waits_at_its_question() -> None:
    found = steps(stopped_at={"question.teamwork": 2, "question.teamwork.comment": 3, "dates": 1, "review": 1})
    assert [one.waiting for one in found.values()] == [0, 5, 0]


def test_a_question_takes_from_the_answer_before_it_to_its_own_comment() -> None:
    given = []
    for number in range(5):
        given += answers(
            f"referee-{number}",
            ("dates", 0),
            ("question.role", 20 + number),
            ("question.teamwork", 60),
            ("question.teamwork.comment", 100),
            ("question.again", 110),
            ("question.role", 900),  # changed from the review
        )
    found = steps(answers=tuple(given))
    assert found["role"].took.median == timedelta(seconds=22)
    assert found["teamwork"].took.median == timedelta(seconds=78)
    assert found["again"].took.median == timedelta(seconds=10)


def test_what_came_first_of_all_is_not_timed_since_nothing_was_before_it() -> None:
    given = [one for number in range(5) for one in answers(f"r{number}", ("question.role", 0), ("question.again", 9))]
    found = steps(answers=tuple(given))
    assert found["role"].took.count == 0
    assert found["again"].took.median == timedelta(seconds=9)
