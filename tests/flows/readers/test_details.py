"""Own details put right: what no text reaches is said to be so, as it is when a referee is named (R17, R21)."""

from typing import Any

import pytest

from bot.domain.channel import Channel
from bot.flows.readers.contact import ContactRules
from bot.flows.readers.details import DetailsReader
from bot.flows.talk import Inbound, Noted, Unclear
from tests.flows.readers import reading
from tests.world import Phone, World

NOW = {"name": "Anna Lind", "phone": "+46701234567", "email": "anna@example.com"}
OURS = {"+46846500404": "own_number_of_ours"}
TEXTED = DetailsReader(ContactRules("SE", True, False, OURS, frozenset({"SE"})), NOW)
WRITTEN_TO = DetailsReader(ContactRules("SE", False, False, OURS, frozenset({"SE"})), NOW)


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("08-123 456 78", "landline"),
        ("0939-123 45 67", "service_number"),
        ("+47 406 12 345", "own_country"),
        ("+46 8 465 004 04", "own_number_of_ours"),
    ],
)
def test_a_number_that_cannot_be_texted_is_said_to_be_so(number: str, reason: str) -> None:
    assert reading(TEXTED, f"my number is {number}") == Unclear(reason)
    assert TEXTED(Inbound("", Channel.WEB, "web:1", fields={**NOW, "phone": number})) == Unclear(reason)


def test_any_number_will_do_where_nobody_is_texted() -> None:
    assert reading(WRITTEN_TO, "08-123 456 78") == Noted({"details.phone": "+46812345678"})


@pytest.mark.parametrize("address", ["a@127.0.0.1", "a@[127.0.0.1]", "a@localhost"])
def test_an_address_of_a_machine_is_no_address(address: str) -> None:
    fields = {**NOW, "email": address}
    assert TEXTED(Inbound("", Channel.WEB, "web:1", fields=fields)) == Unclear("email_needed")


def test_a_candidate_hears_what_is_wrong_with_their_own_number() -> None:
    world = World()
    asked: dict[str, Any] = {"sub_account": "default", "language": "en", "started_by": "Rut", "references_wanted": 1}
    world.ask_checks({**asked, "assignment": {"title": "Barista"}, "candidates": [NOW], "candidate_contact": "sms"})
    anna = Phone(NOW["phone"])
    world.text(anna, "ok")
    world.text(anna, "no, 08-123 456 78")
    said = [one.what.body for one in world.told if hasattr(one.what, "body")][-1]
    assert said.startswith("That is a landline, which can't get texts.")
