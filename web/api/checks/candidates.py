"""The candidates of one request: reachable, with phones in E.164, and each of them once (R1)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.domain.channel import Contact
from bot.domain.dialled import as_e164
from bot.domain.listed import Listed
from web.api.checks.takes import CandidateAsked, CandidateNamed
from web.problems import FieldError, InvalidFields, pointer
from web.starting import NEEDS_EMAIL, NEEDS_PHONE, named_twice

MISSING = "Field required"


def candidates_of(
    asked: Sequence[CandidateAsked], contact: Contact, region: str, listed: Mapping[str, Listed]
) -> list[dict[str, Any]]:
    """`listed`: who is on a list, by id. Raises `InvalidFields` naming every wrong one."""
    errors: list[FieldError] = []
    found = []
    for place, candidate in enumerate(asked):
        one = _whole(candidate, listed.get(candidate.listed or ""), place, errors)
        phone = _phone(one["phone"], contact, region, pointer("candidates", place, "phone"), errors)
        if contact in NEEDS_EMAIL and not one["email"]:
            errors.append(_needed(pointer("candidates", place, "email"), contact))
        found.append({**one, "phone": phone})
    if errors := errors or list(_named_twice(found)):
        raise InvalidFields(errors)
    return found


def people_of(asked: Sequence[CandidateNamed], region: str) -> list[dict[str, Any]]:
    """For a list, to which nobody is written yet. Raises `InvalidFields` naming every wrong one."""
    errors: list[FieldError] = []
    found = [
        {
            "name": one.name,
            "phone": _phone(one.phone, Contact.NONE, region, pointer("candidates", place, "phone"), errors),
            "email": one.email,
        }
        for place, one in enumerate(asked)
    ]
    if errors := errors or list(_named_twice(found)):
        raise InvalidFields(errors)
    return found


def _whole(asked: CandidateAsked, listed: Listed | None, place: int, errors: list[FieldError]) -> dict[str, Any]:
    """What is said in the request counts before what the list has."""
    if asked.listed and listed is None:
        errors.append(FieldError(pointer("candidates", place, "listed"), "is nobody on a list of your organisation"))
    elif not (asked.name or listed):
        errors.append(FieldError(pointer("candidates", place, "name"), MISSING))
    said = {"name": asked.name, "phone": asked.phone, "email": asked.email}
    known = {name: getattr(listed, name) for name in said} if listed else said
    whole = {name: value if value is not None else known[name] for name, value in said.items()}
    return {**whole, "listed": listed.id} if listed else whole


def _phone(phone: str | None, contact: Contact, region: str, at: str, errors: list[FieldError]) -> str | None:
    if phone is None:
        if contact in NEEDS_PHONE:
            errors.append(_needed(at, contact))
        return None
    try:
        return as_e164(phone, region)
    except ValueError as wrong:
        errors.append(FieldError(at, str(wrong)))
        return None


def _needed(at: str, contact: Contact) -> FieldError:
    return FieldError(at, f"is needed, since candidate_contact is {contact.value!r}")


def _named_twice(candidates: Sequence[dict[str, Any]]) -> Iterator[FieldError]:
    for place, name, before in named_twice(candidates):
        why = f"is the {name} of candidate {pointer('candidates', before)} too: each candidate once"
        yield FieldError(pointer("candidates", place, name), why)
