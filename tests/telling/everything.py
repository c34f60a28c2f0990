"""All that happens and is written in all tellings, for what must hold of every line and message."""

from functools import cache
from pathlib import Path

from bot.domain.lifecycle import Event
from bot.domain.message import Message
from tests.telling.script import Reading
from tests.telling.teller import Teller

FOLDER = Path(__file__).parent.parent
TELLINGS = sorted([*FOLDER.glob("transcripts/*/*.txt"), *FOLDER.glob("stories/*.txt")])


@cache
def _everything() -> list[object]:
    found: list[object] = []
    for path in TELLINGS:
        teller = Teller(Reading(path.read_text(encoding="utf-8")), is_transcript=False)
        teller.tell()
        found += [told.what for told in teller.world.told]
    return found


def told_events() -> list[Event]:
    return [one for one in _everything() if isinstance(one, Event)]


def written() -> list[Message]:
    return [one for one in _everything() if isinstance(one, Message)]
