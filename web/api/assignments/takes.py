"""What requests about assignments may hold (R1, R2)."""

from typing import Annotated

from pydantic import Field

from bot.storage.reading import assignments, cursor
from web.api.checks.takes import EACH_ONCE, MOST_CANDIDATES, NEXT, CandidateNamed, Taken
from web.api.words import Name

TitleCursor = Annotated[
    Annotated[str, Field(max_length=4000, json_schema_extra={"pattern": f"^{assignments.CURSOR.pattern}$"})] | None,
    Field(description=NEXT),
]


class AssignmentsWanted(Taken):
    q: Name | None = Field(default=None, description="Part of the title.")
    external_id: Name | None = Field(default=None, description="The whole of it.")
    cursor: TitleCursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class AssignmentMade(Taken):
    """`external_id` is yours: at most one assignment has it. Those without one are told apart by their titles."""

    title: Name
    external_id: Name | None = None


class AssignmentChanged(Taken):
    """What is left out stays as it is."""

    title: Name | None = None
    external_id: Name | None = None


PeopleCursor = Annotated[
    Annotated[str, Field(max_length=200, json_schema_extra={"pattern": rf"^[lc]\.({cursor.SHAPE.pattern})?$"})] | None,
    Field(description=NEXT),
]


class PeopleWanted(Taken):
    cursor: PeopleCursor = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class PeopleAsked(Taken):
    """People for whom a check may be started later (R1). Those who are on the list already are not put on it twice."""

    candidates: Annotated[
        list[CandidateNamed], Field(min_length=1, max_length=MOST_CANDIDATES, json_schema_extra=EACH_ONCE)
    ]
