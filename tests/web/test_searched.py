"""What a query asks for: days of the right zone, names, numbers and addresses (R40)."""

from datetime import UTC, datetime

import pytest

from bot.domain.check import CheckStatus
from bot.domain.organisation import SubAccount
from bot.storage.reading.searching import CheckSearch
from web.api.checks.searched import search_of
from web.api.checks.takes import CheckFilters

UNITS = [
    SubAccount(key, "organisation-1", key, "", "sv", zone)
    for key, zone in (("default", "Europe/Stockholm"), ("tokyo", "Asia/Tokyo"))
]


def searched(**query: str) -> CheckSearch:
    return search_of(CheckFilters.model_validate(query), UNITS)


@pytest.mark.parametrize(("sub_account", "began"), [({}, 23), ({"sub_account": "tokyo"}, 15)])
def test_days_are_those_of_the_sub_account(sub_account: dict[str, str], began: int) -> None:
    search = searched(**{"from": "2026-11-24", "to": "2026-11-24"}, **sub_account)
    assert search.since == datetime(2026, 11, 23, began, tzinfo=UTC)
    assert search.until is not None and search.until.date().isoformat() == "2026-11-24"


def test_the_night_of_the_clock_belongs_to_its_day_whole() -> None:
    search = searched(**{"from": "2026-10-25", "to": "2026-10-25"})
    assert search.since and search.until
    assert (search.until.astimezone(UTC) - search.since.astimezone(UTC)).total_seconds() == pytest.approx(25 * 3600)


@pytest.mark.parametrize(
    ("q", "words", "phone", "email"),
    [
        ("Åsa  Öst", ("asa", "ost"), None, None),
        ("070-123 45 67", (), "+46701234567", None),
        ("Anna@Example.com", (), None, "anna@example.com"),
        ("´", ("´",), None, None),  # nobody's name, and so nobody is found
        ("12", ("12",), None, None),
    ],
)
def test_a_name_a_number_and_an_address_are_told_apart(
    q: str, words: tuple[str, ...], phone: str | None, email: str | None
) -> None:
    found = searched(q=q)
    assert (found.words, found.phone, found.email) == (words, phone, email)


def test_who_asks_for_cancelled_checks_alone_asks_for_the_archive() -> None:
    assert searched(status="cancelled").in_archive
    assert not searched(status="cancelled,completed").in_archive
    assert searched(status="completed", archived="true").in_archive
    assert searched(status="collecting, completed").statuses == (CheckStatus.COLLECTING, CheckStatus.COMPLETED)
