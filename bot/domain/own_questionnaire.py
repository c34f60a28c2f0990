"""A questionnaire that an organisation has made for itself in one language, and its versions (R47)."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class OwnQuestionnaire:
    """Which version is offered now; what any of them says is kept for ever under its hash."""

    id: str
    organisation: str
    name: str
    language: str
    version: int  # the newest, which is offered
    content: str  # the hash of what it says
    keys: tuple[str, ...]  # of all questions that it ever had: none becomes another question's
    changed_at: datetime
    changed_by: str
    archived_at: datetime | None = None  # put aside: offered no more


@dataclass(frozen=True, slots=True)
class QuestionnaireVersion:
    id: str
    organisation: str
    name: str
    language: str
    version: int
    content: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class QuestionnaireContent:
    """What a version says. Known by its hash, and never changed."""

    id: str
    organisation: str  # empty: it comes with Vouchline
    name: str
    language: str
    version: int  # the first that said it
    content: Questionnaire


def own_id(organisation: str, name: str, language: str) -> str:
    return f"{organisation}/{language}/{name}"
