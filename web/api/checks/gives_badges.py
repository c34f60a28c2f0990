"""Badges of many checks at once, as JSON (R41)."""

from pydantic import BaseModel, Field

from web.api.assignments.gives import CheckBadge


class BadgeOfCandidate(CheckBadge):
    candidate: str = Field(description="The candidate's name.")
    assignment: str = Field(description="The assignment's id.")


class BadgePage(BaseModel):
    badges: list[BadgeOfCandidate] = Field(
        description="In the order of the ids asked for, unknown ones left out; of an assignment, the newest first."
    )
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")
