"""Lines of a document read one after another: which are questions, and what belongs to the one above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.questionnaire import QuestionKind
from bot.domain.questionnaire_flaws import LONGEST
from bot.questionnaire_files.belonging import belongs
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.guessing import guessed
from bot.questionnaire_files.headings import label_by_headings
from bot.questionnaire_files.marks import mark_in
from bot.questionnaire_files.patterns import TELLING, WORDED
from bot.questionnaire_files.shapes import Line, Shape, asks
from bot.questionnaire_files.understood import Became


def read_lines(found: Sequence[Line], into: Gathering) -> None:
    lines = [one for one in found if one.text]
    are_numbered = any(one.shape is Shape.NUMBERED for one in lines)
    are_bulleted = not are_numbered and _are_asked(lines)
    for place, line in enumerate(lines):
        is_last = place == len(lines) - 1
        _read(line, Reading(into, are_numbered, are_bulleted, is_first=not into.questions and not into.title), is_last)
    label_by_headings(into)


@dataclass(frozen=True, slots=True)
class Reading:
    into: Gathering
    are_numbered: bool  # the document numbers its questions
    are_bulleted: bool  # its bullets are questions
    is_first: bool


def _are_asked(lines: Iterable[Line]) -> bool:
    """Whether bullets are questions and no choices: most of them ask, or nothing else does."""
    bullets = [one for one in lines if one.shape is Shape.BULLET]
    asking = [one for one in bullets if asks(one.text)]
    others = [one for one in lines if one.shape is Shape.PLAIN and asks(one.text)]
    return bool(bullets) and (len(asking) * 2 >= len(bullets) or not others)


def _read(line: Line, reading: Reading, is_last: bool) -> None:
    into, text = reading.into, line.text
    if line.shape is Shape.TITLE or (line.shape is Shape.HEADING and not into.title and not into.questions):
        return _title(line, into)
    if line.shape is Shape.HEADING and not asks(text):
        return into.take(line.where, line.said, Became.SECTION)
    if into.last and belongs(line, into, reading.are_bulleted):
        return
    if _is_title(line, reading, is_last):
        return _title(line, into)
    if _is_question(line, reading):
        return ask_line(line.where, line.said, text, into)
    into.take(line.where, line.said, Became.SECTION if text.endswith(":") else Became.NOTE)


def _title(line: Line, into: Gathering) -> None:
    if into.title:
        return into.take(line.where, line.said, Became.SECTION)
    into.title = line.text
    into.take(line.where, line.said, Became.TITLE)


def _is_title(line: Line, reading: Reading, is_last: bool) -> bool:
    """The first line of all, short, and asking nothing."""
    text = line.text
    is_plain = line.shape is Shape.PLAIN and not asks(text) and not text.endswith((":", "."))
    is_asked = bool(mark_in(text) or TELLING.match(text)) or _has_mark(text)
    return reading.is_first and is_plain and not is_last and not is_asked and len(text) <= LONGEST["title"]


def _is_question(line: Line, reading: Reading) -> bool:
    if not WORDED.search(line.text):
        return False
    if line.shape is Shape.NUMBERED or (line.shape is Shape.BULLET and reading.are_bulleted):
        return True
    if asks(line.text) or _has_mark(line.text):
        return True
    return not (reading.are_numbered or reading.are_bulleted or line.text.endswith(":")) and _is_worded(line)


def _is_worded(line: Line) -> bool:
    """Words without a question mark, where a line is a question: "Beskriv samarbetet"."""
    return line.shape in (Shape.PLAIN, Shape.LETTERED)


def _has_mark(text: str) -> bool:
    return guessed(text)[0].kind in (QuestionKind.RATING, QuestionKind.CHOICE)


def ask_line(where: str, said: str, text: str, into: Gathering) -> None:
    question, doubt = guessed(text)
    into.ask(question, where, said)
    if doubt:
        into.doubt(doubt, text)
