"""What requests about webhooks may hold (R53)."""

from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from bot.domain.webhook import TEST, TYPES, Posting
from bot.flows.webhooks import LONGEST_URL
from web.api.checks.takes import NumberCursor, Several, Taken
from web.api.words import Instant, Key, Label

EXAMPLE = "https://ats.example.com/vouchline"


def _known(typed: str) -> str:
    return _one_of(typed, TYPES)


def _posted(typed: str) -> str:
    return _one_of(typed, (*TYPES, TEST))


def _one_of(typed: str, types: tuple[str, ...]) -> str:
    if typed not in types:
        near = get_close_matches(typed, types, n=1)
        meant = f"did you mean {near[0]}?" if near else "the document of the API lists them"
        raise ValueError(f"{typed[:60]!r} is no type of event; {meant}")
    return typed


EventName = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": list(TYPES)})]
PostedName = Annotated[str, AfterValidator(_posted), Field(json_schema_extra={"enum": [*TYPES, TEST]})]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_URL),
    Field(
        description="Where events are posted: https, on the open internet, without name and password in it.",
        examples=[EXAMPLE],
        json_schema_extra={
            "pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\s\x00-\x20\x7f\\]+([/?][^#\s\x00-\x20\x7f\\]*)?\s*$"
        },
    ),
]
Events = Annotated[list[EventName], Field(max_length=len(TYPES), description="Which to be told of. Empty: every one.")]


class WebhookAsked(Taken):
    """A webhook to be made."""

    url: Address
    events: Events = Field(default_factory=list)
    name: Label = Field(default="", description="What is at the address, for people.")


class WebhookChanged(Taken):
    """What is left out stays as it was."""

    url: Address | None = None
    events: Events | None = None
    name: Label | None = None
    active: bool | None = Field(
        default=None,
        description="False switches it off: what waits is dropped, and what happens meanwhile is not told.",
    )


class DeliveriesWanted(Taken):
    state: Several[Posting] = Field(default=(), description="One of these, with commas between them.")
    type: Several[PostedName] = Field(default=(), description="One of these, with commas between them.")
    check: Key | None = Field(default=None, description="Of one check alone, by its id.")
    cursor: NumberCursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class ReplayAsked(Taken):
    since: Instant | None = Field(
        default=None, description="What happened from this instant on, with its time zone. Left out: all that is kept."
    )
