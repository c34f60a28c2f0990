"""What requests may hold. Unknown fields are refused, so that a misspelt one is noticed."""

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.domain.channel import Contact
from bot.domain.check import CheckStatus
from bot.domain.lifecycle import EventType
from web.api.words import Email, Guidance, Key, Name, PhoneTyped


class Taken(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _parted(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Kind = TypeVar("Kind")
Several = Annotated[tuple[Kind, ...], BeforeValidator(_parted)]  # as a query has them: with commas between them
Cursor = Annotated[str | None, Field(max_length=200, description="`next` of the page before.")]


class AssignmentAsked(Taken):
    """The job opening. It is made on first use, and known again by its `external_id`, else by its title."""

    external_id: Name | None = None
    title: Name


class CandidateAsked(Taken):
    name: Name
    phone: PhoneTyped | None = None
    email: Email | None = None


class ChecksAsked(Taken):
    """Starts one check for each candidate (R1)."""

    assignment: AssignmentAsked | None = Field(default=None, description='Left out: the "Reference taking" assignment.')
    sub_account: Key = "default"
    language: Key | None = Field(default=None, description="Left out: the sub-account's.")
    questionnaire: Key = "standard"
    candidates: Annotated[list[CandidateAsked], Field(min_length=1, max_length=200)]
    candidate_contact: Contact = Contact.SMS
    referee_contact: Contact = Contact.SMS
    references_wanted: Annotated[int, Field(ge=1, le=10)] = 2
    guidance: Guidance = Field(default="", description="Whom to name: how many, which relation, how recent (R5).")
    deadline: date | None = Field(
        default=None, description="Shapes reminders and notices; nothing stops after it (R37)."
    )


class MoreReferencesAsked(Taken):
    count: Annotated[int, Field(ge=1, le=10)] = 1


class CheckFilters(Taken):
    status: CheckStatus | None = None
    q: Name | None = Field(default=None, description="Part of the candidate's name.")
    assignment: Name | None = Field(default=None, description="The assignment's id or external_id.")
    sub_account: Key | None = None
    from_: date | None = Field(default=None, alias="from", description="Started on this day or later (UTC).")
    to: date | None = Field(default=None, description="Started on this day or earlier (UTC).")
    archived: bool | None = Field(
        default=None, description="True: the archive, which holds cancelled and archived checks; else those outside it."
    )
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class LifecycleWanted(Taken):
    language: Key | None = Field(default=None, description="Of the sentences. Left out: the check's.")
    type: Several[EventType] = Field(default=(), description="These types alone, with commas between them.")
    person: Key | None = Field(
        default=None, description="One person's alone: `candidate`, or the id of a reference or conversation."
    )
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 1000
