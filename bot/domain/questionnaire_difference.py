"""What is different between two versions of a questionnaire: questions by their key, texts word by word (R47)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.domain.questionnaire import Question, Questionnaire
from bot.domain.word_difference import Change, Piece, words_between

PARTS = ("label", "kind", "text", "lowest", "highest", "comment", "choices")


@dataclass(frozen=True, slots=True)
class PartDifference:
    part: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        return any(one.change is not Change.SAME for one in self.pieces)


@dataclass(frozen=True, slots=True)
class QuestionDifference:
    changes: tuple[Change, ...]  # one, or both moved and changed
    was: int  # its number before; 0: it was not there
    now: int
    label: str
    parts: tuple[PartDifference, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    head: tuple[PartDifference, ...]  # title and minutes, where they differ
    questions: tuple[QuestionDifference, ...]  # in their order now, each removed one where it was

    @property
    def is_nothing(self) -> bool:
        return not self.head and all(one.changes == (Change.SAME,) for one in self.questions)


def difference(before: Questionnaire, now: Questionnaire) -> Difference:
    head = (_part("title", before.title, now.title), _part("minutes", str(before.minutes), str(now.minutes)))
    return Difference(tuple(one for one in head if one.is_changed), tuple(_questions(before.questions, now.questions)))


def _questions(before: Sequence[Question], now: Sequence[Question]) -> Iterator[QuestionDifference]:
    was = {one.key: (number, one) for number, one in enumerate(before, 1)}
    kept = {one.key for one in now}
    stayed = _stayed([one.key for one in before if one.key in kept], [one.key for one in now if one.key in was])
    gone = [(number, one) for number, one in was.values() if one.key not in kept]
    for number, question in enumerate(now, 1):
        place, old = was.get(question.key, (0, None))
        while gone and place and gone[0][0] < place:
            yield _removed(*gone.pop(0))
        yield _question(old, place, question, number, question.key in stayed)
    for number, one in gone:
        yield _removed(number, one)


def _stayed(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """The longest run of questions that are still in the same order; the others have moved."""
    blocks = SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks()
    return {before[place] for block in blocks for place in range(block.a, block.a + block.size)}


def _question(old: Question | None, was: int, new: Question, now: int, has_stayed: bool) -> QuestionDifference:
    if old is None:
        return QuestionDifference((Change.ADDED,), 0, now, new.label, tuple(_parts(None, new)))
    parts = tuple(_parts(old, new))
    moved = () if has_stayed else (Change.MOVED,)
    changed = (Change.CHANGED,) if any(one.is_changed for one in parts) else ()
    return QuestionDifference((*moved, *changed) or (Change.SAME,), was, now, new.label, parts)


def _removed(number: int, old: Question) -> QuestionDifference:
    return QuestionDifference((Change.REMOVED,), number, 0, old.label, tuple(_parts(old, None)))


def _parts(old: Question | None, new: Question | None) -> Iterator[PartDifference]:
    """Those that either has."""
    for name in PARTS:
        before, now = _said(old, name), _said(new, name)
        if before or now:
            yield _part(name, before, now)


def _part(name: str, before: str, now: str) -> PartDifference:
    if name == "kind" and before and now and before != now:
        return PartDifference(name, (Piece(before, Change.REMOVED), Piece(now, Change.ADDED)))
    return PartDifference(name, words_between(before, now))


def _said(question: Question | None, name: str) -> str:
    if question is None:
        return ""
    value = getattr(question, name)
    return "; ".join(value) if isinstance(value, tuple) else str(value)
