"""What the start form offers to choose from, as this installation and organisation have it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import Questionnaire
from bot.storage.reading import assignments, organisations, questionnaires
from web.slack.here import Here
from web.starting import possible_contacts

DEFAULT = "default"
MOST_TITLES = 200


@dataclass(frozen=True, slots=True)
class Offered:
    sub_accounts: tuple[SubAccount, ...]
    contacts: tuple[Contact, ...]
    questionnaires: tuple[Questionnaire, ...]  # by language, then title
    assignments: tuple[tuple[str, str], ...] = ()  # ids and titles; none where they are not needed

    def sub_account(self, key: str) -> SubAccount:
        """The one of that key, else the default one."""
        by_key = {one.key: one for one in self.sub_accounts}
        return by_key.get(key) or by_key.get(DEFAULT) or self.sub_accounts[0]

    def has_questionnaire(self, value: str) -> bool:
        return value in {questionnaire_value(one) for one in self.questionnaires}


def questionnaire_value(one: Questionnaire) -> str:
    return f"{one.language}/{one.name}"


async def offered(here: Here, *, with_assignments: bool) -> Offered:
    known = await organisations.sub_accounts(here.organisation)
    titles: Sequence[tuple[str, str]] = ()
    if with_assignments:
        titles = await assignments.named_like(here.organisation, "", MOST_TITLES)
    known_questionnaires = await questionnaires.offered(here.organisation, here.vouchline.questionnaires)
    return Offered(
        tuple(known),
        tuple(sorted(possible_contacts(here.vouchline), key=lambda one: one is Contact.NONE)),
        tuple(sorted(known_questionnaires.values(), key=lambda one: (one.language, one.title))),
        tuple(titles),
    )
