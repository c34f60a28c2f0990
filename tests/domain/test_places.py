"""Places are shared so that some are left, however much those who have them want."""

import pytest

from bot.domain.places import may_have_another


@pytest.mark.parametrize("greedy", [1, 2, 3, 7])
def test_of_many_who_want_all_each_comes_to_as_much_as_is_left(greedy: int) -> None:
    places, taken = 256, [0] * greedy
    while any(may_have_another(own, places - sum(taken)) for own in taken):
        least = taken.index(min(taken))
        taken[least] += 1
    assert max(taken) - min(taken) <= 1
    assert places - sum(taken) in (min(taken), max(taken))
