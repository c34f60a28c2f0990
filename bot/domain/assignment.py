"""The job opening that candidates belong to (R2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    id: str
    organisation: str
    title: str
    external_id: str | None = None
