"""Why nothing can be read of a document."""

from enum import StrEnum


class Refusal(StrEnum):
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    BROKEN = "broken"
    LOCKED = "locked"  # encrypted, or of the old kinds .doc and .xls
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    UNKNOWN_KIND = "unknown_kind"
    WRONG_KIND = "wrong_kind"
    NO_QUESTIONS = "no_questions"
    TOO_DEEP = "too_deep"


class FileRefused(Exception):
    """Nothing can be read of it; said beside the field that it was chosen in."""

    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why
