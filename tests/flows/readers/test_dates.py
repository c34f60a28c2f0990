"""Dates as precise as they were given, and periods as they were written."""

from datetime import UTC, datetime

import pytest

from bot.flows.readers.dates import DateReader, period
from tests.flows.readers import UNCLEAR, value

TODAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("2024-05-31", "sv", "2024-05-31"),
        ("31 maj 2024", "sv", "2024-05-31"),
        ("31/5 2024", "sv", "2024-05-31"),
        ("31/5/2024", "en", "2024-05-31"),
        ("31.5.2024", "sv", "2024-05-31"),
        ("den 31 maj 2024", "sv", "2024-05-31"),
        ("3 december 2026", "en", "2026-12-03"),
        ("December 3, 2026", "en", "2026-12-03"),
        ("3rd of December 2026", "en", "2026-12-03"),
        ("5/6/2024", "en", "2024-06-05"),
        ("igår", "sv", "2026-11-22"),
        ("yesterday", "en", "2026-11-22"),
        ("maj 2024", "sv", "2024-05"),
        ("May 2024", "en", "2024-05"),
        ("i maj 2024", "sv", "2024-05"),
        ("2024-05", "sv", "2024-05"),
        ("ungefär i maj 2024", "sv", "2024-05"),
        ("around May 2024", "en", "2024-05"),
        ("2022", "sv", "2022"),
        ("hösten 2022", "sv", "2022"),
        ("maj 2024", "en", "2024-05"),
        ("3 October 2024", "sv", "2024-10-03"),
        ("3 May 2024", "sv", "2024-05-03"),
        ("May 2024", "sv", "2024-05"),
        ("October 2023", "sv", "2023-10"),
        ("3 maj 2024", "en", "2024-05-03"),
        ("i oktober 2023", "en", "2023-10"),
        ("den 3:e maj 2024", "sv", "2024-05-03"),
        ("maj 24", "sv", "2024-05"),
        ("maj -24", "sv", "2024-05"),
        ("May '24", "en", "2024-05"),
        ("05/2024", "sv", "2024-05"),
        ("förra året", "sv", "2025"),
        ("i fjol", "en", "2025"),
        ("last year", "en", "2025"),
        ("i år", "sv", "2026"),
        ("för två år sedan", "sv", "2024"),
        ("ungefär 3 år sedan", "sv", "2023"),
        ("two years ago", "sv", "2024"),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(text: str, language: str, day: str) -> None:
    assert value(DateReader(language, TODAY), text) == day


@pytest.mark.parametrize(
    "text", ["", "?", "vet inte", "länge sedan", "13", "ja", "7", "24-05", "4", "i våras", "kommer inte ihåg"]
)
def test_what_names_no_day_is_no_date(text: str) -> None:
    assert value(DateReader("sv", TODAY), text) is UNCLEAR


@pytest.mark.parametrize(
    "text",
    ["2019-2022", "sedan 2019", "2019", "3 år", "hösten 2020", "jan 2019 - mars 2020", "två år", "since last summer"],
)
def test_a_period_is_kept_as_written(text: str) -> None:
    assert value(period, text) == text


@pytest.mark.parametrize(
    "text", ["", "?", "ja", "länge", "Per Ek", "0701752301", "070-175 23 01", "+46 70 175 23 01", "070 eva@acme.se"]
)
def test_what_names_no_time_is_no_period(text: str) -> None:
    assert value(period, text) is UNCLEAR
