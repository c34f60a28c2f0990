"""A heading over a single question is what that question is called."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bot.domain.questionnaire_flaws import LONGEST
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.understood import Became, Taken
from bot.questionnaire_files.wording import parted


def label_by_headings(into: Gathering) -> None:
    for place, taken in enumerate(into.lines):
        label = taken.text.strip("# :")
        below = _questions_below(into.lines, place)
        if taken.became is Became.SECTION and len(below) == 1 and len(label) <= LONGEST["label"]:
            _label(into, place, below[0], label)


def _questions_below(lines: Sequence[Taken], place: int) -> list[Taken]:
    until_next = takewhile(lambda one: one.became is not Became.SECTION, lines[place + 1 :])
    return [one for one in until_next if one.became is Became.QUESTION]


def _label(into: Gathering, place: int, question: Taken, label: str) -> None:
    if parted(question.text)[0]:
        return
    number = question.question
    into.questions[number - 1] = replace(into.questions[number - 1], label=label)
    into.lines[place] = replace(into.lines[place], became=Became.LABEL, question=number)
