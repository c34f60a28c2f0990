"""The dealing of tests: each hand begins with long ones, and nothing is lost."""

from tests.dealing import dealt


def first_letter(test: str) -> object:
    return test[0]


def test_each_hand_begins_with_its_share_of_the_long_ones() -> None:
    tests = ["A1", "A2", "B1", "C1", "x1", "x2", "x3", "x4"]
    order = dealt(tests, 2, str.isupper, first_letter)
    assert order == ["A1", "A2", "C1", "x1", "B1", "x2", "x3", "x4"]


def test_one_hand_takes_all_in_their_order() -> None:
    assert dealt(["A1", "x1", "x2"], 1, str.isupper, first_letter) == ["A1", "x1", "x2"]


def test_more_long_ones_than_fit_a_hand_stay_together() -> None:
    order = dealt(["A1", "A2", "A3", "x1"], 2, str.isupper, first_letter)
    assert sorted(order) == ["A1", "A2", "A3", "x1"] and order[:3] == ["A1", "A2", "A3"]
