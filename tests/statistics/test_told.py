"""Figures as people read them, in both languages; and as a spreadsheet does."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.catalogues import read_texts
from bot.flows.statistics.measures import Share, times
from web.admin.statistics.plots import Cell, Plot, table
from web.admin.statistics.spreadsheet import spreadsheet
from web.admin.statistics.told import Told

ENGLISH, SWEDISH = (Told(read_texts()[language], "SEK") for language in ("en", "sv"))
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("taken", "english", "swedish"),
    [
        (timedelta(seconds=45), "45 s", "45 s"),
        (timedelta(minutes=2), "2 min", "2 min"),
        (timedelta(minutes=119), "119 min", "119 min"),
        (5.25 * HOUR, "5.2 h", "5,2 tim"),
        (47 * HOUR, "47 h", "47 tim"),
        (76.8 * HOUR, "3.2 days", "3,2 dygn"),
    ],
)
def test_a_time_is_told_as_exactly_as_it_matters(taken: timedelta, english: str, swedish: str) -> None:
    assert (ENGLISH.cell(taken), SWEDISH.cell(taken)) == (english, swedish)


@pytest.mark.parametrize(
    ("cell", "english", "swedish"),
    [
        (Share(2, 3), "3: too few to tell", "3: för få för att säga något"),
        (Share(0, 0), "–", "–"),
        (Share(2, 8), "25%", "25\N{NO-BREAK SPACE}%"),
        (times([HOUR] * 4), "4: too few to tell", "4: för få för att säga något"),
        (times([HOUR] * 5), "60 min", "60 min"),
        (1234, "1,234", "1\N{NO-BREAK SPACE}234"),
        (Decimal("12.5"), "SEK\N{NO-BREAK SPACE}12.50", "12,50\N{NO-BREAK SPACE}kr"),
        (None, "unknown", "okänt"),
    ],
)
def test_what_is_of_too_few_or_unknown_is_said_to_be_so(cell: Cell, english: str, swedish: str) -> None:
    assert (ENGLISH.cell(cell), SWEDISH.cell(cell)) == (english, swedish)


def test_days_are_named_in_the_language() -> None:
    assert (ENGLISH.day(date(2026, 10, 5)), SWEDISH.day(date(2026, 10, 5))) == ("5 Oct", "5 okt")
    assert (ENGLISH.weekday(0), SWEDISH.short_weekday(6)) == ("Monday", "sön")


def test_a_file_holds_plain_numbers_and_no_formulas() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("=1+1", 3, Share(1, 8), 2.5 * HOUR, Decimal("0.5")),
        ("Few", 3, Share(1, 3), times([HOUR]), None),
    ]
    plot = Plot("sub_accounts", "", table("sub_account asked share mean cost", rows))
    written = spreadsheet([plot], "SEK").decode("utf-8-sig").splitlines()
    assert written == [
        '"figure","group","measure","value","unit"',
        '"sub_accounts","\'=1+1","asked","3",""',
        '"sub_accounts","\'=1+1","share","12.5","percent"',
        '"sub_accounts","\'=1+1","mean","2.5000","hours"',
        '"sub_accounts","\'=1+1","cost","0.5000","SEK"',
        '"sub_accounts","Few","asked","3",""',
        '"sub_accounts","Few","share","","percent"',
        '"sub_accounts","Few","mean","",""',
        '"sub_accounts","Few","cost","",""',
    ]
