"""What a reader has understood so far, line by line."""

from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.questionnaire import Question, QuestionKind
from bot.questionnaire_files.understood import LEFT_OUT, Became, Doubt, Doubted, Taken


@dataclass(slots=True)
class Gathering:
    """What a reader has understood so far."""

    title: str = ""
    name: str = ""
    language: str = ""
    minutes: int = 0
    questions: list[Question] = field(default_factory=list)
    lines: list[Taken] = field(default_factory=list)
    doubts: list[Doubted] = field(default_factory=list)

    @property
    def number(self) -> int:
        return len(self.questions)

    def ask(self, question: Question, where: str, said: str) -> None:
        self.questions.append(question)
        self.take(where, said, Became.QUESTION)

    def change(self, **parts: Any) -> None:
        """Of the question that came last."""
        self.questions[-1] = replace(self.questions[-1], **parts)

    def take(self, where: str, said: str, became: Became) -> None:
        about = 0 if became in LEFT_OUT or became in (Became.TITLE, Became.HEADER, Became.SETTING) else self.number
        self.lines.append(Taken(where, said, became, about))

    def doubt(self, doubt: Doubt, value: str = "", question: int | None = None) -> None:
        self.doubts.append(Doubted(doubt, self.number if question is None else question, value))

    @property
    def last(self) -> Question | None:
        return self.questions[-1] if self.questions else None


def a_question(text: str, kind: QuestionKind = QuestionKind.TEXT, **parts: Any) -> Question:
    """One that has no key yet: it is given one when the questionnaire is kept."""
    return Question("", kind, parts.pop("label", ""), text, **parts)
