"""A start form as the row that starts its checks, and what of it the recruiter usually has."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.desk import Place
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.organisation import SubAccount
from bot.flows.starting import filled
from bot.storage.reading import assignments
from web.slack.here import Here
from web.slack.start.checked import Checked
from web.slack.start.sent import State
from web.slack.start.wanted import KNOWN, NEW, Chosen, Wanted

LONGEST_TITLE = 200


async def row_of(here: Here, wanted: Wanted, found: Checked, state: State, channel: str) -> Row:
    said = {**_said(wanted, state), "assignment": await _assignment(here, wanted.assignment)}
    whole = filled(said, found.sub_account, here.vouchline.texts, here.vouchline.clock.now())
    payload = {
        **whole,
        "candidates": found.candidates,
        "started_by": here.name,
        "place": asdict(_place(here, wanted, channel)),
    }
    return Row(organisation_lane(here.organisation), "slack", here.key, Happening.CHECKS_ASKED, payload)


def _said(wanted: Wanted, state: State) -> dict[str, Any]:
    """What a field does not say is the sub-account's; a deadline that was taken out is none."""
    language, _, questionnaire = wanted.questionnaire.partition("/")
    said: dict[str, Any] = {
        "language": language or None,
        "questionnaire": questionnaire or None,
        "candidate_contact": wanted.candidate_contact or None,
        "referee_contact": wanted.referee_contact or None,
        "references_wanted": wanted.references_wanted or None,
        "guidance": wanted.guidance if "guidance" in state else None,
    }
    if "deadline" in state:
        said["deadline"] = wanted.deadline.isoformat() if wanted.deadline else None
    return said


async def _assignment(here: Here, chosen: Chosen | None) -> dict[str, str | None] | None:
    if chosen is None:
        return None
    if chosen.value.startswith(KNOWN):
        known = await assignments.one(here.organisation, chosen.value.removeprefix(KNOWN))
        return {"external_id": known.external_id, "title": known.title} if known else None
    title = " ".join(chosen.value.removeprefix(NEW).split())[:LONGEST_TITLE]
    return {"external_id": None, "title": title} if title else None


def _place(here: Here, wanted: Wanted, channel: str) -> Place:
    """Where the card goes: as chosen, else where the form was asked for, else to whoever starts it."""
    mine = here.asker.user
    colleagues = tuple(one for one in dict.fromkeys(wanted.colleagues) if one != mine)
    where = wanted.notify_channel or channel or mine
    return Place(here.asker.workspace, where, mine, here.texts.language, colleagues)


def usual_of(here: Here, wanted: Wanted, sub_account: SubAccount, assignment: Mapping[str, Any]) -> dict[str, Any]:
    """For the next form. A deadline is remembered as so many days from the start."""
    today = here.vouchline.clock.now().astimezone(ZoneInfo(sub_account.zone)).date()
    return {
        "sub_account": sub_account.key,
        "questionnaire": wanted.questionnaire,
        "references_wanted": wanted.references_wanted,
        "candidate_contact": wanted.candidate_contact,
        "referee_contact": wanted.referee_contact,
        "guidance": wanted.guidance,
        "deadline_days": (wanted.deadline - today).days if wanted.deadline else None,
        "notify_channel": wanted.notify_channel,
        "colleagues": list(wanted.colleagues),
        "assignment": assignment["title"],
    }
