"""Questionnaires as JSON: which there are, and what each asks (R47)."""

from pydantic import BaseModel, Field

from bot.domain.questionnaire import QuestionKind


class QuestionnaireGiven(BaseModel):
    key: str = Field(description="For `questionnaire` of a start.")
    language: str
    title: str
    questions: int
    minutes: int = Field(description="How long a referee takes.")
    own: bool = Field(description="Made by your organisation; else it comes with Vouchline.")
    version: str = Field(description="Of what it says: another one says something else. Running checks keep theirs.")
    languages: list[str] = Field(description="In which a referee may answer it, its own among them.")


class QuestionnairePage(BaseModel):
    questionnaires: list[QuestionnaireGiven]
    next: str | None = Field(description="Null: all are here.")


class QuestionGiven(BaseModel):
    key: str = Field(description="As in the answers of a report.")
    kind: QuestionKind
    label: str
    text: str = Field(description="May hold {candidate}.")
    lowest: str = Field(description="What 1 means, for a rating.")
    highest: str = Field(description="What 5 means, for a rating.")
    comment: str = Field(description="What is asked for beside a rating or yes and no; empty asks for none.")
    choices: list[str]


class QuestionnaireRead(QuestionnaireGiven):
    asks: list[QuestionGiven] = Field(description="In order.")
