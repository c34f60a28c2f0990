"""What a forwarded link's page shows: who asks, for whom, why, and the ways to begin. Nobody's nomination (R18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from bot.domain.channel import Contact
from bot.domain.check import CheckStatus
from bot.domain.forward_code import written
from bot.domain.phone import shown_phone
from bot.domain.sender import Sender
from bot.flows.changes import CheckSeen, Moment
from bot.flows.openings import ANSWERS_IN_WRITING_MINUTES, assignment_of, first_name
from bot.flows.texts import Texts
from web.brand.linked import linked


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to write to us first, with the code filled in."""

    link: str
    label: str


def context_of(
    seen: CheckSeen, moment: Moment, senders: Mapping[str, Sender], notice: str, typed: str, once: str
) -> dict[str, Any]:
    check, texts = seen.check, seen.texts(seen.check.language, moment)
    known = _facts(seen, moment)
    is_over = check.status is CheckStatus.CANCELLED
    offers = [] if is_over else offers_of(check.code, senders, texts)
    return {
        "language": texts.language,
        "texts": texts,
        "known": known,
        "organisation": known["organisation"],
        **linked(seen.sub_account),
        "is_over": is_over,
        "offers": offers,
        "code": written(check.code),
        "number": shown_phone(senders["sms"].address) if _has(senders, "sms") else "",
        "is_written_to": not is_over and check.referee_contact is not Contact.NONE,
        "notice": notice,
        "typed": typed,
        "once": once,
    }


def offers_of(code: str, senders: Mapping[str, Sender], texts: Texts) -> list[Offer]:
    words, offers = quote(written(code)), []
    if _has(senders, "sms"):
        offers.append(Offer(f"sms:{senders['sms'].address}?&body={words}", texts("web.forwarded.by_sms")))
    if _has(senders, "whatsapp"):
        number = senders["whatsapp"].address.removeprefix("+")
        offers.append(Offer(f"https://wa.me/{number}?text={words}", texts("web.forwarded.by_whatsapp")))
    return offers


def _has(senders: Mapping[str, Sender], key: str) -> bool:
    return key in senders and bool(senders[key].address)


def _facts(seen: CheckSeen, moment: Moment) -> dict[str, object]:
    check = seen.check
    questionnaire = seen.questionnaires.get(check.language)
    return {
        "organisation": seen.sub_account.name or seen.organisation.name,
        "assignment": assignment_of(seen, moment),
        "candidate": check.candidate_name,
        "candidate_first": first_name(check.candidate_name),
        "months": seen.sub_account.retention_months,
        "count": len(questionnaire.questions) if questionnaire else 0,
        "minutes": questionnaire.minutes if questionnaire else ANSWERS_IN_WRITING_MINUTES,
        "contact": seen.sub_account.contact_shown,
    }
