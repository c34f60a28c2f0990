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
    ],
)
def test_contacts(text: str, phone: str, email: str | None) -> None:
    assert value(ContactReader(RULES), text) == {"phone": phone, "email": email}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0701234567", "own_contact"),
        ("+46 70-222 22 22", "same_referee"),
        ("070-12345", "wrong_phone"),
        ("eva@acme.se", "phone_needed"),
        ("vet inte", "phone_needed"),
    ],
)
def test_contacts_that_cannot_be_used(text: str, reason: str) -> None:
    assert reading(ContactReader(RULES), text) == Unclear(reason)
