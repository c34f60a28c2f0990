"""How a line stands in its document: as a title, a heading, a point of a list, or plain."""

from dataclasses import dataclass
from enum import StrEnum

from bot.questionnaire_files.patterns import (
    BULLET,
    ENDS_SAID,
    LETTERED,
    NUMBERED,
    SCALE_ALONE,
    SECTION_LINE,
    TITLE_LINE,
)
from bot.questionnaire_files.wording import cleaned


class Shape(StrEnum):
    """How a line stands in its document."""

    TITLE = "title"
    HEADING = "heading"
    NUMBERED = "numbered"
    LETTERED = "lettered"
    BULLET = "bullet"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    where: str
    text: str
    shape: Shape
    said: str  # as it stands in the document


def shaped(where: str, said: str, shape: Shape = Shape.PLAIN) -> Line:
    """A line with its mark taken off, where it says itself what it is."""
    text = cleaned(said)
    if shape is not Shape.PLAIN:
        return Line(where, text, shape, text)
    if found := TITLE_LINE.match(text):
        return Line(where, found["text"], Shape.TITLE, text)
    if found := SECTION_LINE.match(text):
        return Line(where, found["text"], Shape.HEADING, text)
    if ENDS_SAID.match(text) or SCALE_ALONE.match(text):
        return Line(where, text, shape, text)
    for pattern, kind in ((NUMBERED, Shape.NUMBERED), (LETTERED, Shape.LETTERED), (BULLET, Shape.BULLET)):
        if found := pattern.match(text):
            return Line(where, found["text"], kind, text)
    return Line(where, text, shape, text)


def asks(text: str) -> bool:
    return "?" in text or "{" in text
