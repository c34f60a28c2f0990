"""Who else follows a check in Slack, and may act on it there (R52)."""

from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints

from bot.domain.inbox import Happening, check_lane
from bot.errors import RequestRefused
from bot.storage.reading.checks import CheckRead
from web.api.asking import ask
from web.api.call import Call
from web.api.checks.found import the_check
from web.api.checks.takes import Taken
from web.api.endpoint import Nothing, endpoint

MOST = 50  # as many as Slack's own list of people takes
SlackUser = Annotated[str, StringConstraints(pattern="^[UW][A-Z0-9]{2,30}$")]


class ColleaguesAsked(Taken):
    """They take the place of those there were."""

    colleagues: Annotated[list[SlackUser], Field(max_length=MOST, description="Slack's ids of users, such as U0123.")]


class ColleaguesGiven(BaseModel):
    workspace: str | None = Field(description="Where the check is shown. Null: not in Slack.")
    channel: str | None
    started_by: str | None = Field(description="The Slack user who started it; null where nobody in Slack did.")
    colleagues: list[str]


@endpoint("Who follows a check in Slack", takes=Nothing, gives=ColleaguesGiven, problems=("unknown-check",))
async def show_colleagues(call: Call, _: Nothing) -> ColleaguesGiven:
    return _given(await the_check(call))


@endpoint(
    "Choose who follows a check in Slack, and may act on it there (R52)",
    takes=ColleaguesAsked,
    gives=ColleaguesGiven,
    problems=("unknown-check", "not-in-slack"),
)
async def put_colleagues(call: Call, asked: ColleaguesAsked) -> ColleaguesGiven:
    read = await the_check(call)
    if read.check.place is None:
        raise RequestRefused("not-in-slack", "The check is not shown in Slack.")
    payload = {"by": call.key.name, "colleagues": asked.colleagues}
    await ask(call, check_lane(read.check.id), Happening.COLLEAGUES_ASKED, payload)
    return _given(await the_check(call))


def _given(read: CheckRead) -> ColleaguesGiven:
    place = read.check.place
    if place is None:
        return ColleaguesGiven(workspace=None, channel=None, started_by=None, colleagues=[])
    return ColleaguesGiven(
        workspace=place.workspace,
        channel=place.channel,
        started_by=place.user or None,
        colleagues=list(place.colleagues),
    )
