"""A referee named in one message, in the order that people choose (R16)."""

from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.flows.readers.contact import ContactRules
from bot.flows.readers.nomination import NominationReader, correction, read_nomination
from bot.flows.talk import Inbound, Unclear, Understood

RULES = ContactRules("SE", True, False, {"+46701234567": "own_contact"})


def named(text: str, *, is_lenient: bool = False) -> Any:
    return NominationReader(1, RULES, is_lenient)(Inbound(text, Channel.SMS, "twilio:SM1"))


@pytest.mark.parametrize(
    ("text", "name", "relation", "employer", "dates"),
    [
        ("Eva Lind", "Eva Lind", "", "", ""),
        ("Eva Lind, 070-123 45 67, my manager at Acme 2019-2022", "Eva Lind", "my manager", "Acme", "2019-2022"),
        ("Eva Lind, 070-123 45 67, min chef på Acme 2019-2022", "Eva Lind", "min chef", "Acme", "2019-2022"),
        ("Eva Lind 0701234567 chef, Acme, 2019-2022", "Eva Lind", "chef", "Acme", "2019-2022"),
        ("Eva Lind\n0701234567\nchef\nAcme AB\n2019 - 2022", "Eva Lind", "chef", "Acme AB", "2019 - 2022"),
        (
            "Eva Lind; 0701234567; butikschef; Ica Kvantum; sedan 2020",
            "Eva Lind",
            "butikschef",
            "Ica Kvantum",
            "sedan 2020",
        ),
        ("Namn: Eva Lind\nTel: 0701234567\nRelation: chef", "Eva Lind", "chef", "", ""),
        ("Eva Lind, eva@acme.se, kollega hos Acme", "Eva Lind", "kollega", "Acme", ""),
        ("Åsa Öberg-Ek, 0701234567", "Åsa Öberg-Ek", "", "", ""),
        (
            "Siobhán O'Neill, +44 7400 123456, line manager at Acme since 2021",
            "Siobhán O'Neill",
            "line manager",
            "Acme",
            "since 2021",
        ),
    ],
)
def test_what_people_send(text: str, name: str, relation: str, employer: str, dates: str) -> None:
    found = read_nomination(text, "SE")
    assert (found.name, found.relation, found.employer, found.dates) == (name, relation, employer, dates)


def test_everything_at_once_is_one_answer() -> None:
    found = named("Eva Lind, 070-222 22 22, eva@acme.se, chef på Acme 2019-2022")
    assert found == Understood(
        "Eva Lind",
        {
            "referee.1.relation": "chef",
            "referee.1.organisation": "Acme",
            "referee.1.dates": "2019-2022",
            "referee.1.contact": {"phone": "+46702222222", "email": "eva@acme.se"},
        },
    )


def test_a_first_name_alone_is_asked_about_once() -> None:
    assert named("Eva") == Unclear("whole_name")
    assert named("Eva", is_lenient=True) == Understood("Eva", {})


def test_the_candidate_cannot_be_the_referee() -> None:
    """R17."""
    assert named("Anna Lind, 070-123 45 67") == Unclear("own_contact")


def test_a_wrong_number_leaves_the_contact_to_be_asked_for() -> None:
    found = named("Eva Lind, 070-12")
    assert isinstance(found, Understood)
    assert (found.value, "referee.1.contact" in found.also) == ("Eva Lind", False)


@pytest.mark.parametrize("text", ["", "?", "123", "070-222 22 22", "👍"])
def test_no_name_no_referee(text: str) -> None:
    assert isinstance(named(text), Unclear)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Anna Lindh", {"name": "Anna Lindh"}),
        ("anna@example.com", {"email": "anna@example.com"}),
        ("070-333 33 33", {"phone": "+46703333333"}),
        ("Anna Lindh, 070-333 33 33", {"name": "Anna Lindh", "phone": "+46703333333"}),
        ("min mejl är anna@example.com", {"email": "anna@example.com"}),
        ("jag heter Anna Lindh", {"name": "Anna Lindh"}),
        ("my name is Anna Lindh", {"name": "Anna Lindh"}),
        ("anna lindh", {"name": "anna lindh"}),
        ("det stämmer inte", {}),
        ("Eva Berg, 070-222 22 22, chef på Acme 2019-2022", {}),
        ("fel nummer", {}),
        ("wrong number", {}),
        ("what is this", {}),
        ("1 januari 99999", {}),
        ("fel", {}),
        ("Anna Lind", {}),
    ],
)
def test_own_details_corrected(text: str, changes: dict[str, str]) -> None:
    found = correction(Inbound(text, Channel.SMS, "twilio:SM1"), ContactRules("SE", False, False, {}), "Anna Lind")
    assert {key: found[key] for key in changes} == changes
    assert set(found) == set(changes)
