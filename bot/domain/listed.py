"""Somebody on an assignment's list, without a check yet; the start of one takes them off it (R1, R2)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Listed:
    id: str
    organisation: str
    assignment: str
    name: str
    phone: str | None  # E.164
    email: str | None
    listed_by: str  # a user's name
    created_at: datetime
