"""A signal in words: its name, what was seen, and what else may explain it."""

from collections.abc import Callable
from typing import Any

from babel.lists import format_list

from bot.domain.phone import shown_phone
from bot.flows.integrity.signal import Signal
from bot.flows.texts import Texts

MINUTE = 60
LONGEST_PASSAGE = 160


def name_of(signal: Signal, texts: Texts) -> str:
    return texts(f"integrity.{signal.kind}.name")


def seen_in_words(signal: Signal, texts: Texts) -> str:
    about = {key: WORDED[key](value, texts) if key in WORDED else value for key, value in signal.seen.items()}
    names = format_list(list(signal.names), locale=texts.language)
    key = f"integrity.{signal.kind}.seen"
    passage = f"{key}_passage"
    has_passage = bool(about.get("passage")) and passage in texts.catalogue
    return texts(passage if has_passage else key, name=signal.names[0], names=names, **about)


def explanation_of(signal: Signal, texts: Texts) -> str:
    return texts(f"integrity.{signal.kind}.explanation")


def _seconds(value: int, texts: Texts) -> str:
    if value < 2 * MINUTE:
        return texts("integrity.seconds", count=value)
    return texts("integrity.minutes", count=round(value / MINUTE))


def _fields(value: list[str], texts: Texts) -> str:
    return format_list([texts(f"field.{one}") for one in value], locale=texts.language)


def _passage(value: str, texts: Texts) -> str:
    if len(value) <= LONGEST_PASSAGE:
        return value
    return f"{value[:LONGEST_PASSAGE].rsplit(' ', 1)[0]} …"


# What a signal keeps in a form that is the same in every language, and how it is said.
WORDED: dict[str, Callable[[Any, Texts], str]] = {
    "phone": lambda value, texts: shown_phone(value),
    "took": _seconds,
    "least": _seconds,
    "fields": _fields,
    "passage": _passage,
}
