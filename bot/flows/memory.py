"""What a conversation remembers: its entries, read from the first to the last."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.conversation import Entry, EntryKind

FOLLOW_UP_ASKED, FOLLOW_UP_ENDED = "follow_up_asked", "follow_up_ended"  # R51
# Counted, but no point of no return: BACK goes past them.
QUIET_EVENTS = frozenset({"wrong_code", "resumed", "snoozed", "estimated", "withdrawal", "withdrawal_undone", "asked"})
QUIET_KEYS = frozenset({"aside"})  # no answers to what is asked: BACK goes past them


@dataclass
class Memory:
    answers: dict[str, Entry] = field(default_factory=dict)  # by key, in the order they were last given
    events: list[Entry] = field(default_factory=list)
    since_event: list[str] = field(default_factory=list)  # keys answered after the last point of no return
    length: int = 0

    def add(self, entry: Entry) -> None:
        self.length += 1
        self.answers.pop(entry.key, None)
        self.since_event = [key for key in self.since_event if key != entry.key]
        if entry.kind is EntryKind.EVENT:
            self.events.append(entry)
            self.since_event = self.since_event if entry.key in QUIET_EVENTS else []
        elif entry.kind is EntryKind.ANSWER:
            self.answers[entry.key] = entry
            self.since_event += [] if entry.key in QUIET_KEYS else [entry.key]

    def count(self, event: str) -> int:
        return sum(1 for entry in self.events if entry.key == event)

    @property
    def is_withdrawing(self) -> bool:
        """Whether the person wishes to leave the recruitment (R45)."""
        return self.count("withdrawal") > self.count("withdrawal_undone")

    @property
    def is_following_up(self) -> bool:
        """Whether a question asked after the reference was submitted is open (R51)."""
        return self.count(FOLLOW_UP_ASKED) > self.count(FOLLOW_UP_ENDED)


def recall(entries: Iterable[Entry]) -> Memory:
    memory = Memory()
    for entry in entries:
        memory.add(entry)
    return memory


def remembered(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The answers that count: the last one given to each key, without those taken back."""
    return recall(entries).answers
