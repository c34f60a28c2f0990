"""What requests may hold. Unknown fields are refused, so that a misspelt one is noticed."""

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bot.domain.channel import Contact
from bot.domain.check import CheckStatus
from bot.domain.lifecycle import EventType
from bot.domain.notice import Level
from bot.flows.follow_up_asked import LONGEST_QUESTION
from bot.storage.reading import cursor
from web.api.words import BLANK, ID, NUMBER, WHOLE, Day, Email, Guidance, Instant, Key, Language, Name, PhoneTyped, Text


class Taken(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _parted(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Kind = TypeVar("Kind")
Several = Annotated[tuple[Kind, ...], BeforeValidator(_parted)]  # as a query has them: with commas between them
Place = Annotated[str, Field(max_length=200, json_schema_extra={"pattern": f"^{cursor.SHAPE.pattern}$"})]
Number = Annotated[str, Field(max_length=200, json_schema_extra={"pattern": f"^{NUMBER.pattern}$"})]
NEXT = "`next` of the page before."
Cursor = Annotated[Place | None, Field(description=NEXT)]
NumberCursor = Annotated[Number | None, Field(description=NEXT)]


MOST_CANDIDATES = 200
EACH_ONCE = {"uniqueItems": True}  # two that are alike to the letter are one person; more than that no schema can say
Id = Annotated[str, Text(100, pattern=ID.pattern)]  # what is none names nothing


def _there(name: str) -> dict[str, Any]:
    return {"required": [name], "properties": {name: {"type": "string"}}}


def _one_of(*names: str) -> ConfigDict:
    """For the schema: at least one of these is there. `candidates_of` and `start` refuse where none is."""
    return ConfigDict(json_schema_extra={"anyOf": [_there(name) for name in names]})


class AssignmentAsked(Taken):
    """The job opening. It is made on first use, and known again by its `external_id`, else by its title."""

    model_config = _one_of("title", "id")

    id: Id | None = Field(default=None, description="Of one that there is.")
    external_id: Name | None = None
    title: Name | None = None


class CandidateNamed(Taken):
    name: Name
    phone: PhoneTyped | None = None
    email: Email | None = None


class CandidateAsked(Taken):
    """Somebody new by name; or somebody whose name is on an assignment's list, by `listed`."""

    model_config = _one_of("name", "listed")

    name: Name | None = None
    phone: PhoneTyped | None = None
    email: Email | None = None
    listed: Id | None = Field(
        default=None,
        description="The `listed` of `GET /api/v1/assignments/{id}/candidates`: it brings name, phone and e-mail along,"
        " as far as they are left out here, and the start takes them off the list.",
    )


BY_DEFAULT: Any = Field(default=None, description="Left out: the sub-account's default.")
Wanted = Annotated[int, Field(ge=1, le=10), WHOLE]


class ChecksAsked(Taken):
    """Starts one check for each candidate (R1)."""

    assignment: AssignmentAsked | None = Field(default=None, description='Left out: the "Reference taking" assignment.')
    sub_account: Key = "default"
    language: Key | None = Field(default=None, description="Left out: the sub-account's.")
    questionnaire: Key | None = BY_DEFAULT
    candidates: Annotated[
        list[CandidateAsked], Field(min_length=1, max_length=MOST_CANDIDATES, json_schema_extra=EACH_ONCE)
    ]
    candidate_contact: Contact | None = BY_DEFAULT
    referee_contact: Contact | None = BY_DEFAULT
    references_wanted: Wanted | None = BY_DEFAULT
    guidance: Guidance | None = Field(
        default=None,
        description="Whom to name: how many, which relation, how recent (R5). Left out: the sub-account's default.",
    )
    deadline: Day | None = Field(
        default=None,
        description="Shapes reminders and notices; nothing stops after it (R37). Left out: the sub-account's"
        " `deadline_days` after today in its zone. Null: none.",
    )


class CandidateChanged(Taken):
    """What is left out stays as it was."""

    name: Name | None = None
    phone: PhoneTyped | None = None
    email: Email | None = None


class StartAnewAsked(Taken):
    candidate: CandidateChanged | None = None


class RemindersAsked(Taken):
    person: Key | None = Field(
        default=None,
        description="One person alone: `candidate`, or `referee.2` by a reference's position. Left out: everybody.",
    )


class ResendAsked(Taken):
    """Somebody is written to again, where a message did not arrive (R48)."""

    person: Key = Field(description="`candidate`, `referee.1`, or the id of the conversation or the reference.")
    channel: Literal["sms", "whatsapp", "email"] = Field(
        description="One for which an address is known, also beyond the check's choice of contact."
    )


class CancelAsked(Taken):
    undo_seconds: Annotated[int, Field(ge=0, le=600), WHOLE] = Field(
        default=0,
        description="For so long nothing is sent, and `…/undo-cancel` takes it back; then the check is cancelled.",
    )


class MoreReferencesAsked(Taken):
    count: Annotated[int, Field(ge=1, le=10), WHOLE] = 1


class ReportWanted(Taken):
    version: int | None = Field(default=None, ge=1, description="An earlier version (R42). Left out: the latest.")


class FollowUpAsked(Taken):
    """One more question to a referee who has submitted (R51)."""

    person: Key = Field(description="`referee.1`, by position, or the id of the reference or its conversation.")
    question: Annotated[
        str,
        StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_QUESTION),
        Field(json_schema_extra={"pattern": f"[^{BLANK}]"}),
    ]


DAYS = "in the time zone of the sub-account asked for, else of the default one"


class CheckFilters(Taken):
    status: Several[CheckStatus] = Field(default=(), description="One of these, with commas between them.")
    q: Name | None = Field(
        default=None,
        description="Parts of the candidate's or a referee's name, whatever their case and accents; or a whole phone "
        "number or e-mail address of one of them.",
    )
    assignment: Name | None = Field(default=None, description="The assignment's id or external_id.")
    sub_account: Key | None = None
    from_: Day | None = Field(default=None, alias="from", description=f"Started on this day or later, {DAYS}.")
    to: Day | None = Field(default=None, description=f"Started on this day or earlier, {DAYS}.")
    archived: bool | Literal["any"] | None = Field(
        default=None,
        description="True: the archive, which holds cancelled and archived checks; `any`: both; else those outside it.",
    )
    needs_you: bool | None = Field(default=None, description="Whether something in it needs the recruiter (R32).")
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class LifecycleWanted(Taken):
    language: Language | None = Field(default=None, description="Of the sentences. Left out: the check's.")
    type: Several[EventType] = Field(default=(), description="These types alone, with commas between them.")
    person: Key | None = Field(
        default=None, description="One person's alone: `candidate`, or the id of a reference or conversation."
    )
    cursor: NumberCursor = None
    limit: Annotated[int, Field(ge=1, le=1000)] = 1000


class NoticesWanted(Taken):
    check: Key | None = Field(default=None, description="One check's alone.")
    level: Several[Level] = Field(default=(), description="These levels alone, with commas between them.")
    since: Instant | None = Field(default=None, description="From this instant on, with its time zone.")
    language: Language | None = Field(default=None, description="Of the sentences. Left out: each check's own.")
    cursor: NumberCursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class DefinitionsWanted(Taken):
    language: Language | None = Field(default=None, description="Left out: the installation's.")
