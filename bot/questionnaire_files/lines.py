"""Lines of a document read one after another: which are questions, and what belongs to the one above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import LONGEST, MOST_CHOICES
from bot.questionnaire_files.guessing import Mark, choices_in, guessed, mark_in
from bot.questionnaire_files.headings import label_by_headings
from bot.questionnaire_files.shapes import Line, Shape
from bot.questionnaire_files.understood import Became, Gathering
from bot.questionnaire_files.words import CHOICES_LINE, COMMENT_LINE, ENDS_SAID, KIND_LINE, KIND_WORDS, TELLING, WORDED


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
    asking = [one for one in bullets if _asks(one.text)]
    others = [one for one in lines if one.shape is Shape.PLAIN and _asks(one.text)]
    return bool(bullets) and (len(asking) * 2 >= len(bullets) or not others)


def _asks(text: str) -> bool:
    return "?" in text or "{" in text


def _read(line: Line, reading: Reading, is_last: bool) -> None:
    into, text = reading.into, line.text
    if line.shape is Shape.TITLE or (line.shape is Shape.HEADING and not into.title and not into.questions):
        return _title(line, into)
    if line.shape is Shape.HEADING and not _asks(text):
        return into.take(line.where, line.said, Became.SECTION)
    if into.last and _belongs(line, reading):
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
    is_plain = line.shape is Shape.PLAIN and not _asks(text) and not text.endswith((":", "."))
    is_asked = bool(mark_in(text) or TELLING.match(text)) or _has_mark(text)
    return reading.is_first and is_plain and not is_last and not is_asked and len(text) <= LONGEST["title"]


def _is_question(line: Line, reading: Reading) -> bool:
    if not WORDED.search(line.text):
        return False
    if line.shape is Shape.NUMBERED or (line.shape is Shape.BULLET and reading.are_bulleted):
        return True
    if _asks(line.text) or _has_mark(line.text):
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


def _belongs(line: Line, reading: Reading) -> bool:
    """Whether the line says more of the question above; if so it is taken."""
    into, text, last = reading.into, line.text, reading.into.last
    assert last is not None
    if found := COMMENT_LINE.match(text):
        return _comment(line, found["text"], into)
    if found := CHOICES_LINE.match(text):
        return _add_choices(line, choices_in(found["text"]), into)
    if (found := KIND_LINE.match(text)) and (mark := _kind_said(found["text"])):
        return _mark(line, mark, into)
    if (
        line.shape in (Shape.PLAIN, Shape.BULLET)
        and (ENDS_SAID.match(text) or not _asks(text))
        and (mark := mark_in(text))
    ):
        return _mark(line, mark, into)
    if line.shape is Shape.LETTERED or (line.shape is Shape.BULLET and not reading.are_bulleted):
        return _add_choices(line, (text,), into) if not _asks(text) else False
    if line.shape is Shape.PLAIN and _goes_on(line, last):
        into.change(text=f"{last.text} {text}")
        into.take(line.where, line.said, Became.GOES_ON)
        return True
    return False


def _kind_said(words: str) -> Mark | None:
    kind = KIND_WORDS.get(words.casefold().strip())
    return Mark(kind) if kind else mark_in(words)


def _goes_on(line: Line, last: Question) -> bool:
    """A line was broken in the middle of its question."""
    return not last.text.endswith(("?", ".", ":", "!")) and line.text[:1].islower()


def _comment(line: Line, comment: str, into: Gathering) -> bool:
    into.change(comment=comment)
    if into.last and into.last.kind is QuestionKind.TEXT:
        into.change(
            kind=QuestionKind.YES_NO if into.last.text.endswith("?") and _is_yes_no(into.last) else QuestionKind.RATING
        )
    into.take(line.where, line.said, Became.COMMENT)
    return True


def _is_yes_no(question: Question) -> bool:
    return guessed(question.text)[0].kind is QuestionKind.YES_NO


def _mark(line: Line, mark: Mark, into: Gathering) -> bool:
    last = into.last
    assert last is not None
    into.change(
        kind=mark.kind,
        lowest=mark.lowest or last.lowest,
        highest=mark.highest or last.highest,
        choices=mark.choices or last.choices,
    )
    if mark.doubt:
        into.doubt(mark.doubt, line.text)
    is_ends = bool(mark.lowest)
    into.take(line.where, line.said, Became.ENDS if is_ends else Became.CHOICES if mark.choices else Became.KIND)
    return True


def _add_choices(line: Line, choices: Sequence[str], into: Gathering) -> bool:
    last = into.last
    assert last is not None
    into.change(kind=QuestionKind.CHOICE, choices=(*last.choices, *choices)[: MOST_CHOICES + 1])
    into.take(line.where, line.said, Became.CHOICES)
    return True
