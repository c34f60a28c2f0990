"""Which checks are counted: those started in some days, as far as nothing else is asked for."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.channel import Contact
from bot.storage.fields import microseconds
from bot.storage.reading.searching import BY_ASSIGNMENT, BY_SUB_ACCOUNT, Restrictions


@dataclass(frozen=True, slots=True)
class Cohort:
    """Which checks are counted; None does not restrict."""

    since: datetime
    until: datetime
    sub_account: str | None = None  # its key
    assignment: str | None = None  # its id or external id
    questionnaire: str | None = None  # its name
    contact: Contact | None = None  # how their referees are contacted


def restrictions(organisation: str, cohort: Cohort) -> Restrictions:
    wanted = Restrictions(organisation)
    wanted.add("c.created_at >= {0}", microseconds(cohort.since))
    wanted.add("c.created_at < {0}", microseconds(cohort.until))
    if cohort.sub_account is not None:
        wanted.add(BY_SUB_ACCOUNT, cohort.sub_account)
    if cohort.assignment is not None:
        wanted.add(BY_ASSIGNMENT, cohort.assignment)
    if cohort.questionnaire is not None:
        wanted.add("c.questionnaire = {0}", cohort.questionnaire)
    if cohort.contact is not None:
        wanted.add("c.referee_contact = {0}", cohort.contact.value)
    return wanted
