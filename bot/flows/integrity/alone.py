"""What there is to tell of one reference by itself."""

from collections.abc import Collection, Iterator, Mapping

from bot.domain.conversation import Entry
from bot.flows.integrity.domains import domains
from bot.flows.integrity.pace import hurried
from bot.flows.integrity.signal import Signal, SignalKind
from bot.flows.report import ReportedReference


def alone(one: ReportedReference, entries: Mapping[str, Entry], private: Collection[str]) -> Iterator[Signal]:
    """`entries`: all that the referee has answered, by key."""
    yield from hurried(one, entries)
    yield from domains(one, private)
    if one.corrections:
        fields = [each.field for each in one.corrections]
        yield Signal(SignalKind.CORRECTED, (one.position,), (one.name,), {"fields": fields})
