"""The page of limits: for admins alone, with what was typed kept beside what is wrong with it."""

import re

import pytest

from bot.domain.user import UserRole
from bot.storage.reading import organisations
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from web.admin.limits.form import hundredths_in, named_countries, segments_in

PLACE = "/admin/limits"


async def test_a_budget_is_set_and_taken_away(admin: Desk) -> None:
    answer = await admin.post(f"{PLACE}/budget", {"segments": "1 000", "cost": "250,5"})
    assert answer.status == 303
    assert await allowance(admin) == (1000, 25050)
    page = await admin.page(PLACE)
    assert 'value="1000"' in page and 'value="250.50"' in page and "0 of 1,000" in page and "$250.50" in page
    await admin.post(f"{PLACE}/budget", {"segments": "", "cost": ""})
    assert await allowance(admin) == (None, None)


async def test_what_is_no_amount_is_told_beside_its_field(admin: Desk) -> None:
    answer = await admin.post(f"{PLACE}/budget", {"segments": "many <b>", "cost": "1.234"})
    page = await answer.text()
    assert answer.status == 422 and 'value="many &lt;b&gt;"' in page
    assert re.search(r'id="segments-error"[^>]*>Write a whole number', page)
    assert re.search(r'id="cost-error"[^>]*>Write an amount', page)
    assert await allowance(admin) == (None, None)
    assert re.search(r'<input checked[^>]*value="SE"', page)  # the other form stands as it is kept


async def test_countries_are_chosen_and_given_back(admin: Desk) -> None:
    await admin.post(f"{PLACE}/countries", {"which": "own", "countries": "SE"})
    assert await countries(admin) == ("SE",)
    for wrong in ({"which": "own"}, {"which": "own", "countries": "XX"}, {"which": "all"}, {}):
        assert (await admin.post(f"{PLACE}/countries", wrong)).status == 422
    assert await countries(admin) == ("SE",)
    await admin.post(f"{PLACE}/countries", {"which": "usual", "countries": "NO"})
    assert await countries(admin) == ()


async def test_recruiters_are_told_whom_to_ask(sign_in: SignIn) -> None:
    recruiter = await sign_in(UserRole.RECRUITER)
    assert (await recruiter.get(PLACE)).status == 403
    assert (await recruiter.post(f"{PLACE}/budget", {"segments": "1"})).status == 403
    assert await allowance(recruiter) == (None, None)


@pytest.mark.parametrize(
    ("typed", "segments", "hundredths"),
    [
        ("250", 250, 25000),
        ("0", 0, 0),
        ("1 000", 1000, 100000),
        ("250,5", None, 25050),
        ("250.05", None, 25005),
        ("-1", None, None),
        ("1e9", None, None),
        ("٢٥٠", None, None),
        ("9" * 13, None, None),
        ("9" * 400, None, None),
        ("1.234", None, None),
        ("250 kr", None, None),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, segments: int | None, hundredths: int | None) -> None:
    assert (segments_in(typed), hundredths_in(typed)) == (segments, hundredths)


def test_countries_stand_in_the_order_of_the_language() -> None:
    swedish, english = ([name for _, name in named_countries(one)] for one in ("sv", "en"))
    assert swedish[-4:] == ["Zimbabwe", "Åland", "Österrike", "Östtimor"]
    assert swedish.index("São Tomé och Príncipe") < swedish.index("Schweiz")
    assert english[:3] == ["Afghanistan", "Åland Islands", "Albania"]


async def allowance(desk: Desk) -> tuple[int | None, int | None]:
    kept = (await organisations.one(desk.user.organisation)).allowance
    return kept.segments, kept.cost


async def countries(desk: Desk) -> tuple[str, ...]:
    return (await organisations.one(desk.user.organisation)).allowance.countries
