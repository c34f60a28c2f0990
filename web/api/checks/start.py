"""Starting checks, for one candidate or for many at once (R1-R4)."""

from bot.domain.inbox import Happening, organisation_lane
from bot.storage.reading import checks, running
from web.api.asking import ask, begun_before
from web.api.call import Call
from web.api.checks.gives import ChecksStarted, WarningGiven
from web.api.checks.shown import check_given
from web.api.checks.takes import ChecksAsked
from web.api.checks.wanted import wanted_in
from web.api.endpoint import endpoint
from web.problems import pointer

PROBLEMS = (
    *("channel-not-available", "unknown-questionnaire", "unknown-language", "unknown-sub-account", "no-credits"),
    *("not-a-mobile", "country-not-allowed", "too-many-starts", "unknown-assignment", "listed-gone"),
)


@endpoint("Start checks", takes=ChecksAsked, gives=ChecksStarted, status=201, problems=PROBLEMS)
async def start_checks(call: Call, asked: ChecksAsked) -> ChecksStarted:
    outcome = await begun_before(call)
    if outcome is None:
        wanted, lane = await wanted_in(call, asked), organisation_lane(call.organisation)
        outcome = await ask(call, lane, Happening.CHECKS_ASKED, wanted.payload)
    return await _started(call, outcome["checks"])


async def _started(call: Call, ids: list[str]) -> ChecksStarted:
    started = await checks.several(call.organisation, ids)
    beside = await running.running_beside(call.organisation, [one.check for one in started])
    warnings = [
        _already(place, there, call) for place, one in enumerate(started) if (there := beside.get(one.check.id))
    ]
    return ChecksStarted(
        checks=[check_given(one, call.linker, call.vouchline.texts) for one in started], warnings=warnings
    )


def _already(place: int, check: str, call: Call) -> WarningGiven:
    why = f"This candidate has a running check in the same assignment already: {check}."
    return WarningGiven(pointer=pointer("candidates", place), detail=why, links=[call.linker.check(check)])
