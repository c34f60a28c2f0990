"""A conversation being told: say, ask, record.

A script (`candidate.py`, `referee.py`) is a plain function that is told again from the top at every turn. `ask` returns
at once what is remembered; at the first thing not yet known it gives the inbound words to the reader, or stops there.
So the state of a conversation is its answers, and nothing else: BACK and CHANGE forget an answer and tell again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import Entry, EntryKind
from bot.domain.inbox import Row
from bot.domain.lifecycle import Actor, Event, EventType
from bot.flows.changes import ConversationSeen, Moment
from bot.flows.memory import recall
from bot.flows.readers.vcard import Card
from bot.flows.texts import Texts


@dataclass(frozen=True, slots=True)
class Inbound:
    """What a person wrote, tapped or filled in."""

    text: str
    channel: Channel
    source: str  # the key of its inbox row
    comment: str = ""  # the second field of a web form
    instead: str = "empty"  # what came where words should be: nothing, "media", or a card that is not taken here
    cards: tuple[Card, ...] = ()  # contact cards, with their words in `text` (R16)
    beside: str = ""  # what was written in the same message as the cards
    fields: Mapping[str, str] = field(default_factory=dict)  # lines of a web form that each have a name
    note: str = ""  # what is said of a card that came with words and was not taken
    media: str = ""  # what was sent beside the words or in their place: `bot/flows/media_kinds.py`
    tap: str = ""  # the id of the choice that was tapped, where `text` is what was written on it


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked at one step, for a thread to write and for a page to draw."""

    step: str
    text: str
    kind: str
    choices: tuple[str, ...] = ()
    comment: str = ""
    lowest: str = ""
    highest: str = ""
    page: str = ""  # what a page says instead, where buttons stand for words
    lines: tuple[tuple[int, str, str], ...] = ()  # a review's: number, label, answer
    fields: tuple[tuple[str, str], ...] = ()  # details that a page lets one change one by one: name, what it is now


@dataclass(frozen=True, slots=True)
class Understood:
    """`also` holds answers to other keys that were in the same words."""

    value: Any
    also: dict[str, Any] = field(default_factory=dict)
    note: str = ""  # key of a line to be said beside what is asked next


@dataclass(frozen=True, slots=True)
class Noted:
    """Answers to other keys; the step itself is asked again with them shown."""

    also: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """The words ask for earlier answers to be given again."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotForThis:
    """What was asked has lapsed: `keys` are forgotten, and `words` answer what is asked instead."""

    keys: tuple[str, ...]
    words: Inbound


@dataclass(frozen=True, slots=True)
class Unclear:
    """Not understood; `reason` says why, where there is more to say than how to answer."""

    reason: str = ""


Reading = Understood | Noted | Changed | NotForThis | Unclear
Reader = Callable[[Inbound], Reading]


def _read(inbound: Inbound, reader: Reader) -> Reading:
    if inbound.cards:  # what takes cards has had its turn
        return Unclear("card")
    return reader(inbound) if inbound.text.strip() else Unclear(inbound.instead)


class Waiting(Exception):
    """The telling stops here until somebody answers."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt


class Misread(Waiting):
    def __init__(self, prompt: Prompt, reason: str) -> None:
        super().__init__(prompt)
        self.reason = reason


class ToldAgain(Exception):
    """The memory has changed behind the telling: begin at the top."""


class Talk:
    def __init__(self, seen: ConversationSeen, moment: Moment, inbound: Inbound | None) -> None:
        self.seen, self.moment, self.inbound = seen, moment, inbound
        self.conversation = seen.conversation
        self.memory = recall(seen.memory)
        self.entries: list[Entry] = []  # new this turn
        self.said: list[str] = []
        self.events: list[Event] = []
        self.told: list[Row] = []  # rows for other lanes
        self.asks_again = True  # whether the answer ends with what is asked next
        self._fresh: set[str] = set()

    @property
    def texts(self) -> Texts:
        return self.seen.check.texts(self.conversation.language, self.moment)

    def say(self, key: str, **values: object) -> None:
        """One line of the answer. Said once however often the script is told in this turn."""
        line = self.texts(key, **values)
        if line not in self.said:
            self.said.append(line)

    def knows(self, key: str) -> bool:
        return key in self.memory.answers

    def answer(self, key: str) -> Any:
        return self.memory.answers[key].value

    def is_fresh(self, key: str) -> bool:
        """Whether this key was answered in this very turn."""
        return key in self._fresh

    def ask(self, key: str, prompt: Callable[[], Prompt], reader: Reader) -> Any:
        """The answer remembered under `key`, else what `reader` makes of the inbound words, else we wait here."""
        if self.knows(key):
            return self.answer(key)
        if self.inbound is None:
            raise Waiting(prompt())
        inbound, self.inbound = self.inbound, None
        reading = _read(inbound, reader)
        if isinstance(reading, Unclear):
            raise Misread(prompt(), reading.reason)
        if isinstance(reading, Changed | NotForThis):
            self.forget(*reading.keys)
            self.inbound = reading.words if isinstance(reading, NotForThis) else None
            raise ToldAgain
        self._note_all(reading.also, inbound)
        if isinstance(reading, Noted):
            raise ToldAgain
        self.remember(key, reading.value, inbound)
        if reading.note:
            self.say(reading.note)
        return reading.value

    def _note_all(self, also: dict[str, Any], inbound: Inbound) -> None:
        for other, value in also.items():
            self.remember(other, value, inbound)

    def remember(self, key: str, value: Any, inbound: Inbound) -> None:
        words = inbound.comment if key.endswith(".comment") and inbound.comment else inbound.text
        self._fresh.add(key)
        self._add(EntryKind.ANSWER, key, value, words, inbound.channel, inbound.source)

    def forget(self, *keys: str) -> None:
        for key in keys:
            if self.knows(key):
                self._add(EntryKind.FORGOTTEN, key, None, "", self.conversation.channel, "")

    def has_recorded(self, event: str) -> bool:
        return self.memory.count(event) > 0

    def record(self, event: str, value: Any = None) -> None:
        """A point of no return: BACK never crosses it."""
        self._add(EntryKind.EVENT, event, value, "", self.conversation.channel, "")

    def log_own(self, kind: EventType, **about: Any) -> None:
        """A line in the check's lifecycle about what this person did."""
        mine = self.conversation
        known = {"name": mine.name, **about}
        self.events.append(
            Event(mine.organisation, mine.check, kind, Actor(mine.role.value), self.moment.now, known, mine.id)
        )

    def tell(self, row: Row) -> None:
        self.told.append(row)

    def last_answered(self) -> Sequence[str]:
        """The keys that BACK would ask again: the last answer, what belongs to it, and what was in the same message."""
        if not self.memory.since_event:
            return ()
        last = self.memory.since_event[-1].removesuffix(".comment")
        source = self.memory.answers[self.memory.since_event[-1]].source
        together = [key for key in self.memory.since_event if source and self.memory.answers[key].source == source]
        if last.startswith("question."):  # of all questions on one page, only the last is asked again
            together = []
        return (last, f"{last}.comment", *together)

    def _add(self, kind: EntryKind, key: str, value: Any, words: str, channel: Channel, source: str) -> None:
        mine = self.conversation
        entry = Entry(mine.organisation, mine.id, kind, key, value, words, channel, self.moment.now, source)
        self.entries.append(entry)
        self.memory.add(entry)
