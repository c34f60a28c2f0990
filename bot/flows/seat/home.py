"""A recruiter's Home in Slack, as facts: what needs them, what runs, what is done (R40, R52)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.flows.seat.check_line import CheckLine, Group

PER_PAGE = 12


class Shows(StrEnum):
    """Which checks the Home lists: the choices of its filter."""

    RUNNING = "running"  # what needs somebody among them
    NEEDS_YOU = "needs_you"
    MINE = "mine"
    DONE = "done"
    ARCHIVE = "archive"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of all checks that the recruiter may see."""

    needing: int = 0
    in_progress: int = 0
    completed: int = 0  # within the last thirty days
    answer_rate: int | None = None  # per cent of the referees contacted in that time who have answered; None: of none


@dataclass(frozen=True, slots=True)
class HomeView:
    numbers: Numbers
    lines: tuple[CheckLine, ...]  # of this page
    shows: Shows = Shows.RUNNING
    words: str = ""  # searched for
    page: int = 1
    has_more: bool = False
    is_new: bool = False  # nobody has started any check yet
    may_demo: bool = False  # a check to oneself can be tried

    @property
    def groups(self) -> dict[Group, tuple[CheckLine, ...]]:
        """Under their headings, in order; without those that are empty."""
        found = {group: tuple(line for line in self.lines if line.group is group) for group in Group}
        return {group: lines for group, lines in found.items() if lines}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a recruiter's Home is set to; kept from one opening to the next."""

    shows: Shows = Shows.RUNNING
    words: str = ""
    page: int = 1

    @classmethod
    def read(cls, kept: dict[str, object]) -> "Chosen":
        shows, page = kept.get("shows"), kept.get("page")
        known = Shows(str(shows)) if shows in set(Shows) else Shows.RUNNING
        return cls(known, str(kept.get("words") or ""), page if isinstance(page, int) and page > 0 else 1)

    def kept(self) -> dict[str, object]:
        return {"shows": self.shows.value, "words": self.words, "page": self.page}


def home_of(
    chosen: Chosen, lines: Sequence[CheckLine], numbers: Numbers, *, has_checks: bool, may_demo: bool = False
) -> HomeView:
    """`lines` are all that fit what is chosen, the newest first. A page that is no more shows the last there is."""
    ordered = [line for group in Group for line in lines if line.group is group]
    last = max(1, -(-len(ordered) // PER_PAGE))
    page = min(chosen.page, last)
    shown = tuple(ordered[(page - 1) * PER_PAGE : page * PER_PAGE])
    return HomeView(numbers, shown, chosen.shows, chosen.words, page, page < last, not has_checks, may_demo)
