"""Where those stop who began to answer, and how long each question takes."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from operator import attrgetter

from bot.flows.statistics.measures import Share, Times, times
from bot.flows.statistics.question_rows import AnswerTimed, QuestionsCounted


@dataclass(frozen=True, slots=True)
class QuestionStep:
    key: str
    label: str
    share: Share  # of those who reached it, how many answered it
    waiting: int  # how many it waits for now
    took: Times  # from the answer before it


def question_steps(counted: QuestionsCounted) -> list[QuestionStep]:
    """The questions in their order. All who submitted have answered all (R20); a question is reached by answering
    the one before it, the first by beginning."""
    took = _time_per_question(counted.answers)
    reached, steps = counted.started, []
    for one in counted.questions:
        answered = counted.submitted + counted.answered_by_others.get(one.key, 0)
        waiting = counted.stopped_at.get(f"question.{one.key}", 0)
        waiting += counted.stopped_at.get(f"question.{one.key}.comment", 0)
        share = Share(answered, max(reached, answered))
        steps.append(QuestionStep(one.key, one.label, share, waiting, times(took.get(one.key, ()))))
        reached = answered
    return steps


def question_of(key: str) -> str | None:
    """`teamwork` of `question.teamwork` and of `question.teamwork.comment`."""
    first, _, rest = key.partition(".")
    return rest.removesuffix(".comment") if first == "question" else None


def _time_per_question(answers: Iterable[AnswerTimed]) -> dict[str, list[timedelta]]:
    found: dict[str, list[timedelta]] = defaultdict(list)
    for _, theirs in groupby(answers, attrgetter("conversation")):
        for question, taken in _first_times(theirs).items():
            found[question].append(taken)
    return found


def _first_times(answers: Iterable[AnswerTimed]) -> dict[str, timedelta]:
    """From the answer before a question to its own last word; what is changed afterwards takes no part."""
    before: datetime | None = None
    found: dict[str, timedelta] = {}
    for question, those in groupby(answers, lambda one: question_of(one.key)):
        last = max(one.at for one in those)
        if before and question and question not in found:
            found[question] = last - before
        before = last
    return found
