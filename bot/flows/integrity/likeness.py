"""Whether two references are worded alike.

A simple measure that can be explained: each answer is taken apart into every three words that follow each other. What
two references share of these, of the shorter one's, is the likeness; people who answer for themselves stay far below
0.3 even where they mean the same. Twelve words running that are the same are told, too: they are a whole sentence.
What stands in the questions does not count, as many repeat a question before they answer it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from bot.domain.questionnaire import QuestionKind
from bot.flows.integrity.shingles import Cut, Words, cut, shingles
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import Answer, ReportedReference

TOGETHER, RUNNING = 3, 12  # words
ALIKE = 0.3
LEAST = 20  # shingles: of less than that nothing can be said
MOST_WORDS = 4000  # of one reference: nobody waits without end for a report


def alike(references: Sequence[ReportedReference]) -> Iterator[Signal]:
    asked = [cut(answer.question, MOST_WORDS) for one in references for answer in one.answers]
    texts = {one.position: list(_written(one.answers)) for one in references}
    few, many = _own(texts, asked, TOGETHER), _own(texts, asked, RUNNING)
    for one, other in combinations(references, 2):
        here, there = one.position, other.position
        share, same = likeness(few[here], few[there]), many[here] & many[there]
        if same or share >= ALIKE:
            shared, length = (same, RUNNING) if same else (few[here] & few[there], TOGETHER)
            seen = {"percent": round(100 * share), "passage": _passage(texts[here], shared, length)}
            yield Signal(SignalKind.ALIKE, (here, there), (one.name, other.name), seen)


def likeness(one: set[Words], other: set[Words]) -> float:
    """0 to 1; 0 where there is too little to tell."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer >= LEAST else 0.0


def _own(texts: dict[int, list[Cut]], asked: list[Cut], length: int) -> dict[int, set[Words]]:
    stock = shingles(asked, length)
    return {position: shingles(those, length) - stock for position, those in texts.items()}


def _written(answers: Iterable[Answer]) -> Iterator[Cut]:
    """What was written freely, an answer or a comment each."""
    room = MOST_WORDS
    for answer in answers:
        for text in (answer.words if answer.kind == QuestionKind.TEXT else "", answer.comment or ""):
            one = cut(text, room)
            room -= len(one.words)
            yield one


def _passage(texts: Iterable[Cut], shared: set[Words], length: int) -> str:
    """The longest stretch of the first one's text that is the other's, too."""
    return max((one for text in texts for one in text.stretches(shared, length)), key=len, default="")
