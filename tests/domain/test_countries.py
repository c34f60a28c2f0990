"""Which numbers can be texted at all, in many countries, and which country each belongs to."""

import pytest

from bot.domain.countries import country_of
from bot.domain.phone import untextable

LANDLINES = [
    *("+46846500404", "+4722212345", "+390612345678", "+48221234567", "+911123456789", "+442071838750"),
    *("+33145678901", "+493012345678", "+34912345678", "+31201234567", "+3226123456", "+358912345678"),
]
SERVICE = {
    "Swedish premium rate": "+46900123456",
    "Swedish premium rate of another kind": "+46939123456",
    "Swedish shared cost": "+46771123456",
    "Swedish company number": "+46101234567",
    "Swedish pager": "+46746123456",
    "Swedish free of charge": "+4620123456",
    "British personal number, which passes calls on": "+447012345678",
    "British shared cost": "+448712345678",
    "British premium rate": "+449061234567",
    "Norwegian premium rate": "+4782912345",
    "German premium rate": "+499001123456",
    "French premium rate": "+33891234567",
    "Italian voicemail": "+3933312345678",
    "American premium rate": "+19005551234",
    "American free of charge": "+18005551212",
    "free of charge everywhere": "+80012345678",
    "premium rate everywhere": "+979123456789",
    "satellite": "+881612345678",
    "ships": "+870771234567",
}
TEXTABLE = {
    "Swedish mobile": "+46701234567",
    "British mobile": "+447400123456",
    "British, kept for fiction": "+447700900123",
    "American, fixed or mobile": "+12025550143",
    "Canadian, fixed or mobile": "+16135550123",
    "American personal number": "+15005550006",
    "Danish, fixed or mobile": "+4566123456",
    "Mexican, fixed or mobile": "+525512345678",
    "British internet telephony": "+445612345678",
    "Indian mobile": "+919812345678",
    "Swiss mobile": "+41781234567",
    "of a range that nobody knows yet": "+46710123456",
}


@pytest.mark.parametrize("phone", LANDLINES)
def test_landlines_are_told(phone: str) -> None:
    assert untextable(phone) == "landline"


@pytest.mark.parametrize("phone", SERVICE.values(), ids=SERVICE)
def test_service_numbers_are_told(phone: str) -> None:
    assert untextable(phone) == "service_number"


@pytest.mark.parametrize("phone", TEXTABLE.values(), ids=TEXTABLE)
def test_what_may_be_a_mobile_passes(phone: str) -> None:
    assert untextable(phone) == ""


@pytest.mark.parametrize(
    ("phone", "country"),
    [
        ("+46701234567", "SE"),
        ("+447400123456", "GB"),
        ("+447797712345", "JE"),
        ("+447700900123", "GB"),
        ("+12025550143", "US"),
        ("+16135550123", "CA"),
        ("+18761234567", "JM"),
        ("+15551234567", "US"),
        ("+881612345678", "001"),
        ("+999123", ""),
        ("no number", ""),
    ],
)
def test_numbers_belong_to_countries(phone: str, country: str) -> None:
    assert country_of(phone) == country
