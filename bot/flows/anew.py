"""A check begun anew where the candidate's address was wrong: deleted, and started with the same settings (R7).

The check's own lane deletes it and tells the organisation's, which gives the credit back and starts the new one. The
new check's id is chosen by the first and travels in that row, so that whoever asked knows what to look for; the row's
key follows from the old check, so that a check is begun anew once.
"""

from dataclasses import asdict, replace
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.check import Check
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.flows.abuse.starting import numbers_refused
from bot.flows.changes import Changes, CheckSeen, Moment, OrganisationSeen
from bot.flows.credits import line
from bot.flows.organisation import begin, new_check
from bot.flows.recruiter import card_emptied, not_from_the_start

TOO_LATE = "A referee has been entered, so the check can't be started anew. Cancel it, and start another."


def start_anew_asked(seen: CheckSeen, row: Row, moment: Moment) -> Changes:
    check, new_id = seen.check, moment.new_id()
    if no := not_from_the_start(seen, TOO_LATE):
        return no
    candidate = _candidate(check, row.payload["candidate"])
    numbers = [("/candidate/phone", candidate["phone"])] if candidate["phone"] else []
    if why_not := numbers_refused(check.candidate_contact, numbers, seen.organisation, moment):
        return why_not
    payload = {**_settings(seen), "candidate": candidate}
    payload |= {"started_by": row.payload["by"], "check": new_id, "instead_of": check.id}
    lane = organisation_lane(check.organisation)
    told = Row(lane, "lane", f"anew:{check.id}", Happening.CHECK_BEGUN_ANEW, payload)
    gone = card_emptied(check, row.payload["by"])
    return Changes(delete_check=check.id, tell=[told, *gone], outcome={"check": new_id})


def _settings(seen: CheckSeen) -> dict[str, Any]:
    """As a request to start a check has them, and what such a request is resolved to."""
    check = seen.check
    return {
        "sub_account": seen.sub_account.id,
        "assignment": {"id": check.assignment, "external_id": None, "title": seen.assignment.title},
        "language": check.language,
        "questionnaire": check.questionnaire,
        "questionnaires": check.questionnaires,
        "candidate_contact": check.candidate_contact.value,
        "referee_contact": check.referee_contact.value,
        "references_wanted": check.requested,
        "guidance": check.guidance,
        "deadline": check.deadline.isoformat() if check.deadline else None,
        "place": asdict(check.place) if check.place else None,
    }


def _candidate(check: Check, changed: dict[str, str]) -> dict[str, str | None]:
    """What is not given anew stays as it was."""
    was = {"name": check.candidate_name, "phone": check.candidate_phone, "email": check.candidate_email}
    return {**was, **changed}


def check_begun_anew(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """The credit comes back and is taken again, so that the balance stays what it was, even when it is zero."""
    asked = row.payload
    sub_account = next(one for one in seen.sub_accounts if one.id == asked["sub_account"])
    assignment = Assignment(asked["assignment"]["id"], seen.organisation.id, asked["assignment"]["title"])
    check = new_check(seen, sub_account, assignment, asked["questionnaires"], asked["candidate"], asked, moment)
    returned = line(seen, 1, "check_deleted", moment, asked["instead_of"])
    changes = Changes(put=[returned], outcome={"checks": []})
    begin(seen, replace(check, id=asked["check"]), sub_account, row, moment, changes, before=1)
    return changes


CHECK_TURNS = {Happening.START_ANEW_ASKED: start_anew_asked}
ORGANISATION_TURNS = {Happening.CHECK_BEGUN_ANEW: check_begun_anew}
