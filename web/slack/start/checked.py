"""What is wrong in a start form, told beside each field in the person's language; else the start that it asks for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.domain.channel import Contact
from bot.domain.dialled import region_of
from bot.domain.organisation import SubAccount
from bot.flows.recruiter import MOST_REFERENCES
from bot.storage.reading import organisations
from web.allowed import allowed_countries
from web.slack.here import Here
from web.slack.start.form import LONGEST_GUIDANCE
from web.slack.start.offered import Offered
from web.slack.start.wanted import Wanted
from web.typed_candidates import Candidate, Mistake, Typed, candidates_of, typed_in_lines

MOST_CANDIDATES, MOST_TOLD = 200, 3
BLOCKS = {"name": "candidate_name", "phone": "candidate_phone", "email": "candidate_email"}


@dataclass(slots=True)
class Checked:
    """Errors by block; where there are none, what is to be started."""

    sub_account: SubAccount
    candidates: list[Candidate] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # of each candidate: 0 for the one who has fields of their own
    errors: dict[str, str] = field(default_factory=dict)
    in_lines: list[str] = field(default_factory=list)

    def wrong(self, here: Here, mistake: Mistake) -> None:
        text = here.say(f"slack.form.wrong.{mistake.kind}", name=mistake.name, typed=mistake.typed)
        if mistake.line:
            self.in_lines.append(here.say("slack.form.wrong.line", line=mistake.line, wrong=text))
        else:
            self.errors.setdefault(BLOCKS[mistake.part], text)


async def checked(here: Here, wanted: Wanted, offers: Offered) -> Checked:
    found = Checked(offers.sub_account(wanted.sub_account))
    _read_candidates(here, wanted, found, await allowed_countries(here.vouchline, here.organisation))
    _refuse_settings(here, wanted, offers, found)
    if found.in_lines:
        more = len(found.in_lines) - MOST_TOLD
        told = [*found.in_lines[:MOST_TOLD], *([here.say("slack.form.wrong.more", count=more)] if more > 0 else [])]
        found.errors["candidates"] = " ".join(told)
    if not found.errors:
        await _refuse_without_credits(here, found)
    return found


def _read_candidates(here: Here, wanted: Wanted, found: Checked, countries: Collection[str]) -> None:
    region = region_of(found.sub_account.zone)
    has_fields = wanted.candidate_name or wanted.candidate_phone or wanted.candidate_email
    own = [Typed(0, wanted.candidate_name, wanted.candidate_phone, wanted.candidate_email)] if has_fields else []
    typed = own + typed_in_lines(wanted.candidates, region, MOST_CANDIDATES)
    if not typed:
        found.errors["candidate_name"] = here.say("slack.form.wrong.nobody")
    if len(typed) > MOST_CANDIDATES:
        found.errors["candidates"] = here.say("slack.form.wrong.too_many", count=MOST_CANDIDATES)
        return
    contact = wanted.candidate_contact or found.sub_account.defaults.candidate_contact
    chosen = Contact(contact) if contact in set(Contact) else None
    read = candidates_of(typed, chosen, region, countries)
    found.candidates, found.lines = read.found, read.lines
    for mistake in read.mistakes:
        found.wrong(here, mistake)


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
