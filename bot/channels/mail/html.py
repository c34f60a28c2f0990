"""A letter as HTML: one column, system fonts, a button that is a link, and nothing that is loaded from anywhere."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from bot.domain.brand import DARK, LIGHT, Shades, shades_of
from bot.domain.colour import Colour
from bot.domain.letter import Letter

LETTER = Template(Path(__file__).with_name("letter.html").read_text(encoding="utf-8"))
FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
LOGO_NAME = "logo"  # of the image, where the mail has one
LOGO = f"cid:{LOGO_NAME}"
FAINT_SHARE, LINE_SHARE = 0.28, 0.86  # of the way from ink to paper


def html_of(letter: Letter, title: str, stop_link: str, logo: str) -> str:
    """`logo`: where the image is, a part of the same mail; empty for none."""
    return LETTER.substitute(
        _colours(letter.accent),
        language=escape(letter.language),
        title=escape(title),
        font=FONT,
        head=_head(letter, logo),
        lines="\n".join([*(_paragraph(one, letter) for one in letter.lines), *_quote(letter)]),
        button=escape(letter.button),
        link=escape(letter.link),
        or_copy=escape(letter.or_copy),
        after="\n".join(_paragraph(one, letter) for one in letter.after),
        footer="\n".join(map(_small, letter.footer)),
        stop=escape(letter.stop),
        stop_link=escape(stop_link),
    )


def _head(letter: Letter, logo: str) -> str:
    if logo:
        inside = f'<img src="{escape(logo)}" alt="{escape(letter.brand)}" height="40" style="height:40px;width:auto;">'
    else:
        inside = escape(letter.brand)
    return f'<h1 style="margin:0 0 20px;font-size:15px;font-weight:600;letter-spacing:.01em;">{inside}</h1>'


def _paragraph(text: str, letter: Letter) -> str:
    return f'<p class="link" style="margin:0 0 16px;">{_linked(_lines(text), letter)}</p>'


def _linked(html: str, letter: Letter) -> str:
    """What leads to ourselves can be pressed, such as a link to pass on; whatever else people have written can't."""
    ours = urlsplit(letter.link)
    address = re.compile(re.escape(escape(f"{ours.scheme}://{ours.netloc}/")) + r"[\w/-]+")
    style = f"color:{_shades(letter.accent)[0].strong.css};"
    return address.sub(lambda found: f'<a href="{found[0]}" style="{style}">{found[0]}</a>', html)


def _small(text: str) -> str:
    return f'<p style="margin:0 0 10px;">{_lines(text)}</p>'


def _quote(letter: Letter) -> Iterator[str]:
    if letter.quote:
        style = f"margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid {_shades(letter.accent)[0].strong.css};"
        yield f'<blockquote class="quote" style="{style}">{_lines(letter.quote)}</blockquote>'


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _colours(accent: str) -> dict[str, str]:
    light, dark = _shades(accent)
    return {**_shown(light), **{f"dark_{name}": css for name, css in _shown(dark).items()}}


def _shades(accent: str) -> tuple[Shades, Shades]:
    return shades_of(accent, LIGHT), shades_of(accent, DARK)


def _shown(one: Shades) -> dict[str, str]:
    theme = one.theme
    shown: dict[str, Colour] = {
        "paper": theme.paper,
        "card": theme.card,
        "ink": theme.ink,
        "faint": theme.ink.towards(theme.paper, FAINT_SHARE),
        "line": theme.ink.towards(theme.card, LINE_SHARE),
        "strong": one.strong,
        "on_strong": one.on_strong,
    }
    return {name: colour.css for name, colour in shown.items()}
