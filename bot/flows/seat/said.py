"""Something to be said of which the words are chosen later: hours are then told where the reader is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.flows.calendar import short_time
from bot.flows.texts import Texts


@dataclass(frozen=True, slots=True)
class Said:
    key: str  # of a catalogue
    values: Mapping[str, object] = field(default_factory=dict)  # an instant stays one

    def plain(self, texts: Texts, zone: str) -> str:
        """In words alone, with the hours of one zone."""
        return texts(self.key, **{name: _told(value, texts, zone) for name, value in self.values.items()})


def said(key: str, **values: object) -> Said:
    return Said(key, values)


def _told(value: object, texts: Texts, zone: str) -> object:
    return short_time(value, zone, texts.language) if isinstance(value, datetime) else value
