"""Whatever colour is chosen, words can be read in it and on it, by day and by night (WCAG 2.2, AA)."""

import random

import pytest

from bot.domain.brand import DARK, LIGHT, READABLE, is_kept, our_shades, preview_stylesheet, shades, stylesheet
from bot.domain.colour import BLACK, WHITE, Colour, colour, contrast

SEEN = random.Random(5)
ANY = [Colour(*(SEEN.randrange(256) for _ in range(3))) for _ in range(60)]
EDGES = [BLACK, WHITE, Colour(255, 255, 0), Colour(119, 119, 119), Colour(0, 0, 255)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_any_colour_becomes_one_that_can_be_read(theme: object) -> None:
    for chosen in (*ANY, *EDGES):
        found = shades(chosen, theme)  # type: ignore[arg-type]
        on_grounds = [contrast(found.strong, ground) for ground in (found.theme.paper, found.theme.card, found.soft)]
        assert (
            min(*on_grounds, contrast(found.on_strong, found.strong), contrast(found.theme.ink, found.soft)) >= READABLE
        )


def test_a_colour_that_can_be_read_is_used_as_it_is() -> None:
    assert is_kept(Colour(0, 0x57, 0xB8), LIGHT) and not is_kept(Colour(0, 0x57, 0xB8), DARK)
    assert is_kept(Colour(255, 255, 0), DARK) and not is_kept(Colour(255, 255, 0), LIGHT)


def test_our_own_colours_keep_to_the_same() -> None:
    assert min(our_shades(LIGHT).weakest, our_shades(DARK).weakest) >= READABLE


@pytest.mark.parametrize(
    ("written", "read"), [("#17624C", "#17624c"), (" 17624c ", "#17624c"), ("#164", "#116644"), ("164", "#116644")]
)
def test_a_colour_is_read_as_people_write_it(written: str, read: str) -> None:
    found = colour(written)
    assert found and found.css == read


@pytest.mark.parametrize(
    "written", ["", "red", "#12345", "#1234567", "#zzzzzz", "url(x)", "#fff;}body{display:none", "１６４"]
)
def test_what_is_no_colour_makes_no_styles(written: str) -> None:
    assert colour(written) is None and stylesheet(written) == ""
    assert written == "" or written not in preview_stylesheet(written)


def test_black_on_white_is_as_far_as_it_goes() -> None:
    assert round(contrast(BLACK, WHITE), 2) == 21 and contrast(WHITE, WHITE) == 1
