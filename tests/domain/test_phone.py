"""Phone numbers as people write them, in one form, and the time zone that they tell."""

import pytest

from bot.domain.phone import normal_phone, region_of, zone_of


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("070-123 45 67", "+46701234567"),
        ("0701234567", "+46701234567"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0046701234567", "+46701234567"),
        ("+46 (0)70-1234567", "+46701234567"),
        ("070/123.45.67", "+46701234567"),
        ("Eva Lind, 070-123 45 67, min chef 2019-2022", "+46701234567"),
        ("070 1234567 Anna", "+46701234567"),
        ("tel: 070 123 45 67.", "+46701234567"),
        ("+47 406 12 345", "+4740612345"),
        ("+44 7400 123456", "+447400123456"),
        ("+1 202-555-0143", "+12025550143"),
        ("07012345", None),
        ("2019-2022", None),
        ("min chef", None),
        ("", None),
        ("+46701234567\u200b", "+46701234567"),
        ("٠٧٠١٢٣٤٥٦٧", "+46701234567"),
    ],
)
def test_numbers_in_sweden(text: str, phone: str | None) -> None:
    assert normal_phone(text, "SE") == phone


def test_a_national_number_is_read_as_the_neighbours_would() -> None:
    assert normal_phone("406 12 345", "NO") == "+4740612345"


def test_the_region_of_a_number() -> None:
    assert [region_of("+46701234567"), region_of("+4740612345"), region_of(None), region_of("nonsense")] == [
        "SE",
        "NO",
        "SE",
        "SE",
    ]


@pytest.mark.parametrize(
    ("phone", "zone"),
    [
        ("+46701234567", "Europe/Stockholm"),
        ("+12025550143", "America/New_York"),
        (None, "Europe/Helsinki"),
        ("nonsense", "Europe/Helsinki"),
    ],
)
def test_the_zone_of_a_number(phone: str | None, zone: str) -> None:
    assert zone_of(phone, "Europe/Helsinki") == zone
