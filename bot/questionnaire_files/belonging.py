"""What a line says of the question above it: choices, what 1 and 5 mean, a comment, or the rest of its words."""

from collections.abc import Sequence

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import MOST_CHOICES
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.guessing import guessed
from bot.questionnaire_files.marks import Mark, choices_in, mark_in
from bot.questionnaire_files.patterns import CHOICES_LINE, COMMENT_LINE, ENDS_SAID, KIND_LINE
from bot.questionnaire_files.shapes import Line, Shape, asks
from bot.questionnaire_files.understood import Became
from bot.questionnaire_files.words import KIND_WORDS


def belongs(line: Line, into: Gathering, are_bulleted: bool) -> bool:
    """Whether the line says more of the question above; if so it is taken."""
    text, last = line.text, into.last
    assert last is not None
    if found := COMMENT_LINE.match(text):
        return _comment(line, found["text"], into)
    if found := CHOICES_LINE.match(text):
        return _add_choices(line, choices_in(found["text"]), into)
    if (found := KIND_LINE.match(text)) and (mark := _kind_said(found["text"])):
        return _mark(line, mark, into)
    if (
        line.shape in (Shape.PLAIN, Shape.BULLET)
        and (ENDS_SAID.match(text) or not asks(text))
        and (mark := mark_in(text))
    ):
        return _mark(line, mark, into)
    if line.shape is Shape.LETTERED or (line.shape is Shape.BULLET and not are_bulleted):
        return _add_choices(line, (text,), into) if not asks(text) else False
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
