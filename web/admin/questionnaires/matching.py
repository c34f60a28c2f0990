"""An uploaded questionnaire laid over the one that it changes: questions that are still the same keep their keys."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.questionnaire import Question, Questionnaire


def matched(uploaded: Questionnaire, now: Questionnaire) -> Questionnaire:
    """By key, else by the same text, else by the same label and kind; each question once."""
    left = list(now.questions)
    keys = [""] * len(uploaded.questions)
    for is_same in (_same_key, _same_text, _same_label):
        for place, one in enumerate(uploaded.questions):
            if not keys[place] and (found := next((known for known in left if is_same(one, known)), None)):
                keys[place] = found.key
                left.remove(found)
    questions = tuple(replace(one, key=key) for one, key in zip(uploaded.questions, keys, strict=True))
    return replace(uploaded, questions=questions)


def kept(uploaded: Questionnaire, now: Questionnaire) -> tuple[Sequence[Question], Sequence[Question]]:
    """Of the matched: those that are new, and those of before that are gone."""
    known = {one.key for one in uploaded.questions}
    return [one for one in uploaded.questions if not one.key], [one for one in now.questions if one.key not in known]


def _same_key(one: Question, known: Question) -> bool:
    return bool(one.key) and one.key == known.key


def _same_text(one: Question, known: Question) -> bool:
    return one.kind is known.kind and _plain(one.text) == _plain(known.text)


def _same_label(one: Question, known: Question) -> bool:
    return one.kind is known.kind and _plain(one.label) == _plain(known.label)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip("?.")
