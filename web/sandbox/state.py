"""How things are in the sandbox, as its page shows them beside the phones: the checks, what happened, the clock."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.domain.lifecycle import Event
from bot.flows.lifecycle import sentence
from bot.flows.texts import Texts
from bot.storage.reading.checks import CheckRead
from web.api.checks.shown import links
from web.linker import Linker


def checks_shown(checks: Sequence[CheckRead], linker: Linker) -> list[dict[str, Any]]:
    return [
        {
            "id": read.check.id,
            "label": f"{read.check.candidate_name}, {read.assignment.title}",
            "status": str(read.check.status),
            "requested": read.check.requested,
            "answered": read.check.answered,
            "report": links(read, linker).report,
        }
        for read in checks
    ]


def events_shown(events: Sequence[Event], texts: Texts) -> list[dict[str, Any]]:
    return [
        {
            "at": event.at.isoformat(),
            "type": str(event.type),
            "actor": str(event.actor),
            "text": sentence(event, texts),
        }
        for event in events
    ]


def clock_shown(now: datetime, zone: str, due_at: datetime | None) -> dict[str, Any]:
    return {"now": now.isoformat(), "zone": zone, "next": due_at.isoformat() if due_at and due_at > now else None}
