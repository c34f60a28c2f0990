"""A start as a request asks for it, made whole: the rest is the sub-account's, and what is wrong is refused."""

from dataclasses import dataclass
from typing import Any

from bot.domain.assignment import Assignment
from bot.domain.channel import Contact
from bot.domain.dialled import region_of
from bot.domain.listed import Listed
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import Offered
from bot.errors import RequestRefused
from bot.flows.starting import filled
from bot.storage.reading import assignments, listed, organisations, questionnaires
from web.api.call import Call
from web.api.checks.candidates import MISSING, candidates_of
from web.api.checks.refusing import refuse_channels, refuse_past, refuse_unknown
from web.api.checks.takes import AssignmentAsked, CandidateAsked, ChecksAsked
from web.api.words import ID
from web.problems import FieldError, InvalidFields, pointer


@dataclass(frozen=True, slots=True)
class Wanted:
    sub_account: SubAccount
    assignment: Assignment  # with an empty id where it may have to be made
    offered: Offered
    whole: dict[str, Any]  # as the turn wants it, but for the candidates
    candidates: list[dict[str, Any]]
    started_by: str

    @property
    def payload(self) -> dict[str, Any]:
        marked = [one["listed"] for one in self.candidates if "listed" in one]
        beside = {"listed": marked} if marked else {}
        return {**self.whole, "candidates": self.candidates, "started_by": self.started_by, **beside}


async def wanted_in(call: Call, asked: ChecksAsked) -> Wanted:
    """Raises `RequestRefused`."""
    sub_account = await _sub_account(call, asked.sub_account)
    people = await _listed(call, asked.candidates)
    assignment = await _assignment(call, asked.assignment, people)
    said = asked.model_dump(mode="json", exclude_unset=True, exclude={"candidates", "assignment"})
    if assignment:
        said["assignment"] = {
            "id": assignment.id or None,
            "external_id": assignment.external_id,
            "title": assignment.title,
        }
    whole = filled(said, sub_account, call.vouchline.texts, call.vouchline.clock.now())
    offered = await questionnaires.offered(call.organisation, call.vouchline.questionnaires)
    refuse_channels(call, whole)
    refuse_unknown(whole, offered)
    refuse_past(call, asked.deadline, sub_account.zone)
    contact, region = Contact(whole["candidate_contact"]), region_of(sub_account.zone)
    candidates = candidates_of(asked.candidates, contact, region, people)
    meant = assignment or Assignment("", call.organisation, whole["assignment"]["title"])
    return Wanted(sub_account, meant, offered, whole, candidates, call.key.name)


async def _listed(call: Call, asked: list[CandidateAsked]) -> dict[str, Listed]:
    """By id."""
    ids = [one.listed for one in asked if one.listed and ID.fullmatch(one.listed)]
    return {one.id: one for one in await listed.named(call.organisation, ids)} if ids else {}


async def _assignment(call: Call, asked: AssignmentAsked | None, people: dict[str, Listed]) -> Assignment | None:
    """None: that of spontaneous applications. Left out, those of one list stay in their assignment."""
    if asked is None:
        homes = {one.assignment for one in people.values()}
        return await assignments.one(call.organisation, homes.pop()) if len(homes) == 1 else None
    if asked.id is not None:
        return await _known(call, asked.id)
    if asked.title is None:
        raise InvalidFields([FieldError(pointer("assignment", "title"), MISSING)])
    return Assignment("", call.organisation, asked.title, asked.external_id)


async def _known(call: Call, id: str) -> Assignment:
    one = await assignments.one(call.organisation, id) if ID.fullmatch(id) else None
    if one is None:
        detail = f"There is no assignment with the id {id!r} in your organisation."
        raise RequestRefused("unknown-assignment", detail, at=pointer("assignment", "id"))
    return one


async def _sub_account(call: Call, key: str) -> SubAccount:
    known = await organisations.sub_accounts(call.organisation)
    for one in known:
        if one.key == key:
            return one
    choices = ", ".join(one.key for one in known)
    detail = f"There is no sub-account {key!r}; choose one of: {choices}."
    raise RequestRefused("unknown-sub-account", detail, at=pointer("sub_account"))
