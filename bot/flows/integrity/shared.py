"""Two people of a check with something in common that two people seldom share."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.domain.finding import plain_letters
from bot.flows.integrity.people import Person
from bot.flows.integrity.signal import Signal, SignalKind


def shared(people: Sequence[Person]) -> Iterator[Signal]:
    """The candidate with each referee, and the referees with each other."""
    for one, other in combinations(people, 2):
        yield from _between(one, other)


def _between(one: Person, other: Person) -> Iterator[Signal]:
    pair = ((one.position, other.position), (one.name, other.name))
    for phone in sorted(one.phones & other.phones):
        yield Signal(SignalKind.SHARED_PHONE, *pair, {"phone": phone})
    for email in sorted(one.emails & other.emails):
        yield Signal(SignalKind.SHARED_EMAIL, *pair, {"email": email})
    if one.devices & other.devices:
        yield Signal(SignalKind.SHARED_DEVICE, *pair)
    elif one.ips & other.ips:  # of one device it follows
        at_work = _is_at_one_workplace(one, other)
        yield Signal(SignalKind.SHARED_WORK_IP if at_work else SignalKind.SHARED_IP, *pair)


def _is_at_one_workplace(one: Person, other: Person) -> bool:
    """Colleagues who both answer at work share its address. The candidate has told no workplace of their own."""
    mine, theirs = (plain_letters(each.employer) for each in (one, other))
    return bool(mine and theirs) and (mine == theirs or f" {mine} " in f" {theirs} " or f" {theirs} " in f" {mine} ")
