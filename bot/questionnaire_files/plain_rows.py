"""Rows without a header: what asks is the question, and what stands beside it says how it is answered."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.questionnaire import QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES
from bot.questionnaire_files.cells import Row
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.guessing import guessed
from bot.questionnaire_files.labels import label_of
from bot.questionnaire_files.marks import mark_in
from bot.questionnaire_files.patterns import WORDED
from bot.questionnaire_files.understood import Became
from bot.questionnaire_files.wording import with_candidate


def read_plainly(rows: Sequence[Row], into: Gathering) -> None:
    """Without a header: the longest cell asks, and the others say how it is answered."""
    for place, row in enumerate(rows):
        cells = [cell for cell in row.cells if WORDED.search(cell) or mark_in(cell)]
        asked = max(cells, key=lambda cell: ("?" in cell, len(cell)), default="")
        if not WORDED.search(asked):
            into.take(row.where, row.said, Became.EMPTY)
        elif place == 0 and len(cells) == 1 and len(rows) > 1 and "?" not in asked and len(asked) <= 60:
            into.title = asked
            into.take(row.where, row.said, Became.TITLE)
        else:
            _ask_beside(asked, [cell for cell in cells if cell != asked], row, into)


def _ask_beside(asked: str, others: Sequence[str], row: Row, into: Gathering) -> None:
    question, doubt = guessed(" ".join(asked.split()))
    mark = next((found for found in map(mark_in, others) if found), None)
    if mark:
        doubt = mark.doubt
        question = replace(question, kind=mark.kind, choices=mark.choices, lowest=mark.lowest, highest=mark.highest)
    elif len(others) >= FEWEST_CHOICES:
        question = replace(question, kind=QuestionKind.CHOICE, choices=tuple(others))
    elif others and len(others[0]) <= 30:
        question = replace(question, label=with_candidate(others[0]))
    into.ask(replace(question, label=question.label or label_of(question.text)), row.where, row.said)
    if doubt:
        into.doubt(doubt, row.said)
