"""All integrity signals of a report (R49), in the order of their kinds and of the references."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry, Role
from bot.domain.reference import Reference, Standing
from bot.domain.trace import Trace
from bot.flows.integrity.alone import alone
from bot.flows.integrity.likeness import alike
from bot.flows.integrity.people import people_of
from bot.flows.integrity.replacement import replacements
from bot.flows.integrity.shared import shared
from bot.flows.integrity.signal import SignalKind
from bot.flows.memory import recall
from bot.flows.report import Report

ORDER = tuple(SignalKind)


def with_signals(
    report: Report,
    check: Check,
    references: Sequence[Reference],
    conversations: Sequence[Conversation],
    memories: Mapping[str, Sequence[Entry]],
    traces: Iterable[Trace],
    private: Collection[str],
) -> Report:
    """`private`: domains of mail that anybody can have. Of an earlier version: what was known when it was issued."""
    at = None if report.version == len(report.versions) else report.issued_at
    known = {id: recall(one for one in those if at is None or one.at <= at).answers for id, those in memories.items()}
    seen = [one for one in traces if at is None or one.at <= at]
    submitted = [one for one in report.references if one.standing is Standing.SUBMITTED]
    by_position = {one.position: one for one in references}
    people = people_of(check, references, conversations, submitted, known, seen)
    candidate = next((one.id for one in conversations if one.role is Role.CANDIDATE), "")
    found = [
        *shared(people),
        *alike(submitted),
        *replacements(submitted, references, memories.get(candidate, ())),
        *(one for each in submitted for one in alone(each, known[by_position[each.position].conversation], private)),
    ]
    return replace(report, integrity=tuple(sorted(found, key=lambda one: (ORDER.index(one.kind), one.people))))
