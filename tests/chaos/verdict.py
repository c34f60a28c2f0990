"""What must hold in the end: every answer once, in its place, word for word; no message twice; nothing left over."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tests.standins.employer import Employer
from tests.standins.people import Candidate, Person
from tests.standins.twilio import TwilioStandIn
from tests.standins.wording import as_kept


async def wrongs_of_check(check: str, candidate: Candidate, employer: Employer) -> list[str]:
    """Each sentence says one thing that is wrong with a finished check."""
    found = await employer.check(check)
    if found["status"] != "completed":
        return [f"check {check} is {found['status']}, {found['answered']} of {found['requested']} answered"]
    report = await employer.report(check)
    events = [str(event["type"]) for event in await employer.events(check)]
    return [*_wrong_counts(check, candidate, events), *_wrong_references(report, candidate)]


def _wrong_counts(check: str, candidate: Candidate, events: list[str]) -> Iterator[str]:
    several = len(candidate.referees)
    if parked := [kind for kind in events if "parked" in kind]:
        yield f"check {check}: {len(parked)} rows were given up"
    for kind, times in {
        "check_started": 1,
        "candidate_invited": 1,
        "referee_nominated": several,
        "referee_invited": several,
        "reference_started": several,
        "reference_submitted": several,
        "check_completed": 1,
    }.items():
        if events.count(kind) != times:
            yield f"check {check}: {kind} {events.count(kind)} times, not {times}"


def _wrong_references(report: dict[str, Any], candidate: Candidate) -> Iterator[str]:
    by_phone = {str(one["referee"]["phone"]): one for one in report["references"]}
    if len(by_phone) != len(report["references"]) or set(by_phone) != {one.number for one in candidate.referees}:
        yield f"{candidate.name}: the report's referees are {sorted(by_phone)}"
        return
    for referee in candidate.referees:
        yield from _wrong_answers(by_phone[referee.number], referee)


def _wrong_answers(reference: dict[str, Any], referee: Person) -> Iterator[str]:
    if reference["referee"]["name"] != referee.name or reference["standing"] != "submitted":
        yield f"{referee.name}: {reference['referee']}, {reference['standing']}"
    said = {
        step.removeprefix("question."): words for step, words in referee.said.items() if step.startswith("question.")
    }
    keys = [str(answer["key"]) for answer in reference["answers"]]
    if sorted(keys) != sorted(said):
        yield f"{referee.name}: answered {sorted(said)}, the report has {sorted(keys)}"
    for answer in reference["answers"]:
        words = as_kept(said.get(str(answer["key"]), ""))
        if str(answer["words"]) != words:
            yield f"{referee.name}: {answer['key']} was {words!r}, the report has {answer['words']!r}"
        yield from _strays(answer, words, referee)


def _strays(answer: dict[str, Any], words: str, referee: Person) -> Iterator[str]:
    """Words of this referee that stand under a question for which they were not written."""
    shown = json.dumps(answer, ensure_ascii=False)
    for text in referee.wording.written:
        mark = text[text.index("[") : text.index("]") + 1]
        if mark in shown and mark not in words:
            yield f"{referee.name}: {mark} stands under {answer['key']}"


def wrongs_of_people(candidate: Candidate) -> Iterator[str]:
    for person in (candidate, *candidate.referees):
        for step, prompt in person.asked_again:
            yield f"{person.name} read at {step!r}, out of place: {prompt!r}"


def wrongs_of_traffic(twilio: TwilioStandIn) -> list[str]:
    """What the provider saw: our mistakes, keys used twice, the same words twice in a row, webhooks answered badly."""
    return [
        *(f"Twilio complained: {one.code} {one.says}" for one in twilio.complaints),
        *(f"sent {times} times: {key}" for key, times in twilio.accepted.items() if times > 1 or "?" not in key),
        *(f"texted to a person by a webhook's answer: {text!r}" for text in twilio.caller.would_text),
        *(
            f"webhook answered {what[1]}: {what[0]}"
            for what in twilio.caller.outcomes
            if what[1] in ("400", "403", "404", "500")
        ),
        *_repeats(twilio),
    ]


def _repeats(twilio: TwilioStandIn) -> Iterator[str]:
    bodies: dict[str, list[str]] = {}
    for message in twilio.ledger.outbound:
        bodies.setdefault(message.to, []).append(message.body)
    for number, texts in bodies.items():
        for before, after in pairwise(texts):
            if before == after:
                yield f"{number} got the same words twice in a row: {after!r}"
