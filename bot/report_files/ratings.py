"""The ratings of all referees beside each other, a line for each question."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from babel.numbers import format_decimal

from bot.domain.questionnaire import QuestionKind
from bot.report_files.reported import Reported


class Mark(NamedTuple):
    referee: int  # the number that the report gives them
    name: str
    label: str
    question: str
    value: int


def ratings(reported: Reported) -> list[dict[str, Any]]:
    """In the order of the questions. They may have been read in two languages: the first label holds."""
    by_question: dict[str, list[Mark]] = defaultdict(list)
    for key, mark in _marks(reported):
        by_question[key].append(mark)
    return [{"key": key, **_line(marks, reported)} for key, marks in by_question.items()]


def _marks(reported: Reported) -> Iterator[tuple[str, Mark]]:
    for number, reference in enumerate(reported.report.references, 1):
        for one in reference.answers:
            if one.kind == QuestionKind.RATING:
                yield one.key, Mark(number, reference.name, one.label, one.question, int(one.answer))


def _line(marks: list[Mark], reported: Reported) -> dict[str, Any]:
    texts, label = reported.texts, marks[0].label
    referees = range(1, len(reported.report.references) + 1)
    mean = sum(one.value for one in marks) / len(marks)
    written = format_decimal(mean, "0.0", locale=texts.language)
    told = ", ".join(texts("report.ratings.mark", name=one.name, value=one.value) for one in marks)
    return {
        "label": label,
        "question": marks[0].question,
        "mean": written,
        "mean_value": mean,
        "marks": [
            {"value": value, "referees": [one.referee for one in marks if one.value == value]}
            for value in sorted({one.value for one in marks})
        ],
        "given": [next((one.value for one in marks if one.referee == number), None) for number in referees],
        "alternative": texts("report.ratings.alternative", label=label, marks=told, mean=written),
    }
