"""Starting checks, for one candidate or for many at once (R1-R4)."""

from bot.domain.channel import Contact
from bot.domain.dialled import region_of
from bot.domain.inbox import Happening, organisation_lane
from bot.domain.organisation import SubAccount
from bot.errors import RequestRefused
from bot.flows.starting import filled
from bot.storage.reading import checks, organisations, questionnaires, running
from web.api.asking import ask
from web.api.call import Call
from web.api.candidates import candidates_of
from web.api.endpoint import endpoint
from web.api.gives import ChecksStarted, WarningGiven
from web.api.refusing import refuse_channels, refuse_past, refuse_unknown
from web.api.shown import check_given
from web.api.takes import ChecksAsked
from web.problems import pointer

PROBLEMS = (
    *("channel-not-available", "unknown-questionnaire", "unknown-language", "unknown-sub-account", "no-credits"),
    *("not-a-mobile", "country-not-allowed", "too-many-starts"),
)


@endpoint("Start checks", takes=ChecksAsked, gives=ChecksStarted, status=201, problems=PROBLEMS)
async def start_checks(call: Call, asked: ChecksAsked) -> ChecksStarted:
    sub_account = await _sub_account(call, asked.sub_account)
    said = asked.model_dump(mode="json", exclude_unset=True, exclude={"candidates"})
    whole = filled(said, sub_account, call.vouchline.texts, call.vouchline.clock.now())
    refuse_channels(call, whole)
    refuse_unknown(whole, await questionnaires.offered(call.organisation, call.vouchline.questionnaires))
    refuse_past(call, asked.deadline, sub_account.zone)
    candidates = candidates_of(asked.candidates, Contact(whole["candidate_contact"]), region_of(sub_account.zone))
    payload = {**whole, "candidates": candidates, "started_by": call.key.name}
    outcome = await ask(call, organisation_lane(call.organisation), Happening.CHECKS_ASKED, payload)
    return await _started(call, outcome["checks"])


async def _started(call: Call, ids: list[str]) -> ChecksStarted:
    started = await checks.several(call.organisation, ids)
    beside = await running.running_beside(call.organisation, [one.check for one in started])
    warnings = [
        WarningGiven(pointer=pointer("candidates", place), detail=_already(beside[one.check.id]))
        for place, one in enumerate(started)
        if one.check.id in beside
    ]
    return ChecksStarted(
        checks=[check_given(one, call.linker, call.vouchline.texts) for one in started], warnings=warnings
    )


def _already(check: str) -> str:
    return f"This candidate has a running check in the same assignment already: {check}."


async def _sub_account(call: Call, key: str) -> SubAccount:
    known = await organisations.sub_accounts(call.organisation)
    for one in known:
        if one.key == key:
            return one
    choices = ", ".join(one.key for one in known)
    detail = f"There is no sub-account {key!r}; choose one of: {choices}."
    raise RequestRefused("unknown-sub-account", detail, at=pointer("sub_account"))
