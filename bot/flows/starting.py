"""What a start of checks leaves unsaid: the sub-account's defaults, and the usual assignment (R2, R3)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.domain.assignment import Assignment
from bot.domain.organisation import SubAccount
from bot.flows.texts import Texts

DEFAULT_ASSIGNMENT = "assignment.default"


def filled(
    asked: Mapping[str, Any], sub_account: SubAccount, texts: Mapping[str, Texts], now: datetime
) -> dict[str, Any]:
    """The start asked for, whole. A deadline of None is no deadline; left out, it is the sub-account's."""
    said = {name: value for name, value in asked.items() if value is not None}
    deadline = asked["deadline"] if "deadline" in asked else _deadline(sub_account, now)
    assignment = said.get("assignment") or {"external_id": None, "title": default_title(sub_account, texts)}
    return {**_usual(sub_account), **said, "deadline": deadline, "assignment": assignment}


def _usual(sub_account: SubAccount) -> dict[str, Any]:
    usual = sub_account.defaults
    return {
        "sub_account": sub_account.key,
        "language": sub_account.language,
        "questionnaire": usual.questionnaire,
        "candidate_contact": usual.candidate_contact.value,
        "referee_contact": usual.referee_contact.value,
        "references_wanted": usual.references_wanted,
        "guidance": usual.guidance,
    }


def _deadline(sub_account: SubAccount, now: datetime) -> str | None:
    days = sub_account.defaults.deadline_days
    if days is None:
        return None
    return (now.astimezone(ZoneInfo(sub_account.zone)).date() + timedelta(days=days)).isoformat()


def default_title(sub_account: SubAccount, texts: Mapping[str, Texts]) -> str:
    """What the assignment of spontaneous applications is called, in the sub-account's language (R2)."""
    language = sub_account.language
    return texts[language].with_own(sub_account.texts.get(language, {}))(DEFAULT_ASSIGNMENT)


def is_default(assignment: Assignment, texts: Mapping[str, Texts]) -> bool:
    """Called as we call it, in any language: the sub-account's may have changed since."""
    return assignment.external_id is None and assignment.title in {one(DEFAULT_ASSIGNMENT) for one in texts.values()}
