"""Rows to count, for tests: `asked()` is a referee who was invited at noon on a Monday."""

from datetime import timedelta
from typing import Any

from bot.domain.channel import Contact
from bot.domain.reference import Standing
from bot.flows.statistics.rows import ReferenceCounted
from tests.builders import NOON


def asked(after_hours: float | None = None, **given: Any) -> ReferenceCounted:
    """Who submitted so many hours after the invitation, or not at all."""
    at = given.get("asked_at", NOON)
    usual: dict[str, Any] = {
        "sub_account": "default",
        "contact": Contact.SMS,
        "check_started_at": NOON,
        "standing": Standing.INVITED if after_hours is None else Standing.SUBMITTED,
        "zone": "Europe/Stockholm",
        "asked_at": NOON,
        "submitted_at": None if after_hours is None else (at or NOON) + timedelta(hours=after_hours),
        "reminded": 0,
    }
    return ReferenceCounted(**usual | given)
