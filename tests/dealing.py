"""Which worker begins with which tests: each with its share of those that take long, so that none comes last alone."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeVar

T = TypeVar("T")


def dealt(tests: Sequence[T], hands: int, is_long: Callable[[T], bool], together: Callable[[T], object]) -> list[T]:
    """In the order in which workers take them: the first hand's whole, then the second's, and so on, equally many.

    Tests that are `together`, neighbours that share what was set up for them, stay in one hand.
    """
    shares: list[list[T]] = [[] for _ in range(hands)]
    for place, (_, group) in enumerate(groupby(filter(is_long, tests), together)):
        shares[place % hands].extend(group)
    others = [one for one in tests if not is_long(one)]
    size, order = len(tests) // hands, list[T]()
    for share in shares:
        room = max(0, size - len(share))
        order += [*share, *others[:room]]
        others = others[room:]
    return [*order, *others]
