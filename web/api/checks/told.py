"""What is told of checks: their lifecycle, the recruiter's notices, and what each state means, as JSON."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from bot.domain.check import Badge, CheckStatus
from bot.domain.conversation import Role
from bot.domain.lifecycle import Actor, EventType
from bot.domain.notice import Act, Level
from bot.domain.reference import Standing


class PersonGiven(BaseModel):
    """Whom something is about."""

    conversation: str
    role: Role
    name: str
    reference: str | None = Field(description="The id of a referee's reference; null for the candidate.")


class CheckNoticeGiven(BaseModel):
    """A notice as its check shows it."""

    id: str
    at: datetime
    type: EventType
    level: Level
    text: str
    hint: str = Field(description="What follows from it, and what the recruiter may do. May be empty.")
    may: list[Act] = Field(description="The acts that make sense now.")
    person: PersonGiven | None = Field(description="Whose conversation it is about; null for the check as a whole.")


class EventGiven(BaseModel):
    id: str
    at: datetime
    type: EventType
    text: str
    actor: Actor = Field(description="Who did it.")
    person: PersonGiven | None = Field(description="Whose conversation it happened in; null for the check as a whole.")
    about: dict[str, Any]


class NoticeGiven(CheckNoticeGiven):
    check: str = Field(description="The id of the check.")
    candidate: str = Field(description="Whose check it is.")
    open: bool = Field(description="It needs somebody, and nothing has resolved it since.")


class NoticesGiven(BaseModel):
    notices: list[NoticeGiven] = Field(description="The newest first.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class LifecycleGiven(BaseModel):
    events: list[EventGiven] = Field(description="The oldest first.")
    next: str | None = Field(description="The `cursor` of the next page; null on the last.")


class DefinitionGiven(BaseModel):
    name: str
    means: str


class DefinitionsGiven(BaseModel):
    """By state, for each kind of state."""

    language: str
    status: dict[CheckStatus, DefinitionGiven] = Field(description="Of a check.")
    standing: dict[Standing, DefinitionGiven] = Field(description="Of a reference.")
    badge: dict[Badge, DefinitionGiven]
    level: dict[Level, DefinitionGiven] = Field(description="Of a notice.")
