"""The keys of questions: what was there keeps its key, and no key becomes another question's (R47)."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from bot.domain.own_questionnaire import OwnQuestionnaire
from bot.domain.question_keys import key_for
from bot.domain.questionnaire import Offered, Question, Questionnaire

UNNAMED = "question"  # the key of a question that has none yet, until the label gives it one


def with_any_key(raw: dict[str, Any]) -> dict[str, Any]:
    """Questions that are new come without a key; until they get theirs, any will do that is unlike the others."""
    questions = raw.get("questions")
    if not isinstance(questions, list):
        return raw
    given = [
        {**one, "key": one.get("key") or f"{UNNAMED}__{place}"} if isinstance(one, dict) else one
        for place, one in enumerate(questions)
    ]
    return {**raw, "questions": given}


def with_keys(
    offered: Offered, before: Questionnaire | None, was: OwnQuestionnaire | None, read: Questionnaire
) -> Questionnaire:
    """A question that was there keeps its key; a new one, or one of another kind, gets one that was never used."""
    kept = _keys_known(offered, before, was, read)
    taken = {*(was.keys if was else ()), *(one.key for one in read.questions if one.key in kept)}
    questions: list[Question] = []
    for one in read.questions:
        key = one.key if one.key in kept else key_for(one.label, taken)
        taken.add(key)
        questions.append(replace(one, key=key))
    return replace(read, questions=tuple(questions))


def _keys_known(
    offered: Offered, before: Questionnaire | None, was: OwnQuestionnaire | None, read: Questionnaire
) -> Collection[str]:
    """Of its questions, the keys that they may keep: from the version before, from another language of the same
    questionnaire, or from one that this was copied from."""
    same = {one.key: one.kind for one in before.questions} if before else {}
    for (name, language), other in offered.items():
        if name == read.name and language != read.language:
            same = {**{one.key: one.kind for one in other.questions}, **same}
    used = set(was.keys) if was else set()
    return {
        one.key
        for one in read.questions
        if not one.key.startswith(f"{UNNAMED}__")
        and same.get(one.key, None if one.key in used else one.kind) == one.kind
    }
