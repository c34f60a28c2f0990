"""A questionnaire: a named, versioned list of questions in one language. A version is the hash of its content."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache


class QuestionKind(StrEnum):
    RATING = "rating"
    TEXT = "text"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    kind: QuestionKind
    label: str  # two or three words, for reviews and charts
    text: str  # may hold {candidate}
    lowest: str = ""  # what 1 means, for a rating
    highest: str = ""  # what 5 means
    comment: str = ""  # what is asked for beside a rating or yes/no; empty asks for none
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    name: str
    language: str
    title: str
    minutes: int
    questions: tuple[Question, ...]
    organisation: str = ""  # whose own it is; empty: it comes with Vouchline

    @property
    def id(self) -> str:
        """The content's own hash: the same questions of the same owner are the same version."""
        return _content_hash(self)


Offered = Mapping[tuple[str, str], Questionnaire]  # by name and language


def versions_in(offered: Offered, name: str, language: str) -> dict[str, str]:
    """By language, the versions that a check keeps: those that ask the same as the one in its own language.

    Answers are known by the key of their question, so that a referee who changes language goes on where they were.
    """
    meant = offered.get((name, language))
    same = {key: one for key, one in offered.items() if meant and key[0] == name and _asks_the_same(one, meant)}
    return {spoken: one.id for (_, spoken), one in same.items()}


def _asks_the_same(one: Questionnaire, other: Questionnaire) -> bool:
    return asked_in(one) == asked_in(other)


def asked_in(questionnaire: Questionnaire) -> list[tuple[str, QuestionKind]]:
    return [(one.key, one.kind) for one in questionnaire.questions]


@lru_cache(maxsize=1024)
def _content_hash(questionnaire: Questionnaire) -> str:
    content = asdict(questionnaire)
    if not questionnaire.organisation:  # those that come with Vouchline are known by their questions alone
        del content["organisation"]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
