"""Planted frauds are flagged and honest checks are left alone, by the hundred."""

from collections.abc import Callable
from random import Random

import pytest

from bot.domain.reference import Standing
from bot.flows.integrity.signal import SignalKind, SignalSort
from tests.flows.integrity.cases import PRIVATE, Case, an_honest_case
from tests.flows.integrity.frauds import FRAUDS

HONEST, OF_EACH_FRAUD = 300, 30


def flagged(case: Case) -> set[int]:
    """Whose references have a signal that is seldom seen by chance."""
    return {place for one in case.signals() if one.sort is SignalSort.COINCIDENCE for place in one.references}


def test_at_most_one_honest_check_in_forty_is_flagged() -> None:
    wrongly = sum(1 for seed in range(HONEST) if flagged(an_honest_case(Random(seed))))
    assert wrongly / HONEST <= 0.025


@pytest.mark.parametrize("fraud", FRAUDS, ids=lambda one: one.__name__)
def test_planted_frauds_are_flagged(fraud: Callable[[Case, Random], None]) -> None:
    found = 0
    for seed in range(OF_EACH_FRAUD):
        case, chance = an_honest_case(Random(10_000 + seed)), Random(seed)
        fraud(case, chance)
        found += case.references[-1].position in flagged(case)
    assert found / OF_EACH_FRAUD >= 0.95


def test_circumstances_are_told_where_they_are_so_and_nowhere_else() -> None:
    for seed in range(60):
        case = an_honest_case(Random(seed))
        in_ = [one for one in case.references if one.standing is Standing.SUBMITTED]
        private = {one.position for one in in_ if (one.email or "").rpartition("@")[2] in PRIVATE}
        told = case.signals()
        assert {one.people[0] for one in told if one.kind is SignalKind.PRIVATE_EMAIL} == private
        assert not [one for one in told if one.kind is SignalKind.OTHER_DOMAIN]
        was_replaced = any(one.standing is Standing.REPLACED for one in case.references)
        assert any(one.kind is SignalKind.REPLACEMENT for one in told) == was_replaced
