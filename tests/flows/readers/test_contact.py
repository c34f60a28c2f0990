"""Numbers and addresses in free text, and those that cannot be used (R17)."""

import pytest

from bot.flows.readers.contact import ContactReader, ContactRules
from bot.flows.talk import Unclear
from tests.flows.readers import reading, value

RULES = ContactRules("SE", True, False, {"+46701234567": "own_contact", "+46702222222": "same_referee"})


@pytest.mark.parametrize(
    ("text", "phone", "email"),
    [
        ("070-333 33 33", "+46703333333", None),
        ("070-333 33 33, eva@acme.se", "+46703333333", "eva@acme.se"),
        ("Eva@Acme.se 0703333333", "+46703333333", "eva@acme.se"),
        ("hennes nummer är 0703333333.", "+46703333333", None),
        ("+47 406 12 345", "+4740612345", None),
        ("08-123 456 78 eller 0703333333", "+46703333333", None),
        ("+1 212 456 7890", "+12124567890", None),
    ],
)
def test_phone_and_email_are_found_in_what_is_written(text: str, phone: str, email: str | None) -> None:
    assert value(ContactReader(RULES), text) == {"phone": phone, "email": email}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0701234567", "own_contact"),
        ("+46 70-222 22 22", "same_referee"),
        ("070-12345", "wrong_phone"),
        ("eva@acme.se", "phone_needed"),
        ("vet inte", "phone_needed"),
        ("08-123 456 78", "landline"),
        ("+44 20 7946 0958", "landline"),
        ("020-12 34 56", "service_number"),
        ("0939-123 45 67", "service_number"),
    ],
)
def test_contacts_that_cannot_be_used(text: str, reason: str) -> None:
    assert reading(ContactReader(RULES), text) == Unclear(reason)


def test_a_landline_will_do_where_nobody_is_texted() -> None:
    rules = ContactRules("SE", False, False, {})
    assert value(ContactReader(rules), "08-123 456 78") == {"phone": "+46812345678", "email": None}


def test_the_same_mailbox_is_the_same_person() -> None:
    """R17: however the address is written."""
    rules = ContactRules("SE", False, True, {"annalind@gmail.com": "own_contact"})
    assert reading(ContactReader(rules), "Anna.Lind+ref@googlemail.com") == Unclear("own_contact")
