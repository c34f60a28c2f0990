"""What may be tapped at each kind of step, and the words that each tap stands for: they are read as if typed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.conversation import EntryKind
from bot.flows.changes import ConversationSeen
from bot.flows.day_agreed import PROPOSED
from bot.flows.memory import recall
from bot.flows.talk import Prompt
from bot.flows.texts import Texts

LONGEST_TITLE = 24  # of a line in a list, in letters; a button has room for 20
RATINGS = 5
AGREE = "agree"


@dataclass(frozen=True, slots=True)
class TapAnswer:
    value: str  # in the tap's id
    title: str  # understood, too, by whoever types it: some phones send nothing else
    words: str  # what it stands for
    description: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    seen: ConversationSeen
    prompt: Prompt
    texts: Texts

    def word(self, key: str, value: str = "") -> TapAnswer:
        word = self.texts(f"tap.{key}")
        return TapAnswer(value or key, word, word)


Answers = Iterator[TapAnswer]


def answers_to(asked: Asked) -> tuple[TapAnswer, ...]:
    """None where an answer has to be written."""
    answers = KINDS.get(asked.prompt.kind)
    return tuple(answers(asked)) if answers else ()


def _consent(asked: Asked) -> Answers:
    yield asked.word(AGREE)
    no = asked.texts("tap.no")
    is_referee = asked.seen.conversation.role == "referee"
    yield TapAnswer("no", asked.texts("tap.decline") if is_referee else no, no)


def _all_is_right(asked: Asked) -> Answers:
    """What is wrong has to be written."""
    yield asked.word(AGREE)


def _yes_or_no(asked: Asked) -> Answers:
    yield asked.word("yes")
    yield asked.word("no")


def _day_agreed(asked: Asked) -> Answers:
    """A yes only to a day that was named."""
    proposed = recall(asked.seen.memory).answers.get(PROPOSED)
    if proposed and proposed.value["day"]:
        yield asked.word(AGREE)
    yield asked.word("no")


def _decline(asked: Asked) -> Answers:
    yield asked.word("confirm")
    yield asked.word("back")


def _review(asked: Asked) -> Answers:
    """Sends what this review showed: it is another button once an answer has been changed (R23)."""
    answered = sum(1 for entry in asked.seen.memory if entry.kind is not EntryKind.EVENT)
    yield asked.word("send", f"send{answered}")


def _rating(asked: Asked) -> Answers:
    ends = {1: asked.prompt.lowest, RATINGS: asked.prompt.highest}
    for value in range(1, RATINGS + 1):
        yield TapAnswer(str(value), str(value), str(value), ends.get(value, ""))


def _choice(asked: Asked) -> Answers:
    for place, choice in enumerate(asked.prompt.choices, 1):
        yield TapAnswer(str(place), short(choice), choice, choice if short(choice) != choice else "")


def short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 2].rstrip()}.."


KINDS: Mapping[str, Callable[[Asked], Answers]] = {
    "consent": _consent,
    "details": _all_is_right,
    "dates": _all_is_right,
    "yes_no": _yes_or_no,
    "snooze": _day_agreed,
    "decline": _decline,
    "review": _review,
    "rating": _rating,
    "choice": _choice,
}
