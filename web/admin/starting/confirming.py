"""What will happen when the references are requested: to whom, when, in which words, at what cost (R4, R6, R35)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.domain.check import Check
from bot.domain.phone import shown_phone
from bot.flows.calendar import short_time, written_day
from bot.flows.changes import OrganisationSeen
from bot.flows.first_message import FirstMessage, first_message
from bot.flows.texts import Texts
from bot.storage.reading import organisations
from bot.storage.reading.running import running_of
from web.admin.page import Visit
from web.admin.starting.form import StartForm
from web.admin.starting.offered import Offers
from web.admin.starting.wanted import Wanted


@dataclass(frozen=True, slots=True)
class CandidateShown:
    name: str
    phone: str
    email: str
    when: str  # the first message goes out; empty: nothing is sent
    running: Sequence[Check]  # checks of the same person


async def confirming(visit: Visit, form: StartForm, offers: Offers, wanted: Wanted, key: str) -> web.StreamResponse:
    messages = await _messages(visit, offers, wanted)
    candidates = await _candidates(visit, wanted, messages)
    first = next((one for one in messages if one), None)
    language = wanted.whole["language"]
    return visit.draw(
        "starting/confirm.html",
        form=form,
        wanted=wanted,
        whole=wanted.whole,
        candidates=candidates,
        first=first,
        first_text=_shown(first) if first else "",
        segments=sum(one.segments for one in messages if one),
        questionnaire=offers.questionnaires[(wanted.whole["questionnaire"], language)],
        deadline=written_day(form.deadline.data, visit.texts.language) if form.deadline.data else "",
        is_warned=any(one.running for one in candidates),
        key=key,
        hidden=_hidden(form, wanted),
    )


def _hidden(form: StartForm, wanted: Wanted) -> list[tuple[str, str]]:
    """All that was filled in, to be sent once more."""
    given = [(field.name, field._value() if hasattr(field, "_value") else field.data or "") for field in form]
    return [*given, *(("listed", one.id) for one in wanted.people.marked)]


async def _messages(visit: Visit, offers: Offers, wanted: Wanted) -> list[FirstMessage | None]:
    organisation = await organisations.one(visit.organisation)
    seen = OrganisationSeen(organisation, offers.sub_accounts, (), 0)
    whole = {**wanted.whole, "started_by": visit.user.name}
    asked = {language: one for (name, language), one in offers.questionnaires.items() if name == whole["questionnaire"]}
    moment = visit.vouchline.moment()
    return [
        first_message(seen, wanted.sub_account, wanted.assignment, one, whole, asked, moment)
        for one in wanted.people.found
    ]


def _shown(message: FirstMessage) -> str:
    """The link is each candidate's own, and not made yet."""
    beginning, _, _ = message.link.rpartition("/")
    return message.text.replace(message.link, f"{beginning}/…")


async def _candidates(visit: Visit, wanted: Wanted, messages: Sequence[FirstMessage | None]) -> list[CandidateShown]:
    found = wanted.people.found
    phones, emails = ([one[part] for one in found if one[part]] for part in ("phone", "email"))
    running = await running_of(visit.organisation, phones, emails)
    return [
        CandidateShown(
            name=one["name"],
            phone=shown_phone(one["phone"]) if one["phone"] else "",
            email=one["email"] or "",
            when=_when(message, visit.texts),
            running=[check for check in running if _is_of(check, one)],
        )
        for one, message in zip(found, messages, strict=True)
    ]


def _when(message: FirstMessage | None, texts: Texts) -> str:
    if message is None:
        return ""
    if not message.waits:
        return texts("admin.starting.at_once")
    return texts("admin.starting.waits", at=short_time(message.goes_out_at, message.zone, texts.language))


def _is_of(check: Check, candidate: dict[str, Any]) -> bool:
    phone, email = candidate["phone"], (candidate["email"] or "").casefold()
    is_same_email = bool(email) and (check.candidate_email or "").casefold() == email
    return is_same_email or (bool(phone) and check.candidate_phone == phone)
