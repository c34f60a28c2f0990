"""How pages of a sub-account would look with a colour, in both themes."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from aiohttp import web

from bot.domain.brand import DARK, LIGHT, OURS, Theme, is_kept, preview_stylesheet, shades_of
from bot.domain.colour import colour
from bot.domain.organisation import SubAccount
from web.admin.page import Visit
from web.admin.sub_accounts.kept import address, the_sub_account

OUR_COLOUR = OURS["light"].css  # what pages have where nothing is chosen


@dataclass(frozen=True, slots=True)
class Shade:
    """What becomes of the colour on pages of one theme."""

    theme: str
    strong: str
    is_kept: bool
    contrast: str


async def preview(visit: Visit) -> web.Response:
    """The part of the page that follows the colour while it is being chosen."""
    one = await the_sub_account(visit)
    chosen = colour(visit.request.query.get("accent", ""))
    accent = chosen.css if chosen else one.look.accent
    return visit.draw("sub_accounts/look_preview.html", one=one, **previewed(one, accent))


async def colours(visit: Visit) -> web.Response:
    """Of the preview: pages may not carry styles of their own."""
    return web.Response(text=preview_stylesheet(visit.request.query.get("accent", "")), content_type="text/css")


def previewed(one: SubAccount, accent: str) -> dict[str, Any]:
    chosen = colour(accent)
    named = chosen.css if chosen and chosen.css != OUR_COLOUR else ""
    return {
        "accent": named,
        "colours": f"{address(one.key, 'look')}/preview.css?accent={quote(named)}",
        "shades": [_shade(named, theme) for theme in (LIGHT, DARK)],
    }


def _shade(accent: str, theme: Theme) -> Shade:
    found, chosen = shades_of(accent, theme), colour(accent)
    kept = chosen is None or is_kept(chosen, theme)
    return Shade(theme.name, found.strong.css, kept, f"{found.weakest:.1f}")
