"""Lines of the lifecycle on their way to a desk: as plain JSON, and back."""

from datetime import datetime
from typing import Any

from bot.domain.check import Check
from bot.domain.lifecycle import Actor, Event, EventType


def event_told(event: Event) -> dict[str, Any]:
    return {
        "type": event.type.value,
        "actor": event.actor.value,
        "at": event.at.isoformat(),
        "about": event.about,
        "conversation": event.conversation,
    }


def event_of(check: Check, told: dict[str, Any]) -> Event:
    return Event(
        check.organisation,
        check.id,
        EventType(told["type"]),
        Actor(told["actor"]),
        datetime.fromisoformat(told["at"]),
        told["about"],
        told["conversation"],
    )
