"""The page of figures: for everybody in the office, of their own checks alone, in words, plots and as a file."""

import csv
import io
import re
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from html import unescape

import pytest
import pytest_asyncio

from bot.domain.user import SignInWay, User, UserRole
from bot.storage.reading import organisations
from bot.wiring import Vouchline
from tests.databases import migrated_in
from tests.seeded import CANDIDATES, REFEREES, TITLES, seed
from tests.web.admin.conftest import add_user
from tests.web.admin.desk import Desk
from tests.web.conftest import office_of, running
from tests.web.office import Office
from web.sessions import cookie_name, csrf_of, new_session, session_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
PAGE, FILE = "/admin/statistics", "/admin/statistics.csv"
PLOTS = 13  # none of sub-accounts, where there is one alone
CHECKS = 80


@dataclass(frozen=True, slots=True)
class Offices:
    busy: Desk  # of Café Norr, which has run checks for half a year
    swedish: Desk  # a colleague
    new: Desk  # of Bar Söder, which has none


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def offices(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Offices]:
    folder = tmp_path_factory.mktemp("statistics")
    async with running(folder, migrated_in(folder)) as vouchline, office_of(vouchline) as office:
        cafe = await organisations.named("Café Norr")
        assert cafe
        standard = {language: one for (name, language), one in vouchline.questionnaires.items() if name == "standard"}
        ours = await organisations.sub_accounts(cafe.id)
        await seed(vouchline.storage.database, cafe.id, ours, standard, vouchline.clock.now(), checks=CHECKS)
        yield Offices(
            await desk(vouchline, office, "Café Norr"),
            await desk(vouchline, office, "Café Norr", "sv"),
            await desk(vouchline, office, "Bar Söder"),
        )


async def desk(vouchline: Vouchline, office: Office, organisation: str, language: str = "en") -> Desk:
    """A recruiter's."""
    owner = await organisations.named(organisation)
    assert owner
    id = uuid.uuid4().hex
    user = User(id, owner.id, f"{id[:8]}@example.com", "Rut", UserRole.RECRUITER, language, vouchline.clock.now())
    await add_user(vouchline.storage.database, user)
    token = await new_session(vouchline, user, SignInWay.CODE, "a test")
    csrf = csrf_of(vouchline.settings.secret, session_id(token))
    return Desk(office.client, user, {cookie_name(vouchline): token}, csrf)


def words(page: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


async def numbers(desk: Desk, asked: str = "") -> list[dict[str, str]]:
    content = await (await desk.get(FILE + asked)).read()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def value(rows: list[dict[str, str]], figure: str, group: str, measure: str) -> str:
    (found,) = [one for one in rows if (one["figure"], one["group"], one["measure"]) == (figure, group, measure)]
    return found["value"]


async def test_every_plot_has_a_name_a_sentence_and_a_table_of_its_numbers(offices: Offices) -> None:
    page = await offices.busy.page(PAGE)
    plots = re.findall(r'<figure class="panel plot".*?</figure>', page, re.DOTALL)
    assert len(plots) == PLOTS
    for plot in plots:
        assert re.search(r'<p class="says">[^<{]+</p>', plot)
        assert "<table>" in plot and '<th scope="row">' in plot
        for drawing in re.findall(r"<svg.*?</svg>", plot, re.DOTALL):
            assert 'aria-hidden="true"' in drawing or re.search(r'role="img".*<title id.*<desc id', drawing, re.DOTALL)


async def test_plots_are_drawn_without_style_or_script_of_their_own(offices: Offices) -> None:
    page = await offices.busy.page(PAGE)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    drawings = "".join(re.findall(r"<svg.*?</svg>", page, re.DOTALL))
    assert not re.search(r'="(?:nan|inf|None|-)[^"]*"', drawings, re.IGNORECASE)


async def test_nobody_is_named_but_the_reader(offices: Offices) -> None:
    page, file = await offices.busy.page(PAGE), await (await offices.busy.get(FILE)).text()
    assert not [name for name in (*CANDIDATES, *REFEREES, "+4670") if name in page + file]


async def test_the_page_and_the_file_tell_the_same_numbers(offices: Offices) -> None:
    half_a_year = await _half_a_year(offices.busy)
    rows = await numbers(offices.busy, half_a_year)
    submitted, asked = value(rows, "endings", "Submitted", "referees"), value(rows, "funnel", "Asked", "reached")
    assert 0 < int(submitted) < int(asked)
    assert f"{submitted} of {asked} referees" in words(await offices.busy.page(PAGE + half_a_year))
    by_week = sum(int(one["value"]) for one in rows if one["figure"] == "weeks" and one["measure"] == "asked")
    by_hour = sum(int(one["value"]) for one in rows if one["figure"] == "heat")
    assert (by_week, by_hour) == (int(asked), int(submitted))


async def test_other_days_are_other_checks(offices: Offices) -> None:
    whole, month = await _half_a_year(offices.busy), "?since=2001-01-01&until=2001-01-31"
    assert f"Checks started {CHECKS}" in words(await offices.busy.page(PAGE + whole))
    assert "No check was started in these days" in words(await offices.busy.page(PAGE + month))


async def test_an_office_without_checks_is_told_what_will_be_here(offices: Offices) -> None:
    page = await offices.new.page(PAGE)
    assert "No check was started in these days" in words(page) and "<figure" not in page
    assert not [one for one in await numbers(offices.new) if float(one["value"] or 0)]


async def test_another_organisations_assignment_shows_nothing_of_it(offices: Offices) -> None:
    found = re.search(r'<option value="([^"]+)">Nurse</option>', await offices.busy.page(PAGE))
    assert found
    for path in (PAGE, FILE):
        answer = await offices.new.get(f"{path}?assignment={found[1]}")
        page = await answer.text()
        assert answer.status == 422 and not [title for title in TITLES if title in page]


@pytest.mark.parametrize(
    "asked",
    [
        "since=2026-11-02&until=2026-11-01",
        "since=1999-12-31",
        "until=9999-12-31",
        "since=2020-01-01&until=2026-01-01",
        "since=yesterday",
        "sub_account=nobody's",
        "contact=pigeon",
        "questionnaire=%27%20OR%201=1--",
        "assignment=%00",
        "since=%ff%fe",
    ],
)
async def test_what_cannot_be_meant_is_said_beside_its_field(offices: Offices, asked: str) -> None:
    answer = await offices.busy.get(f"{PAGE}?{asked}")
    assert answer.status == 422
    assert 'aria-invalid="true"' in await answer.text()


async def test_a_missing_day_is_the_usual_number_of_days_away_from_the_other(offices: Offices) -> None:
    page = await offices.busy.page(f"{PAGE}?until=2026-06-30")
    assert 'value="2026-04-02"' in page and 'value="2026-06-30"' in page


async def test_a_swedish_user_reads_it_in_swedish(offices: Offices) -> None:
    said = words(await offices.swedish.page(PAGE))
    assert "Svarsfrekvens" in said and "Hälften av referenserna kommer inom" in said
    assert not re.search(r"\b(too few|referees|asked)\b", said)


async def test_of_too_few_the_page_says_so_and_the_file_is_empty_there(offices: Offices) -> None:
    day = next(
        row["group"]
        for row in await numbers(offices.busy, await _half_a_year(offices.busy))
        if row["figure"] == "weeks" and row["measure"] == "asked" and 0 < int(row["value"]) < 5
    )
    rows = await numbers(offices.busy, await _half_a_year(offices.busy))
    assert value(rows, "weeks", day, "share") == ""
    page = await offices.busy.page(PAGE + await _half_a_year(offices.busy))
    assert ": too few to tell" in words(page)


async def test_whoever_is_not_signed_in_is_led_to_sign_in_and_back(offices: Offices) -> None:
    for path in (PAGE, FILE):
        answer = await offices.busy.client.get(path, allow_redirects=False)
        assert answer.status == 303 and answer.headers["Location"].startswith("/login?next=%2Fadmin%2Fstatistics")


async def _half_a_year(desk: Desk) -> str:
    """The days in which the checks were started, by the page's own clock."""
    found = re.search(r'name="until"[^>]*value="(\d{4})-(\d\d)-(\d\d)"', await desk.page(PAGE))
    assert found
    year, month, day = map(int, found.groups())
    return f"?since={year - 1}-{month:02d}-{min(day, 28):02d}&until={year}-{month:02d}-{day:02d}"
