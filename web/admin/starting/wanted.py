"""A start as it was asked for on the web: right in every field, or told what is wrong beside it (R3, R6)."""

import asyncio
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.assignment import Assignment
from bot.domain.organisation import SubAccount
from bot.flows.starting import filled
from bot.storage.reading import assignments, organisations
from web.admin.page import Visit
from web.admin.starting.form import NEW, USUAL, StartForm
from web.admin.starting.offered import Offers
from web.admin.starting.people import People, people_of
from web.allowed import allowed_countries


@dataclass(frozen=True, slots=True)
class Wanted:
    sub_account: SubAccount
    assignment: Assignment  # with an empty id where it is made on first use
    whole: dict[str, Any]  # as the turn wants it
    people: People
    balance: int | None  # None: unlimited

    @property
    def cost(self) -> int:
        return len(self.people.found)

    @property
    def lacks_credits(self) -> bool:
        return self.balance is not None and self.balance < self.cost


async def wanted_in(visit: Visit, form: StartForm, offers: Offers, marked: Any) -> tuple[Wanted | None, People]:
    """None where something is wrong; the form then says what."""
    is_right = form.validate()
    sub_account = offers.sub_account(form.sub_account.data or "")
    countries = await allowed_countries(visit.vouchline, visit.organisation)
    given = (form, marked, sub_account.zone, visit.texts, countries)
    people = await asyncio.to_thread(people_of, *given)  # may be a long list
    _refuse_past(form, sub_account, visit)
    if form.assignment.data == NEW and not (form.title.data or "").strip():
        form.title.errors = [visit.texts("admin.starting.wrong.title")]
    if not is_right or people.wrong_marked or any(field.errors for field in form):
        return None, people
    assignment = await _assignment(visit, form)
    whole = filled(_said(form, assignment), sub_account, visit.vouchline.texts, visit.vouchline.clock.now())
    shown = assignment or Assignment("", visit.organisation, whole["assignment"]["title"])
    return Wanted(sub_account, shown, whole, people, await _balance(visit)), people


def _refuse_past(form: StartForm, sub_account: SubAccount, visit: Visit) -> None:
    today = visit.vouchline.clock.now().astimezone(ZoneInfo(sub_account.zone)).date()
    if form.deadline.data and form.deadline.data < today:
        form.deadline.errors = [visit.texts("slack.form.wrong.deadline")]


def _said(form: StartForm, assignment: Assignment | None) -> dict[str, Any]:
    names = ("sub_account", "language", "questionnaire", "candidate_contact", "referee_contact", "references_wanted")
    said = {name: form[name].data for name in names}
    said["guidance"] = (form.guidance.data or "").replace("\r\n", "\n").strip()
    said["deadline"] = form.deadline.data.isoformat() if form.deadline.data else None
    if assignment:
        meant = {"id": assignment.id or None, "external_id": assignment.external_id, "title": assignment.title}
        said["assignment"] = meant
    return said


async def _assignment(visit: Visit, form: StartForm) -> Assignment | None:
    """None: that of spontaneous applications."""
    if form.assignment.data == USUAL:
        return None
    if form.assignment.data == NEW:
        return Assignment("", visit.organisation, " ".join((form.title.data or "").split()))
    return await assignments.one(visit.organisation, form.assignment.data)


async def _balance(visit: Visit) -> int | None:
    is_limited = (await organisations.one(visit.organisation)).credits_limited
    return await organisations.balance(visit.organisation) if is_limited else None
