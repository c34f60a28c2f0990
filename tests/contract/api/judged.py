"""What of a tool's findings stands: a refusal that no schema can foresee is none, where it is one that we know of."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from schemathesis.engine import events
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.openapi.checks import RejectedPositiveData

# A request that is as the document has it is refused in no way but these: a kind of its own, which says what of the
# world it does not fit, where the operation has it …
STARTING = frozenset(
    "channel-not-available unknown-sub-account unknown-questionnaire unknown-language unknown-assignment not-a-mobile"
    " country-not-allowed".split()
)
NOBODY, ADDRESS = frozenset({"unknown-person"}), frozenset({"bad-webhook-address", "bad-name"})
OF_THE_WORLD: Mapping[str, frozenset[str]] = {
    "POST /api/v1/checks": STARTING,
    "POST /api/v1/checks/preview": STARTING,
    "POST /api/v1/checks/{id}/remind": NOBODY,
    "POST /api/v1/checks/{id}/pause": NOBODY,
    "POST /api/v1/checks/{id}/resume": NOBODY,
    "POST /api/v1/checks/{id}/resend": NOBODY | {"no-address", "channel-not-available"},
    "POST /api/v1/checks/{id}/follow-up": NOBODY,
    "POST /api/v1/assignments/{id}/candidates": frozenset({"unreadable-file", "unknown-sub-account"}),
    "POST /api/v1/webhooks": ADDRESS,
    "PUT /api/v1/webhooks/{id}": ADDRESS,
    "PUT /api/v1/sub-accounts/{id}": frozenset({"channel-not-available"}),
}
REUSED = "idempotency-key-reused"  # by any POST: no schema can say that a key is a new one
# … or, at a field, what depends on more than one of them, on today, or on what there is: by operation, what is said.
NO_PHONE = r"('.*' is not a phone number; write it like|'.*' cannot be a phone number: it has too few or too many).*"
PERSON = rf"/candidates/\d+/phone: {NO_PHONE}"
START = (
    PERSON,
    r"/candidates/\d+/(phone|email): is needed, since candidate_contact is '(sms|whatsapp|email|sms\+email)'",
    r"/candidates/\d+/(name|phone|email): is the (name|phone|email) of candidate /candidates/\d+ too: each .* once",
    r"/candidates/\d+/listed: is nobody on a list of your organisation",
    r"/deadline: \d{4}-\d\d-\d\d is past; today is \d{4}-\d\d-\d\d",
)
NOT_IN_A_SCHEMA: Mapping[str, tuple[str, ...]] = {
    "POST /api/v1/checks": START,
    "POST /api/v1/checks/preview": START,
    "POST /api/v1/checks/{id}/start-anew": (rf"/candidate/phone: {NO_PHONE}",),
    "POST /api/v1/assignments/{id}/candidates": (
        PERSON,
        r"/candidates/\d+/(name|phone|email): is the (name|phone|email) of candidate /candidates/\d+ too: each .* once",
        r"/dry_run: Only a file can be tried without listing anybody\.",
    ),
    "GET /api/v1/badges": (r"/check: name either `check` or `assignment`",),
    "GET /api/v1/statistics": (
        r"/to: must be \d{4}-\d\d-\d\d or later, at most \d+ days later, and between 2000 and 2100",
    ),
    "PUT /api/v1/sub-accounts/{id}": (
        r"/reminders/(candidate|referee)_hours: must ascend, each hour once",
        r"/quiet_hours/opens_at_hour: must come before closes_at_hour: \d+ is not before \d+",
        r"/defaults/questionnaire: there is no questionnaire '.*' in '\w+'; choose one of: .*",
        r"/slack_channel: must name a workspace that Vouchline is installed in, .*",
        r"/texts/(en|sv)/.*: there is no text with this key",
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
    kind, operation = problem["type"].removeprefix("/problems/"), failure.operation or ""
    if kind != "invalid-request":
        return kind in OF_THE_WORLD.get(operation, ()) or (kind == REUSED and operation.startswith("POST "))
    said = [f"{one['pointer']}: {one['detail']}" for one in problem.get("errors", ())]
    let_pass = NOT_IN_A_SCHEMA.get(operation, ())
    return bool(said) and all(any(re.fullmatch(one, each) for one in let_pass) for each in said)
