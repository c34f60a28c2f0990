"""What the editor's buttons do to a draft: add, remove, move, copy a question, or take over another language's."""

from collections.abc import Callable
from dataclasses import replace

from bot.domain.questionnaire import Question, Questionnaire
from web.admin.questionnaires.draft import Draft, blank, new_question

Questions = tuple[Question, ...]


def acted(draft: Draft, act: str, source: Questionnaire | None) -> tuple[Draft, int]:
    """The draft afterwards, and the question to go on with, from 0. An act that means nothing changes nothing."""
    name, _, number = act.partition("-")
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0
    if name == "add":
        return replace(draft, questions=(*draft.questions, new_question(draft.language))), len(draft.questions)
    if name == "align" and source:
        return replace(draft, questions=_aligned(draft.questions, source.questions)), 0
    change = CHANGES.get(name)
    if change is None or not 0 <= place < len(draft.questions):
        return draft, place
    questions, after = change(draft.questions, place)
    return replace(draft, questions=questions), after


def _up(questions: Questions, place: int) -> tuple[Questions, int]:
    return (_swapped(questions, place - 1), place - 1) if place else (questions, 0)


def _down(questions: Questions, place: int) -> tuple[Questions, int]:
    return (_swapped(questions, place), place + 1) if place + 1 < len(questions) else (questions, place)


def _swapped(questions: Questions, place: int) -> Questions:
    first, second = questions[place], questions[place + 1]
    return (*questions[:place], second, first, *questions[place + 2 :])


def _remove(questions: Questions, place: int) -> tuple[Questions, int]:
    return (*questions[:place], *questions[place + 1 :]), max(0, place - 1)


def _copy(questions: Questions, place: int) -> tuple[Questions, int]:
    """The same again, as a question of its own."""
    return (*questions[: place + 1], replace(questions[place], key=""), *questions[place + 1 :]), place + 1


def _aligned(mine: Questions, source: Questions) -> Questions:
    """What the other language asks, in its order, with what is written here already; what it has not is left out."""
    known = {one.key: one for one in mine}
    return tuple(replace(known[one.key], kind=one.kind) if one.key in known else blank(one) for one in source)


CHANGES: dict[str, Callable[[Questions, int], tuple[Questions, int]]] = {
    "up": _up,
    "down": _down,
    "remove": _remove,
    "copy": _copy,
}
