"""What a person's lane does about forwarded links: it asks the check whose words they are, and is told (R18)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.inbox import Happening, Row, check_lane, code_lane
from bot.flows.changes import Changes, Moment, PersonSeen
from bot.flows.writing import to_stranger

TOLD_EVERY = timedelta(hours=24)


def wrote_first(person: PersonSeen, row: Row, code: str) -> Changes:
    """Whose words these are the check alone knows, and all we know of it is its code."""
    return Changes(tell=[_asked(code_lane(code), person, row, None)])


def came_back(person: PersonSeen, row: Row, held: dict[str, Any]) -> Changes:
    """An older thread still works: the conversation that moved on comes back to where its person writes."""
    return Changes(tell=[_asked(check_lane(person.lane.departed[-1]), person, row, held)])


def _asked(lane: str, person: PersonSeen, row: Row, held: dict[str, Any] | None) -> Row:
    payload = {**row.payload, "lane": person.lane.key, "held": held}
    return Row(lane, "lane", f"{row.source}:{row.key}:wrote", Happening.REFEREE_WROTE_FIRST, payload)


def given_back(row: Row) -> Changes:
    """There is no such check: the words are words like any others."""
    payload = {key: value for key, value in row.payload.items() if key not in ("lane", "held")}
    back = Row(
        row.payload["lane"],
        "lane",
        f"{row.source}:{row.key}:back",
        Happening.TEXT_RECEIVED,
        {**payload, "came_back": True},
    )
    return Changes(tell=[back])


def not_connected(person: PersonSeen, row: Row, moment: Moment) -> Changes:
    """Once a day at most, and nothing about who has been nominated."""
    last = person.lane.not_connected_at
    if last and moment.now - last < TOLD_EVERY:
        return Changes()
    said = to_stranger(person.lane, row, row.payload["says"], moment)
    return Changes(put=[replace(person.lane, not_connected_at=moment.now), said])
