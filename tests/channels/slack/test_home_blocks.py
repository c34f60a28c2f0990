"""The Home: never more than a view may hold, in three parts, twelve checks a page, and three steps for a newcomer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.slack.blocks.home import home_view
from bot.domain.check import CheckStatus
from bot.domain.lifecycle import EventType
from bot.flows.seat.check_line import CheckLine, Group, line_of
from bot.flows.seat.home import PER_PAGE, Chosen, HomeView, Numbers, Shows, home_of
from tests.builders import NOON, a_check
from tests.channels.slack.drawn import OURS
from tests.channels.slack.sound import assert_sound_view, buttons, within, words
from tests.flows.test_lifecycle import an_event
from tests.world import TEXTS

DECLINED = (an_event(EventType.REFERENCE_DECLINED),)
NUMBERS = Numbers(needing=2, in_progress=30, completed=4, answer_rate=87)


def a_line(number: int, **given: object) -> CheckLine:
    check = a_check(id=f"check-{number}", candidate_name=f"Anna {number}", **given)
    return line_of(check, "Barista", DECLINED if number % 5 == 0 else (), TEXTS["en"], NOON)


LINES = [a_line(one, status=CheckStatus.COMPLETED if one % 3 == 0 else CheckStatus.COLLECTING) for one in range(30)]


def a_home(**given: object) -> HomeView:
    chosen = replace(Chosen(), **given)  # type: ignore[arg-type]
    return home_of(chosen, LINES, NUMBERS, has_checks=True)


@settings(max_examples=30)
@given(OURS, st.sampled_from(sorted(TEXTS)), st.integers(1, 5), st.sampled_from(Shows))
def test_any_home_is_sound(text: str, language: str, page: int, shows: Shows) -> None:
    lines = [replace(one, candidate=text, assignment=text, need=text) for one in LINES]
    view = home_of(Chosen(shows, text, page), lines, NUMBERS, has_checks=True)
    assert_sound_view(home_view(view, TEXTS[language]))


def test_what_needs_somebody_comes_first_then_what_runs_then_what_is_done() -> None:
    assert list(a_home().groups) == [Group.NEEDS_YOU, Group.IN_PROGRESS]
    assert list(a_home(page=2).groups) == [Group.IN_PROGRESS, Group.DONE]
    headers = [
        one["text"]["text"] for one in home_view(a_home(page=2), TEXTS["en"])["blocks"] if one["type"] == "header"
    ]
    assert headers == ["In progress", "Done"]


def test_a_page_holds_twelve_and_the_next_is_one_press_away() -> None:
    first, last = home_view(a_home(), TEXTS["en"]), home_view(a_home(page=9), TEXTS["en"])
    assert len(details(first)) == PER_PAGE and len(details(last)) == len(LINES) - 2 * PER_PAGE
    assert [one["value"] for one in buttons(first) if one["action_id"] == "home_page"] == ["2"]
    assert [one["value"] for one in buttons(last) if one["action_id"] == "home_page"] == ["2"]
    middle = home_view(a_home(page=2), TEXTS["en"])
    assert [one["value"] for one in buttons(middle) if one["action_id"] == "home_page"] == ["1", "3"]


def test_every_check_on_it_is_seen_once() -> None:
    seen = [line.check for page in (1, 2, 3) for line in a_home(page=page).lines]
    assert sorted(seen) == sorted(one.check for one in LINES)


def test_details_are_told_apart_by_those_who_hear_them() -> None:
    labels = [one["accessibility_label"] for one in details(home_view(a_home(), TEXTS["sv"]))]
    assert len(set(labels)) == PER_PAGE


def test_the_filter_shows_what_is_chosen() -> None:
    chosen = [
        one["initial_option"]["value"]
        for one in within(home_view(a_home(shows=Shows.MINE), TEXTS["en"]))
        if "initial_option" in one
    ]
    assert chosen == ["mine"]


def test_a_search_names_its_words_and_the_way_back() -> None:
    view = home_view(a_home(words="Anna <3"), TEXTS["en"])
    assert any("“Anna &lt;3”" in one for one in words(view))
    assert any(one["action_id"] == "home_clear" for one in buttons(view))
    none = home_of(Chosen(words="Bo"), (), NUMBERS, has_checks=True)
    assert "There are no checks here." in words(home_view(none, TEXTS["en"]))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("may_demo", [True, False])
def test_a_newcomer_gets_three_steps(language: str, may_demo: bool) -> None:
    view = home_view(home_of(Chosen(), (), Numbers(), has_checks=False, may_demo=may_demo), TEXTS[language])
    assert_sound_view(view)
    assert [f"*{step}.*" in "\n".join(words(view)) for step in (1, 2, 3)] == [True] * 3
    assert any(one["action_id"] == "home_start" for one in buttons(view))
    assert any(one["action_id"] == "home_demo" for one in buttons(view)) is may_demo


@pytest.mark.parametrize("language", TEXTS)
def test_an_answer_rate_of_nobody_is_a_dash(language: str) -> None:
    view = home_of(Chosen(), LINES, replace(NUMBERS, answer_rate=None), has_checks=True)
    assert any(one.startswith("*–*") for one in words(home_view(view, TEXTS[language])))


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ({}, Chosen()),
        ({"shows": "mine", "words": "Anna", "page": 3}, Chosen(Shows.MINE, "Anna", 3)),
        ({"shows": "gone", "words": None, "page": "x"}, Chosen()),
        ({"page": 0}, Chosen()),
    ],
)
def test_what_was_chosen_is_kept(kept: dict[str, object], read: Chosen) -> None:
    assert Chosen.read(kept) == read
    assert Chosen.read(read.kept()) == read


def details(view: object) -> list[dict[str, object]]:
    return [one for one in buttons(view) if one["action_id"] == "details"]
