"""The candidates of one request: reachable, with phones in E.164, and each of them once (R1)."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.domain.channel import Contact
from bot.domain.dialled import as_e164
from web.api.takes import CandidateAsked
from web.problems import FieldError, InvalidFields, pointer
from web.starting import NEEDS_EMAIL, NEEDS_PHONE, named_twice


def candidates_of(asked: Sequence[CandidateAsked], contact: Contact, region: str) -> list[dict[str, Any]]:
    """Raises `InvalidFields` naming every wrong one."""
    errors: list[FieldError] = []
    found = []
    for place, candidate in enumerate(asked):
        phone = _phone(candidate, contact, region, pointer("candidates", place, "phone"), errors)
        if contact in NEEDS_EMAIL and not candidate.email:
            errors.append(_needed(pointer("candidates", place, "email"), contact))
        found.append({"name": candidate.name, "phone": phone, "email": candidate.email})
    if errors := errors or list(_named_twice(found)):
        raise InvalidFields(errors)
    return found


def _phone(candidate: CandidateAsked, contact: Contact, region: str, at: str, errors: list[FieldError]) -> str | None:
    if candidate.phone is None:
        if contact in NEEDS_PHONE:
            errors.append(_needed(at, contact))
        return None
    try:
        return as_e164(candidate.phone, region)
    except ValueError as wrong:
        errors.append(FieldError(at, str(wrong)))
        return None


def _needed(at: str, contact: Contact) -> FieldError:
    return FieldError(at, f"is needed, since candidate_contact is {contact.value!r}")


def _named_twice(candidates: Sequence[dict[str, Any]]) -> Iterator[FieldError]:
    for place, name, before in named_twice(candidates):
        why = f"is the {name} of candidate {pointer('candidates', before)} too: each candidate once"
        yield FieldError(pointer("candidates", place, name), why)
