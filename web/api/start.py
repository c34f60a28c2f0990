"""Starting checks, for one candidate or for many at once (R1-R4)."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.channel import Contact
from bot.domain.inbox import Happening, organisation_lane
from bot.domain.organisation import SubAccount
from bot.errors import RequestRefused
from bot.storage.reading import checks, organisations
from web.api.asking import ask
from web.api.call import Call
from web.api.endpoint import endpoint
from web.api.gives import ChecksStarted
from web.api.phones import as_e164, region_of
from web.api.shown import check_given
from web.api.takes import CandidateAsked, ChecksAsked
from web.problems import FieldError, InvalidFields, pointer

NEEDS_PHONE = (Contact.SMS, Contact.WHATSAPP)
SENDER_FOR = {Contact.SMS: "sms"}  # the contacts that flows can keep up so far, and the sender that each needs
PROBLEMS = ("channel-not-available", "unknown-questionnaire", "unknown-language", "unknown-sub-account", "no-credits")


@endpoint("Start checks", takes=ChecksAsked, gives=ChecksStarted, status=201, problems=PROBLEMS)
async def start_checks(call: Call, asked: ChecksAsked) -> ChecksStarted:
    _refuse_channels(call, asked)
    sub_account = await _sub_account(call, asked)
    language = _language(call, asked, sub_account)
    _refuse_past(call, asked, sub_account.zone)
    candidates = _candidates(asked, region_of(sub_account.zone))
    outcome = await ask(
        call,
        organisation_lane(call.organisation),
        Happening.CHECKS_ASKED,
        {
            **asked.model_dump(mode="json", exclude={"candidates"}),
            "candidates": candidates,
            "language": language,
            "started_by": call.key.name,
        },
    )
    started = await checks.several(call.organisation, outcome["checks"])
    return ChecksStarted(checks=[check_given(one, call.linker, call.vouchline.texts) for one in started])


def _refuse_channels(call: Call, asked: ChecksAsked) -> None:
    """Only what this installation can write on, and `none`, which leaves the links to the recruiter (R4)."""
    senders = call.vouchline.senders
    possible = [Contact.NONE, *(contact for contact, sender in SENDER_FOR.items() if sender in senders)]
    for field, contact in (("candidate_contact", asked.candidate_contact), ("referee_contact", asked.referee_contact)):
        if contact not in possible:
            detail = f"{contact.value!r} is not available here; choose one of: {', '.join(possible)}."
            raise RequestRefused("channel-not-available", detail, at=pointer(field))


async def _sub_account(call: Call, asked: ChecksAsked) -> SubAccount:
    known = await organisations.sub_accounts(call.organisation)
    for one in known:
        if one.key == asked.sub_account:
            return one
    choices = ", ".join(one.key for one in known)
    detail = f"There is no sub-account {asked.sub_account!r}; choose one of: {choices}."
    raise RequestRefused("unknown-sub-account", detail, at=pointer("sub_account"))


def _language(call: Call, asked: ChecksAsked, sub_account: SubAccount) -> str:
    """The language asked for, when the questionnaire asked for exists in it."""
    known = call.vouchline.questionnaires.keys()
    languages = sorted(language for name, language in known if name == asked.questionnaire)
    if not languages:
        choices = ", ".join(sorted({name for name, _ in known}))
        detail = f"There is no questionnaire {asked.questionnaire!r}; choose one of: {choices}."
        raise RequestRefused("unknown-questionnaire", detail, at=pointer("questionnaire"))
    language = asked.language or sub_account.language
    if language not in languages:
        detail = f"{asked.questionnaire!r} does not exist in {language!r}; choose one of: {', '.join(languages)}."
        raise RequestRefused("unknown-language", detail, at=pointer("language"))
    return language


def _refuse_past(call: Call, asked: ChecksAsked, zone: str) -> None:
    today = call.vouchline.clock.now().astimezone(ZoneInfo(zone)).date()
    if asked.deadline and asked.deadline < today:
        raise InvalidFields([FieldError(pointer("deadline"), f"{asked.deadline} is past; today is {today}")])


def _candidates(asked: ChecksAsked, region: str) -> list[dict[str, Any]]:
    """The candidates with their phones in E.164. Raises `InvalidFields` naming every wrong one."""
    errors: list[FieldError] = []
    found = []
    for place, candidate in enumerate(asked.candidates):
        phone = _phone(candidate, asked.candidate_contact, region, pointer("candidates", place, "phone"), errors)
        found.append({"name": candidate.name, "phone": phone, "email": candidate.email})
    if errors:
        raise InvalidFields(errors)
    return found


def _phone(candidate: CandidateAsked, contact: Contact, region: str, at: str, errors: list[FieldError]) -> str | None:
    if candidate.phone is None:
        if contact in NEEDS_PHONE:
            errors.append(FieldError(at, f"is needed, since candidate_contact is {contact.value!r}"))
        return None
    try:
        return as_e164(candidate.phone, region)
    except ValueError as wrong:
        errors.append(FieldError(at, str(wrong)))
        return None
