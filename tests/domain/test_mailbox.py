"""Which addresses are the same person's (R17)."""

import pytest

from bot.domain.mailbox import mailbox


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Eva@Acme.se", "eva@acme.se"),
        ("eva+jobb@acme.se", "eva@acme.se"),
        ("e.va@gmail.com", "eva@googlemail.com"),
        (" eva@acme.se ", "eva@acme.se"),
    ],
)
def test_these_are_one_person(one: str, other: str) -> None:
    assert mailbox(one) == mailbox(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("e.va@acme.se", "eva@acme.se"), ("eva@acme.se", "eva@acme.no"), ("+tag@acme.se", "@acme.se")],
)
def test_these_are_two(one: str, other: str) -> None:
    assert mailbox(one) != mailbox(other)


def test_a_number_stays_as_it_is() -> None:
    assert mailbox("+46701740605") == "+46701740605"
