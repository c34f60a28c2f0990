"""Referees who were named in place of another (R14): their number is new in the check."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.conversation import Entry
from bot.domain.reference import Reference
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.memory import recall
from bot.flows.report import ReportedReference

REPLACED = "replaced."  # the candidate's event, with the position of the referee whose place was opened


def replacements(
    shown: Iterable[ReportedReference], references: Sequence[Reference], candidate: Iterable[Entry]
) -> Iterator[Signal]:
    instead = instead_of(references, candidate)
    for one in shown:
        if one.position in instead:
            seen = {"replaced": instead[one.position].name}
            yield Signal(SignalKind.REPLACEMENT, (one.position,), (one.name,), seen)


def instead_of(references: Sequence[Reference], candidate: Iterable[Entry]) -> dict[int, Reference]:
    """By position of whoever was named next after a place was opened: the one who had it before."""
    by_position = {one.position: one for one in references}
    events = [one for one in recall(candidate).events if one.key.startswith(REPLACED)]
    found: dict[int, Reference] = {}
    for event in sorted(events, key=lambda one: one.at):
        was = by_position.get(int(event.key.removeprefix(REPLACED)))
        later = (one for one in references if one.nominated_at >= event.at and one.position not in found)
        now = min(later, key=lambda one: one.position, default=None)
        if was and now:
            found[now.position] = was
    return found
