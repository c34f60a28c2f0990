"""What may be wrong with a questionnaire, wherever it comes from: where, and which rule it breaks."""

from dataclasses import dataclass
from enum import StrEnum

MOST_QUESTIONS = 12  # the review of so many answers is still one message
FEWEST_CHOICES, MOST_CHOICES = 2, 9  # one digit chooses
MOST_MINUTES = 90
LONGEST = {
    "name": 40,
    "title": 60,
    "label": 30,
    "text": 300,
    "comment": 160,
    "lowest": 40,
    "highest": 40,
    "choices": 60,
}


class Rule(StrEnum):
    NEEDED = "needed"
    TOO_LONG = "too_long"
    NO_TEXT = "no_text"
    NO_PART = "no_part"
    NO_KIND = "no_kind"
    MINUTES = "minutes"
    QUESTIONS = "questions"
    NAME = "name"
    KEY = "key"
    KEY_TWICE = "key_twice"
    ENDS = "ends"
    ENDS_ELSEWHERE = "ends_elsewhere"
    CHOICES = "choices"
    CHOICES_ELSEWHERE = "choices_elsewhere"
    CHOICE_TWICE = "choice_twice"
    COMMENT_ELSEWHERE = "comment_elsewhere"
    PLACEHOLDER = "placeholder"


WHY = {
    Rule.NEEDED: "must be a text, and not empty",
    Rule.TOO_LONG: "must have {value} letters at most",
    Rule.NO_TEXT: "must be a text",
    Rule.NO_PART: "is not a part of it",
    Rule.NO_KIND: "{value} is none of rating, text, yes_no, choice, date",
    Rule.MINUTES: f"must be a whole number, 1 to {MOST_MINUTES}",
    Rule.QUESTIONS: f"must be 1 to {MOST_QUESTIONS}, not {{value}}",
    Rule.NAME: "must be letters a-z, digits and -",
    Rule.KEY: "{value} must be letters, digits and _",
    Rule.KEY_TWICE: "{value} is the key of two questions",
    Rule.ENDS: "a rating says what its lowest and highest mean",
    Rule.ENDS_ELSEWHERE: "only a rating says what lowest and highest mean",
    Rule.CHOICES: f"a choice has {FEWEST_CHOICES} to {MOST_CHOICES} choices",
    Rule.CHOICES_ELSEWHERE: "only a choice has choices",
    Rule.CHOICE_TWICE: "{value} is among the choices twice",
    Rule.COMMENT_ELSEWHERE: "only a rating or yes/no has a comment",
    Rule.PLACEHOLDER: "{value} is filled in nowhere; only {{candidate}} is, and in the question alone",
}


@dataclass(frozen=True, slots=True)
class Flaw:
    at: tuple[str | int, ...]  # ("title",), ("questions", 2, "text"); the questions are counted from 0
    rule: Rule
    value: str = ""  # what is wrong, or the limit

    @property
    def why(self) -> str:
        """For programs and files; people are told in their own language."""
        return WHY[self.rule].format(value=self.value)
