"""What the start form is filled with: what was typed, then what they had last, then the sub-account's defaults."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.dialled import region_of
from bot.domain.organisation import SubAccount
from bot.flows.readers.slack_text import typed_in_slack
from bot.flows.readers.start_words import CandidateWords, StartWords, read_start
from bot.flows.starting import filled
from web.slack.here import Here
from web.slack.start.offered import Offered
from web.slack.start.wanted import Chosen, Wanted, known_assignment, new_assignment


def wanted_from(here: Here, text: str, offers: Offered) -> Wanted:
    usual = here.recruiter.usual if here.recruiter else {}
    sub_account = offers.sub_account(str(usual.get("sub_account", "")))
    now = here.vouchline.clock.now()
    by_default = _by_default(sub_account, here, now)
    as_last_time = _with_usual(by_default, usual, offers, _today(sub_account, now))
    typed = typed_in_slack(text)
    titles = [title for _, title in offers.assignments]
    said = read_start(typed.text, region_of(sub_account.zone), _today(sub_account, now), titles)
    told = _with_said(as_last_time, said, offers)
    return replace(told, colleagues=typed.mentioned) if typed.mentioned else told


def _today(sub_account: SubAccount, now: datetime) -> date:
    return now.astimezone(ZoneInfo(sub_account.zone)).date()


def _by_default(sub_account: SubAccount, here: Here, now: datetime) -> Wanted:
    whole = filled({}, sub_account, here.vouchline.texts, now)
    return Wanted(
        questionnaire=f"{whole['language']}/{whole['questionnaire']}",
        references_wanted=whole["references_wanted"],
        candidate_contact=whole["candidate_contact"],
        referee_contact=whole["referee_contact"],
        guidance=whole["guidance"],
        deadline=date.fromisoformat(whole["deadline"]) if whole["deadline"] else None,
        notify_channel=_own_channel(sub_account, here),
        sub_account=sub_account.key,
    )


def _own_channel(sub_account: SubAccount, here: Here) -> str:
    """The one that the sub-account shows its checks in, if it is in this workspace."""
    workspace, _, channel = sub_account.slack_channel.partition("/")
    return channel if workspace == here.asker.workspace else ""


def _with_usual(wanted: Wanted, usual: Mapping[str, Any], offers: Offered, today: date) -> Wanted:
    """What can't be chosen any more is left out."""
    known: dict[str, Any] = {}
    for name in ("candidate_contact", "referee_contact"):
        if usual.get(name) in offers.contacts:
            known[name] = usual[name]
    if offers.has_questionnaire(str(usual.get("questionnaire", ""))):
        known["questionnaire"] = usual["questionnaire"]
    for name in ("references_wanted", "guidance"):
        if name in usual:
            known[name] = usual[name]
    if usual.get("notify_channel"):
        known["notify_channel"] = usual["notify_channel"]
    if "deadline_days" in usual:
        days = usual["deadline_days"]
        known["deadline"] = None if days is None else today + timedelta(days=days)
    if title := usual.get("assignment"):
        known["assignment"] = assignment_called(title, offers)
    return replace(wanted, **known, colleagues=tuple(usual.get("colleagues", ())))


def _with_said(wanted: Wanted, said: StartWords, offers: Offered) -> Wanted:
    told: dict[str, Any] = {}
    if said.assignment:
        told["assignment"] = assignment_called(said.assignment, offers)
    if said.wishes.references:
        told["references_wanted"] = said.wishes.references
    if said.wishes.deadline:
        told["deadline"] = said.wishes.deadline
    if language := said.wishes.language:
        told["questionnaire"] = _in_language(wanted.questionnaire, language, offers)
    return replace(wanted, **told, **_candidates(said.candidates))


def _candidates(said: tuple[CandidateWords, ...]) -> dict[str, Any]:
    if len(said) == 1:
        (one,) = said
        return {"candidate_name": one.name, "candidate_phone": one.phone, "candidate_email": one.email}
    lines = [", ".join(part for part in (one.name, one.phone, one.email) if part) for one in said]
    return {"candidates": "\n".join(lines)}


def _in_language(questionnaire: str, language: str, offers: Offered) -> str:
    """The same questionnaire in another language, if there is one."""
    other = f"{language}/{questionnaire.partition('/')[2]}"
    return other if offers.has_questionnaire(other) else questionnaire


def assignment_called(title: str, offers: Offered) -> Chosen:
    for id, known in offers.assignments:
        if known.casefold() == title.casefold():
            return known_assignment(id, known)
    return new_assignment(title)
