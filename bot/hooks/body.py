"""What is posted to a webhook, as JSON: what happened then, and the check as it stands when it is posted."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from bot.domain.check import Badge, CheckStatus
from bot.domain.conversation import Role
from bot.domain.lifecycle import Actor


class HookLinks(BaseModel):
    """None of them is personal to a candidate or referee."""

    check: str = Field(description="The check in the API.")
    report: str | None = Field(description="Null before a referee has submitted.")
    badge: str = Field(description="The badge as a picture, for an <img>: counts and state, no name, no key needed.")


class HookAssignment(BaseModel):
    id: str
    external_id: str | None
    title: str


class HookCandidate(BaseModel):
    name: str


class HookCheck(BaseModel):
    id: str
    status: CheckStatus
    badge: Badge
    requested: int
    answered: int
    archived: bool
    assignment: HookAssignment
    candidate: HookCandidate
    sub_account: str
    links: HookLinks


class HookPerson(BaseModel):
    conversation: str
    role: Role
    name: str
    reference: str | None = Field(description="The id of a referee's reference; null for the candidate.")


class HookEvent(BaseModel):
    """As `GET /api/v1/checks/{id}/lifecycle` gives it."""

    text: str
    actor: Actor = Field(description="Who did it.")
    person: HookPerson | None = Field(description="Whose conversation it happened in; null for the check as a whole.")
    about: dict[str, Any] = Field(description="For `check_deleted`, `check` is the id of the check that is gone.")


class HookBody(BaseModel):
    """Posted to a webhook. The same `id` may come more than once: whoever knows it has had it already."""

    id: str = Field(description="Of the event: the same each time that it is posted, or replayed.")
    type: str = Field(description="As in the lifecycle; or `check_deleted`, or `test`.")
    at: datetime = Field(description="When it happened.")
    check: HookCheck | None = Field(description="As it stands now; null for `check_deleted` and `test`.")
    event: HookEvent
