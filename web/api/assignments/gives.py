"""Assignments and the people in them, as JSON (R1, R2, R41)."""

from datetime import datetime

from pydantic import BaseModel, Field

from web.api.checks.gives import BadgeGiven


class CountsGiven(BaseModel):
    listed: int = Field(description="People without a check.")
    running: int
    completed: int
    archived: int = Field(description="Cancelled checks, and completed ones that were put away.")


class AssignmentLinks(BaseModel):
    assignment: str
    candidates: str


class AssignmentRead(BaseModel):
    id: str
    external_id: str | None
    title: str
    counts: CountsGiven
    links: AssignmentLinks


class AssignmentPage(BaseModel):
    assignments: list[AssignmentRead] = Field(description="In alphabetical order.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class CheckBadge(BadgeGiven):
    id: str


class PersonInAssignment(BaseModel):
    """A candidate of the assignment: on its list without a check, or with one."""

    name: str
    phone: str | None
    email: str | None
    listed: str | None = Field(description="For `listed` of a candidate in a start. Null: has a check.")
    listed_by: str | None
    since: datetime = Field(description="When they were listed, or their check was started.")
    check: CheckBadge | None = Field(description="Null: nobody has asked for references yet.")


class PeoplePage(BaseModel):
    candidates: list[PersonInAssignment] = Field(
        description="First those without a check in the order in which they were listed, then checks, the newest first."
    )
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class PeopleListed(BaseModel):
    candidates: list[PersonInAssignment] = Field(description="Those who are new on the list.")
    known: int = Field(description="How many were on it already, by phone or e-mail, else by name.")
