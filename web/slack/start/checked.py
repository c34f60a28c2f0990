"""What is wrong in a start form, told beside each field in the person's language; else the start that it asks for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.slack.blocks.forms import LONGEST_NAME
from bot.domain.channel import Contact
from bot.domain.dialled import as_e164, region_of
from bot.domain.organisation import SubAccount
from bot.domain.phone import untextable
from bot.flows.readers.candidate_lines import read_lines
from bot.flows.recruiter import MOST_REFERENCES
from bot.storage.reading import organisations
from web.api.words import EMAIL
from web.slack.here import Here
from web.slack.start.form import LONGEST_EMAIL, LONGEST_GUIDANCE
from web.slack.start.offered import Offered
from web.slack.start.wanted import Wanted
from web.starting import NEEDS_PHONE, named_twice

MOST_CANDIDATES, MOST_TOLD = 200, 3
UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
BLOCKS = {"name": "candidate_name", "phone": "candidate_phone", "email": "candidate_email"}
Candidate = dict[str, Any]


@dataclass(slots=True)
class Checked:
    """Errors by block; where there are none, what is to be started."""

    sub_account: SubAccount
    candidates: list[Candidate] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # of each candidate: 0 for the one who has fields of their own
    errors: dict[str, str] = field(default_factory=dict)
    in_lines: list[str] = field(default_factory=list)

    def wrong(self, line: int, name: str, text: str, numbered: str) -> None:
        if line:
            self.in_lines.append(numbered)
        else:
            self.errors.setdefault(BLOCKS[name], text)


async def checked(here: Here, wanted: Wanted, offers: Offered) -> Checked:
    found = Checked(offers.sub_account(wanted.sub_account))
    _read_candidates(here, wanted, found)
    _refuse_settings(here, wanted, offers, found)
    if not (found.errors or found.in_lines):
        _refuse_twice(here, found)
    if found.in_lines:
        more = len(found.in_lines) - MOST_TOLD
        told = [*found.in_lines[:MOST_TOLD], *([here.say("slack.form.wrong.more", count=more)] if more > 0 else [])]
        found.errors["candidates"] = " ".join(told)
    if not found.errors:
        await _refuse_without_credits(here, found)
    return found


def _read_candidates(here: Here, wanted: Wanted, found: Checked) -> None:
    region = region_of(found.sub_account.zone)
    lines = read_lines(wanted.candidates, region)
    has_fields = wanted.candidate_name or wanted.candidate_phone or wanted.candidate_email
    typed = [(0, wanted.candidate_name, wanted.candidate_phone, wanted.candidate_email)] if has_fields else []
    typed += [(one.number, one.candidate.name, one.candidate.phone, one.candidate.email) for one in lines]
    if not typed:
        found.errors["candidate_name"] = here.say("slack.form.wrong.nobody")
    if len(typed) > MOST_CANDIDATES:
        found.errors["candidates"] = here.say("slack.form.wrong.too_many", count=MOST_CANDIDATES)
        return
    contact = wanted.candidate_contact or found.sub_account.defaults.candidate_contact
    for line, name, phone, email in typed:
        wrongs = dict(_wrongs(name, phone, email, Contact(contact) if contact in set(Contact) else None, region))
        for part, kind in wrongs.items():
            text = here.say(f"slack.form.wrong.{kind}", name=name or "", typed=phone)
            found.wrong(line, part, text, here.say("slack.form.wrong.line", line=line, wrong=text))
        found.candidates.append(
            {"name": name, "phone": None if wrongs else _normal(phone, region), "email": email or None}
        )
        found.lines.append(line)


def _wrongs(name: str, phone: str, email: str, contact: Contact | None, region: str) -> Iterable[tuple[str, str]]:
    """What is wrong with one candidate: the part, and the kind of mistake."""
    if not name:
        yield "name", "no_name"
    elif len(name) > LONGEST_NAME or UNSEEN.search(name):
        yield "name", "name"
    if email and (len(email) > LONGEST_EMAIL or not EMAIL.fullmatch(email)):
        yield "email", "email"
    if kind := _wrong_phone(phone, contact, region):
        yield "phone", kind


def _wrong_phone(phone: str, contact: Contact | None, region: str) -> str:
    if not phone:
        return "phone_needed" if contact in NEEDS_PHONE else ""
    try:
        number = as_e164(phone, region)
    except ValueError:
        return "phone"
    return "landline" if contact in NEEDS_PHONE and untextable(number) else ""


def _normal(phone: str, region: str) -> str | None:
    return as_e164(phone, region) if phone else None


def _refuse_twice(here: Here, found: Checked) -> None:
    for place, name, before in named_twice(found.candidates):
        text = here.say("slack.form.wrong.twice", name=found.candidates[before]["name"])
        line = found.lines[place]
        found.wrong(line, name, text, here.say("slack.form.wrong.line", line=line, wrong=text))


def _refuse_settings(here: Here, wanted: Wanted, offers: Offered, found: Checked) -> None:
    today = here.vouchline.clock.now().astimezone(ZoneInfo(found.sub_account.zone)).date()
    wrong = {
        "candidate_contact": _is_other(wanted.candidate_contact, offers.contacts),
        "referee_contact": _is_other(wanted.referee_contact, offers.contacts),
        "questionnaire": bool(wanted.questionnaire) and not offers.has_questionnaire(wanted.questionnaire),
        "references_wanted": not 0 <= wanted.references_wanted <= MOST_REFERENCES,
        "guidance": len(wanted.guidance) > LONGEST_GUIDANCE,
        "deadline": _is_past(wanted.deadline, today),
    }
    found.errors |= {name: here.say(f"slack.form.wrong.{name}") for name, is_wrong in wrong.items() if is_wrong}


def _is_other(value: str, possible: Sequence[str]) -> bool:
    return bool(value) and value not in possible


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day < today


async def _refuse_without_credits(here: Here, found: Checked) -> None:
    """The turn refuses it, too, where somebody else takes the last one meanwhile."""
    if not (await organisations.one(here.organisation)).credits_limited:
        return
    balance, cost = await organisations.balance(here.organisation), len(found.candidates)
    if balance < cost:
        block = "candidates" if found.lines[-1] else "candidate_name"
        found.errors[block] = here.say("slack.form.wrong.credits", cost=cost, balance=balance)
