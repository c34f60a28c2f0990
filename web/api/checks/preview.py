"""A look at what a start would send, to whom, when and at what cost; nothing is started (R4)."""

from collections.abc import Sequence
from typing import Any

from bot.domain.channel import Contact
from bot.domain.check import Check
from bot.errors import RequestRefused
from bot.flows.abuse.starting import numbers_refused
from bot.flows.changes import OrganisationSeen
from bot.flows.first_message import FirstMessage, first_message
from bot.storage.reading import organisations
from bot.storage.reading.running import running_of
from web.api.call import Call
from web.api.checks.gives import WarningGiven
from web.api.checks.gives_preview import CandidatePreviewed, FirstMessageGiven, StartPreviewed
from web.api.checks.start import PROBLEMS
from web.api.checks.takes import ChecksAsked
from web.api.checks.wanted import Wanted, wanted_in
from web.api.endpoint import endpoint
from web.api.organisation.credits import balance_of
from web.linker import Linker
from web.problems import pointer


@endpoint(
    "What a start would send, when and at what cost; starts nothing",
    takes=ChecksAsked,
    gives=StartPreviewed,
    problems=PROBLEMS,
)
async def preview_start(call: Call, asked: ChecksAsked) -> StartPreviewed:
    wanted = await wanted_in(call, asked)
    await _refuse_numbers(call, wanted)
    messages = await _messages(call, wanted)
    phones, emails = ([one[part] for one in wanted.candidates if one[part]] for part in ("phone", "email"))
    running = await running_of(call.organisation, phones, emails)
    shown = [_candidate(one, message, running) for one, message in zip(wanted.candidates, messages, strict=True)]
    balance = await balance_of(call.organisation)
    return StartPreviewed(
        candidates=shown,
        cost=len(shown),
        balance=balance,
        segments=sum(one.segments for one in messages if one),
        warnings=_warnings(shown, balance, call.linker),
    )


async def _refuse_numbers(call: Call, wanted: Wanted) -> None:
    """As the start itself would."""
    numbers = [
        (pointer("candidates", place, "phone"), one["phone"])
        for place, one in enumerate(wanted.candidates)
        if one["phone"]
    ]
    organisation, contact = await organisations.one(call.organisation), Contact(wanted.whole["candidate_contact"])
    if refused := numbers_refused(contact, numbers, organisation, call.vouchline.moment()):
        raise RequestRefused(**refused.outcome["refused"])


async def _messages(call: Call, wanted: Wanted) -> list[FirstMessage | None]:
    units = tuple(await organisations.sub_accounts(call.organisation))
    seen = OrganisationSeen(await organisations.one(call.organisation), units, (), 0)
    whole = {**wanted.whole, "started_by": wanted.started_by}
    asked = {language: one for (name, language), one in wanted.offered.items() if name == whole["questionnaire"]}
    moment = call.vouchline.moment()
    return [
        first_message(seen, wanted.sub_account, wanted.assignment, one, whole, asked, moment)
        for one in wanted.candidates
    ]


def _candidate(one: dict[str, Any], message: FirstMessage | None, running: Sequence[Check]) -> CandidatePreviewed:
    return CandidatePreviewed(
        name=one["name"],
        phone=one["phone"],
        email=one["email"],
        message=_message(message) if message else None,
        running=[check.id for check in running if _is_of(check, one)],
    )


def _message(one: FirstMessage) -> FirstMessageGiven:
    """The link is each candidate's own, and not made yet."""
    beginning, _, _ = one.link.rpartition("/")
    return FirstMessageGiven(
        channel=one.channel,
        subject=one.subject or None,
        text=one.text.replace(one.link, f"{beginning}/…"),
        segments=one.segments,
        goes_out_at=one.goes_out_at,
        waits=one.waits,
    )


def _is_of(check: Check, candidate: dict[str, Any]) -> bool:
    phone, email = candidate["phone"], (candidate["email"] or "").casefold()
    is_same_email = bool(email) and (check.candidate_email or "").casefold() == email
    return is_same_email or (bool(phone) and check.candidate_phone == phone)


def _warnings(shown: Sequence[CandidatePreviewed], balance: int | str, linker: Linker) -> list[WarningGiven]:
    twice = [_already(place, one.running, linker) for place, one in enumerate(shown) if one.running]
    if isinstance(balance, int) and balance < len(shown):
        why = f"It takes {len(shown)} of your credits, and you have {balance}: the start would be refused."
        return [WarningGiven(pointer=pointer("candidates"), detail=why), *twice]
    return twice


def _already(place: int, running: Sequence[str], linker: Linker) -> WarningGiven:
    links = [linker.check(one) for one in running]
    return WarningGiven(
        pointer=pointer("candidates", place), detail=f"Has a running check: {', '.join(running)}.", links=links
    )
