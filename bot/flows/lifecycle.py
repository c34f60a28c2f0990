"""The sentence of each event in a check's lifecycle (R39)."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from babel.lists import format_list

from bot.domain.lifecycle import Event
from bot.flows.calendar import short_time, written_day
from bot.flows.failures import failure_said
from bot.flows.texts import Texts

# Where somebody asked for it; where it was no words; where a day is known; about mail alone; known from the provider.
SAID_OTHERWISE = ("by", "media", "date", "by_mail", "by_provider")


def sentence(event: Event, texts: Texts) -> str:
    """Never what somebody has answered, nor a number or address."""
    about = words_of(event, texts)
    keys = [f"lifecycle.{event.type}_{fact}" for fact in SAID_OTHERWISE if fact in about]
    known = [key for key in keys if key in texts.catalogue]
    return texts(known[0] if known else f"lifecycle.{event.type}", **about)


def words_of(event: Event, texts: Texts) -> dict[str, Any]:
    """What a sentence about it may name."""
    about = {key: WORDED[key](value, event, texts) if key in WORDED else value for key, value in event.about.items()}
    return {**about, "what": _which_message(event, texts)} if "purpose" in about else about


def _which_message(event: Event, texts: Texts) -> str:
    return message_said(event.about["purpose"], event.about, texts)


def message_said(purpose: str, about: Mapping[str, Any], texts: Texts) -> str:
    """The opening, reminder 2 of 3, a reply …"""
    key = f"message.{purpose}"
    numbered = f"{key}_numbered"
    return texts(numbered if "number" in about and numbered in texts.catalogue else key, **about)


def _listed(fields: list[str], event: Event, texts: Texts) -> str:
    return format_list([texts(f"field.{field}") for field in fields], locale=texts.language)


def _instant(value: str, event: Event, texts: Texts) -> str:
    return short_time(datetime.fromisoformat(value), event.about["zone"], texts.language)


def _day(value: str, event: Event, texts: Texts) -> str:
    return written_day(date.fromisoformat(value), texts.language)


def _failure(name: str, event: Event, texts: Texts) -> str:
    return failure_said(name, texts)


def _named_by(table: str) -> Callable[[Any, Event, Texts], str]:
    return lambda value, event, texts: texts(f"{table}.{value}")


# What an event keeps in a form that is the same in every language, and how it is said.
WORDED: dict[str, Callable[[Any, Event, Texts], str]] = {
    "reason": _named_by("dropped"),
    "because": _named_by("waits"),
    "error": _failure,
    "channel": _named_by("channel"),
    "media": _named_by("media"),
    "instead": _named_by("channel"),
    "language": _named_by("language"),
    "fields": _listed,
    "until": _instant,
    "date": _day,
}
