"""What of a tool's findings stands: a refusal that no schema can foresee is none, if it says which it is."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from schemathesis.engine import events
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.openapi.checks import RejectedPositiveData

# Kinds that say that a request is not as the document has it. A request that is must never get one of these …
UNLIKE_THE_DOCUMENT = frozenset(
    {"bad-request", "not-json", "not-the-media-type", "too-large", "bad-idempotency-key", "invalid-request"}
)
# … but for what depends on more than one field, on today, or on the world outside.
NOT_IN_A_SCHEMA = re.compile(
    "|".join(
        (
            r"/candidates?/(\d+/)?(phone|email): .*(phone number|digits|is needed|Field required|each candidate once)",
            r"/candidates/\d+/name: .*(each candidate once|Field required)",
            r"/candidates/\d+/listed: .*",
            r"/deadline: .* is past",
            r"/reminders/(candidate|referee)_hours: must ascend.*",
            r"/(from|to): .*",
            r"/quiet_hours.*",
            r"/texts.*",
            r"/slack_channel: must name a workspace.*",
            r"/senders.*",
            r"/defaults/questionnaire: .*",
            r"/url: .*",
            r"/person: .*",
            r"/check: name either .*",
            r"/cursor: This cursor is not one that we gave.",
        )
    )
)


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
    return bool(said) and all(NOT_IN_A_SCHEMA.match(one) for one in said)
