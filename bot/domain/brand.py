"""How a sub-account looks: its colour, made readable on light and on dark pages, and its logo."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.colour import BLACK, WHITE, Colour, colour, contrast

READABLE = 4.5  # WCAG 2.2, AA, for text of any size
STEPS = 200  # towards black or white; each is half a hundredth


@dataclass(frozen=True, slots=True)
class Look:
    accent: str = ""  # "#17624c"; empty: the product's own
    logo: str = ""  # the id of an image that is kept; empty: none


@dataclass(frozen=True, slots=True)
class Theme:
    """What pages stand on, in one of the two schemes: as web/static/base.css has it."""

    name: str
    paper: Colour
    card: Colour
    ink: Colour
    further: Colour  # where a colour that can't be read is moved


@dataclass(frozen=True, slots=True)
class Shades:
    """A colour as one theme uses it."""

    theme: Theme
    strong: Colour  # of links, and under the words of buttons
    on_strong: Colour
    soft: Colour  # behind what is marked

    @property
    def weakest(self) -> float:
        """The least contrast that words meet anywhere with it."""
        grounds = (self.theme.paper, self.theme.card, self.soft, self.on_strong)
        return min(contrast(self.theme.ink, self.soft), *(contrast(self.strong, ground) for ground in grounds))


LIGHT = Theme("light", Colour(0xF4, 0xF1, 0xEA), Colour(0xFF, 0xFD, 0xF9), Colour(0x1C, 0x1E, 0x22), BLACK)
DARK = Theme("dark", Colour(0x16, 0x18, 0x1A), Colour(0x1F, 0x22, 0x24), Colour(0xEC, 0xEA, 0xE4), WHITE)
SOFT_SHARE = 0.12
OURS = {"light": Colour(0x17, 0x62, 0x4C), "dark": Colour(0x86, 0xCD, 0xB3)}  # the product's own, by theme


def our_shades(theme: Theme) -> Shades:
    """What pages have where no colour is chosen."""
    return _shades(OURS[theme.name], theme)


def shades(accent: Colour, theme: Theme) -> Shades:
    """The colour itself where it can be read, else the nearest to it that can."""
    for step in range(STEPS + 1):
        found = _shades(accent.towards(theme.further, step / STEPS), theme)
        if found.weakest >= READABLE:
            return found
    raise AssertionError(f"neither {accent.css} nor {theme.further.css} can be read on {theme.name} pages")


def is_kept(accent: Colour, theme: Theme) -> bool:
    """Whether it is used as it was chosen."""
    return shades(accent, theme).strong.css == accent.css


def _shades(strong: Colour, theme: Theme) -> Shades:
    return Shades(theme, strong, _readable_on(strong), theme.card.towards(strong, SOFT_SHARE))


def _readable_on(ground: Colour) -> Colour:
    return max((WHITE, Colour(0x0C, 0x12, 0x10)), key=lambda one: contrast(one, ground))


def stylesheet(accent: str) -> str:
    """The variables of web/static/base.css that a brand gives values of its own; empty for none."""
    chosen = colour(accent)
    if chosen is None:
        return ""
    light, dark = (_rule(":root", _variables(shades(chosen, theme))) for theme in (LIGHT, DARK))
    return f"{light}@media (prefers-color-scheme: dark) {{ {dark}}}\n"


def preview_stylesheet(accent: str) -> str:
    """Both themes at once, each within an element of the class `as-light` or `as-dark`; of none, the product's own."""
    return "".join(_rule(f".as-{theme.name}", _whole(shades_of(accent, theme))) for theme in (LIGHT, DARK))


def shades_of(accent: str, theme: Theme) -> Shades:
    chosen = colour(accent)
    return shades(chosen, theme) if chosen else our_shades(theme)


def _whole(given: Shades) -> Sequence[tuple[str, str]]:
    theme = given.theme
    return [("paper", theme.paper.css), ("card", theme.card.css), ("ink", theme.ink.css), *_variables(given)]


def _variables(given: Shades) -> list[tuple[str, str]]:
    return [("strong", given.strong.css), ("on-strong", given.on_strong.css), ("soft", given.soft.css)]


def _rule(selector: str, variables: Sequence[tuple[str, str]]) -> str:
    return f"{selector} {{ {' '.join(f'--{name}: {value};' for name, value in variables)} }}\n"
