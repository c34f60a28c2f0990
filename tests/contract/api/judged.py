"""What of a tool's findings stands: a refusal that no schema can foresee is none, if it says which it is."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from schemathesis.engine import events
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.openapi.checks import RejectedPositiveData

# Kinds that say that a request is not as the document has it. A request that is must never get one of these …
UNLIKE_THE_DOCUMENT = frozenset(
    {"bad-request", "not-json", "not-the-media-type", "too-large", "bad-idempotency-key", "invalid-request"}
)
# … but for what depends on more than one field, on today, or on the world outside: by operation, what is said where.
NO_PHONE = r"('.*' is not a phone number; write it like|'.*' cannot be a phone number: it has too few or too many).*"
PERSON = rf"/candidates/\d+/phone: {NO_PHONE}"
START = (
    PERSON,
    r"/candidates/\d+/(phone|email): is needed, since candidate_contact is '(sms|whatsapp|email|sms\+email)'",
    r"/candidates/\d+/(name|phone|email): is the (name|phone|email) of candidate /candidates/\d+ too: each .* once",
    r"/candidates/\d+/listed: is nobody on a list of your organisation",
    r"/deadline: \d{4}-\d\d-\d\d is past; today is \d{4}-\d\d-\d\d",
)
TITLE_CURSOR = r"/cursor: This cursor is not one that we gave\."  # its letters are right, and say nothing
NOT_IN_A_SCHEMA: Mapping[str, tuple[str, ...]] = {
    "POST /api/v1/checks": START,
    "POST /api/v1/checks/preview": START,
    "POST /api/v1/checks/{id}/start-anew": (rf"/candidate/phone: {NO_PHONE}",),
    "POST /api/v1/assignments/{id}/candidates": (PERSON,),
    "GET /api/v1/assignments": (TITLE_CURSOR,),
    "GET /api/v1/badges": (r"/check: name either `check` or `assignment`",),
    "GET /api/v1/statistics": (
        r"/to: must be \d{4}-\d\d-\d\d or later, at most \d+ days later, and between 2000 and 2100",
    ),
    "PUT /api/v1/sub-accounts/{id}": (
        r"/reminders/(candidate|referee)_hours: must ascend, each hour once",
        r"/quiet_hours/opens_at_hour: must come before closes_at_hour: \d+ is not before \d+",
        r"/defaults/questionnaire: there is no questionnaire '.*' in '\w+'; choose one of: .*",
        r"/slack_channel: must name a workspace that Vouchline is installed in, .*",
        r"/texts/[^/]*: there is no language '.*'; there are: .*",
    ),
}


def findings(stream: Iterable[events.EngineEvent]) -> Iterator[str]:
    for event in stream:
        if isinstance(event, events.ScenarioFinished):
            yield from _failures(event.recorder)
        elif isinstance(event, events.NonFatalError):
            yield f"{event.label}: {event.value!r}"
        elif isinstance(event, events.FatalError):
            raise event.exception


def _failures(recorder: ScenarioRecorder) -> Iterator[str]:
    for case, checks in recorder.checks.items():
        for check in checks:
            if (failed := check.failure_info) and not _is_of_the_world(failed.failure, recorder, case):
                answer = recorder.interactions[case].response
                said = answer.content[:600].decode() if answer and answer.content else ""
                yield f"{check.name}: {failed.failure.title}\n{failed.failure.message}\n{failed.code_sample}\n{said}"


def _is_of_the_world(failure: Any, recorder: ScenarioRecorder, case: str) -> bool:
    answer = recorder.interactions[case].response
    if not isinstance(failure, RejectedPositiveData) or answer is None:
        return False
    problem = json.loads(answer.content or b"{}")
    kind = problem["type"].removeprefix("/problems/")
    if kind not in UNLIKE_THE_DOCUMENT:
        return True
    said = [f"{one['pointer']}: {one['detail']}" for one in problem.get("errors", ())]
    let_pass = NOT_IN_A_SCHEMA.get(failure.operation or "", ())
    return bool(said) and all(any(re.fullmatch(one, each) for one in let_pass) for each in said)
