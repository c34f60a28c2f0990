"""An organisation's assignments as its users keep them: made, renamed, people listed and taken off (R1, R2).

Who is listed has no check yet. Names and numbers leave the inbox as soon as they are on the list
(`bot/storage/turns/turn.py`), and the list as soon as a check is started (`bot/flows/organisation.py`).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.inbox import Happening, Row
from bot.domain.listed import Listed
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import pointer, refused

MOST_LISTED = 5000
NEXT_IN_LINE = timedelta(microseconds=1)  # a list is read in the order in which it was written
TAKEN = "There is an assignment with this title already."
TAKEN_ELSEWHERE = "There is an assignment with this external_id already."


def _assignment_asked(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """Made, or renamed where the row names one. Those without an external id are told apart by their titles."""
    asked = row.payload["assignment"]
    id, title, external_id = asked.get("id"), asked["title"], asked.get("external_id")
    known = _known(seen, id) if id else Assignment(moment.new_id(), seen.organisation.id, title)
    if known is None:
        return refused("unknown-assignment", "There is no such assignment in your organisation.")
    changed = replace(known, title=title, external_id=external_id)
    if taken := next((one for one in seen.assignments if _is_taken_by(one, changed)), None):
        return _taken(taken)
    return Changes(put=[changed], outcome={"assignment": known.id})


def _is_taken_by(one: Assignment, changed: Assignment) -> bool:
    is_same_title = not changed.external_id and one.title == changed.title
    return (
        one.external_id == changed.external_id
        and (changed.external_id is not None or is_same_title)
        and (one.id != changed.id)
    )


def _taken(by: Assignment) -> Changes:
    """Says which one there is: programs go on with that."""
    at, why = ("external_id", TAKEN_ELSEWHERE) if by.external_id else ("title", TAKEN)
    refusal = {"kind": "assignment-exists", "detail": why, "at": pointer(at), "assignment": by.id}
    return Changes(outcome={"refused": refusal})


def _known(seen: OrganisationSeen, id: str) -> Assignment | None:
    return next((one for one in seen.assignments if one.id == id), None)


def _candidates_listed(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """Who is on the list already, by phone or e-mail, else by name, is not put on it twice."""
    assignment = _known(seen, row.payload["assignment"]["id"])
    if assignment is None:
        return refused("unknown-assignment", "There is no such assignment in your organisation.")
    met = {mark for one in seen.listed for mark in marks_of(one.name, one.phone, one.email)}
    new: list[Listed] = []
    lines: list[int] = []  # of a file, where the people are one's
    for person in row.payload["people"]:
        marks = marks_of(person["name"], person["phone"], person["email"])
        if not met.intersection(marks):
            new.append(_listed(assignment, person, row, moment, moment.now + len(new) * NEXT_IN_LINE))
            lines += [person["line"]] if "line" in person else []
        met.update(marks)
    if len(seen.listed) + len(new) > MOST_LISTED:
        return refused("list-full", f"An assignment's list has at most {MOST_LISTED} people.", pointer("people"))
    counts = {"listed": len(new), "known": len(row.payload["people"]) - len(new)}
    return Changes(put=list(new), outcome={**counts, "ids": [one.id for one in new], "lines": lines})


def _listed(assignment: Assignment, person: Mapping[str, Any], row: Row, moment: Moment, at: datetime) -> Listed:
    return Listed(
        moment.new_id(),
        assignment.organisation,
        assignment.id,
        person["name"],
        person["phone"],
        person["email"],
        row.payload["by"],
        at,
    )


def marks_of(name: str, phone: str | None, email: str | None) -> tuple[tuple[str, str], ...]:
    """What a person is known again by: people share names, so that the name counts only where there is nothing else."""
    addresses = [("phone", phone)] if phone else []
    addresses += [("email", email.casefold())] if email else []
    return tuple(addresses) or (("name", name.casefold()),)


def _candidates_unlisted(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """Asking again changes nothing."""
    gone = taken_off(seen, row.payload["listed"])
    return Changes(unlisted=gone, outcome={"unlisted": len(gone)})


def taken_off(seen: OrganisationSeen, ids: Iterable[str]) -> frozenset[str]:
    """Of those ids the ones that are on a list of this organisation."""
    return frozenset(ids) & {one.id for one in seen.listed}


TURNS: dict[Happening, Callable[[OrganisationSeen, Row, Moment], Changes]] = {
    Happening.ASSIGNMENT_ASKED: _assignment_asked,
    Happening.CANDIDATES_LISTED: _candidates_listed,
    Happening.CANDIDATES_UNLISTED: _candidates_unlisted,
}
