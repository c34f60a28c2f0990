"""A questionnaire: a named, versioned list of questions in one language. A version is the hash of its content."""

import hashlib
import json
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

    @property
    def id(self) -> str:
        """The content's own hash: the same questions are the same version wherever they come from."""
        return _content_hash(self)


@lru_cache
def _content_hash(questionnaire: Questionnaire) -> str:
    text = json.dumps(asdict(questionnaire), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]
