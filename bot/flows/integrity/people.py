"""The people of a check as the signals compare them: every number, mailbox and trace that is known of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.check import Check
from bot.domain.conversation import Conversation, Entry, Role
from bot.domain.mailbox import mailbox
from bot.domain.reference import Reference, Standing
from bot.domain.trace import Trace, TraceKind
from bot.flows.integrity.signal import CANDIDATE
from bot.flows.report import ReportedReference

Known = Mapping[str, Mapping[str, Entry]]  # conversation -> what is remembered there, by key


@dataclass(frozen=True, slots=True)
class Person:
    position: int
    name: str
    employer: str = ""
    phones: frozenset[str] = frozenset()  # E.164
    emails: frozenset[str] = frozenset()  # as mailboxes: who gets what is sent there
    ips: frozenset[str] = frozenset()  # hashes
    devices: frozenset[str] = frozenset()  # hashes


def people_of(
    check: Check,
    references: Iterable[Reference],
    conversations: Iterable[Conversation],
    shown: Iterable[ReportedReference],
    known: Known,
    traces: Iterable[Trace],
) -> list[Person]:
    """The candidate, then those whose reference has been submitted: nothing is said of those who have not answered."""
    by_position, traced = {one.position: one for one in references}, tuple(traces)
    people = {one.id: one for one in conversations}
    candidate = next((one for one in people.values() if one.role is Role.CANDIDATE), None)
    found = [_candidate(check, candidate, known, traced)] if candidate else []
    for one in shown:
        if one.standing is Standing.SUBMITTED:
            mine = by_position[one.position]
            found.append(_referee(one, mine, people[mine.conversation], known, traced))
    return found


def _candidate(check: Check, mine: Conversation, known: Known, traces: tuple[Trace, ...]) -> Person:
    given = (check.candidate_phone, check.candidate_email)
    return _person(CANDIDATE, check.candidate_name, "", given, mine, known, traces)


def _referee(
    shown: ReportedReference, nominated: Reference, mine: Conversation, known: Known, traces: tuple[Trace, ...]
) -> Person:
    given = (nominated.phone, nominated.email, shown.phone, shown.email)
    return _person(shown.position, shown.name, shown.employer, given, mine, known, traces)


def _person(
    position: int,
    name: str,
    employer: str,
    given: tuple[str | None, ...],
    mine: Conversation,
    known: Known,
    traces: tuple[Trace, ...],
) -> Person:
    """What they were given with, what they put right, and where they wrote from."""
    addresses = {one for one in (*given, mine.address, *_put_right(known.get(mine.id, {}))) if one}
    return Person(
        position,
        name,
        employer,
        phones=frozenset(one for one in addresses if "@" not in one),
        emails=frozenset(mailbox(one) for one in addresses if "@" in one),
        ips=_hashes(traces, mine.id, TraceKind.IP),
        devices=_hashes(traces, mine.id, TraceKind.DEVICE),
    )


def _put_right(entries: Mapping[str, Entry]) -> Iterator[str]:
    for key in ("details.phone", "details.email"):
        if key in entries and isinstance(entries[key].value, str):
            yield entries[key].value


def _hashes(traces: tuple[Trace, ...], conversation: str, kind: TraceKind) -> frozenset[str]:
    return frozenset(one.hash for one in traces if one.conversation == conversation and one.kind is kind)
