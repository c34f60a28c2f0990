"""How pages of a sub-account would look with a colour, in both themes."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.domain.brand import DARK, LIGHT, OURS, Theme, is_kept, shades_of
from bot.domain.colour import colour
from bot.domain.organisation import SubAccount
from web.brand.routes import PREVIEW

OUR_COLOUR = OURS["light"].css  # what pages have where nothing is chosen


@dataclass(frozen=True, slots=True)
class Shade:
    """What becomes of the colour on pages of one theme."""

    theme: str
    strong: str
    is_kept: bool
    contrast: str


def previewed(one: SubAccount, accent: str) -> dict[str, Any]:
    chosen = colour(accent)
    named = chosen.css if chosen and chosen.css != OUR_COLOUR else ""
    return {
        "accent": named,
        "colours": f"{PREVIEW}?accent={quote(named)}",
        "shades": [_shade(named, theme) for theme in (LIGHT, DARK)],
    }


def _shade(accent: str, theme: Theme) -> Shade:
    found, chosen = shades_of(accent, theme), colour(accent)
    kept = chosen is None or is_kept(chosen, theme)
    return Shade(theme.name, found.strong.css, kept, f"{found.weakest:.1f}")
