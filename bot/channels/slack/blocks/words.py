"""Words within Block Kit: what people wrote is escaped, once, and cut where it is too long.

Slack reads `<…>` as mentions, links and dates. So a plain `str` is taken for words and escaped wherever it is put into
a block, and only a `Markup` is passed on as it stands.
"""

import re
from datetime import datetime

from bot.flows.calendar import short_time
from bot.flows.seat.said import Said
from bot.flows.texts import Texts

# What would break a line, a request or the direction of reading: controls, halves of characters, overrides.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
WHOLE = re.compile(r"&(?:amp|lt|gt);|<[^<>\n]*>|.", re.DOTALL)
NOTHING = "–"  # Slack refuses texts without a character to be seen


class Markup(str):
    """Slack's own markup, in which what people wrote has been escaped."""

    __slots__ = ()


def escape(text: str) -> Markup:
    if isinstance(text, Markup):
        return text
    seen = UNSEEN.sub("", text)
    return Markup(seen.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def shortened(text: str, limit: int) -> Markup:
    """At most `limit` characters as Slack counts them, at least one, and no entity or mention cut in two."""
    whole = escape(text).strip() or NOTHING
    if len(whole) <= limit:
        return Markup(whole)
    kept, length = [], 0
    for found in WHOLE.finditer(whole):
        length += len(found[0])
        if length >= limit:
            break
        kept.append(found[0])
    return Markup("".join(kept).rstrip() + "…")


def one_line(text: str, limit: int = 150) -> Markup:
    """A name or title, which may not pretend to be several lines."""
    return shortened(Markup(" ".join(escape(text).split())), limit)


def marked(texts: Texts, key: str, **values: object) -> Markup:
    """A text from the catalogue with its values escaped; those that are markup already stay so."""
    return Markup(texts(key, **{name: _value(value) for name, value in values.items()}))


def _value(value: object) -> object:
    return escape(value) if isinstance(value, str) else value


def spoken(what: Said, texts: Texts, zone: str) -> Markup:
    """With hours that each reader sees in their own time zone; `zone` is for those who are shown none."""
    told = {
        name: when(value, short_time(value, zone, texts.language)) if isinstance(value, datetime) else value
        for name, value in what.values.items()
    }
    return marked(texts, what.key, **told)


def bold(text: str, limit: int = 150) -> Markup:
    """A star of its own would end the emphasis."""
    return Markup(f"*{one_line(text, limit).replace('*', '∗')}*")


def mention(user: str) -> Markup:
    return Markup(f"<@{escape(user)}>")


def link(url: str, words: str) -> Markup:
    return Markup(f"<{escape(url)}|{one_line(words).replace('|', '/')}>")


def when(at: datetime, fallback: str, form: str = "{date_short_pretty} {time}") -> Markup:
    """An instant, which each reader sees in their own time zone."""
    return Markup(f"<!date^{int(at.timestamp())}^{form}|{one_line(fallback).replace('|', '/')}>")


def lines(*given: str) -> Markup:
    """One below the other, without those that are empty."""
    return Markup("\n".join(escape(one) for one in given if one))
