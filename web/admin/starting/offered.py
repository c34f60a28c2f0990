"""What the settings step offers to choose from, as this installation and organisation have it (R3)."""

from dataclasses import dataclass

from bot.domain.channel import Contact
from bot.domain.organisation import SubAccount
from bot.domain.questionnaire import Offered
from bot.flows.starting import default_title
from bot.flows.texts import Texts
from bot.storage.reading import assignments, organisations, questionnaires
from web.admin.page import Visit
from web.starting import possible_contacts

DEFAULT, MOST_TITLES = "default", 500


@dataclass(frozen=True, slots=True)
class Offers:
    sub_accounts: tuple[SubAccount, ...]
    contacts: tuple[Contact, ...]
    questionnaires: Offered
    titles: tuple[tuple[str, str], ...]  # ids and titles of assignments

    def sub_account(self, key: str) -> SubAccount:
        """The one of that key, else the default one."""
        by_key = {one.key: one for one in self.sub_accounts}
        return by_key.get(key) or by_key.get(DEFAULT) or self.sub_accounts[0]

    @property
    def languages(self) -> list[str]:
        return sorted({language for _, language in self.questionnaires})

    def in_language(self, language: str) -> list[tuple[str, str]]:
        """Names of questionnaires, each with how it is called there."""
        found = [(name, one.title) for (name, spoken), one in self.questionnaires.items() if spoken == language]
        return sorted(found, key=lambda one: one[1].casefold())


async def offers_of(visit: Visit, chosen: str = "") -> Offers:
    """`chosen`: an assignment that is among the titles however many there are."""
    titles = await assignments.named_like(visit.organisation, "", MOST_TITLES)
    if chosen and chosen not in {id for id, _ in titles}:
        one = await assignments.one(visit.organisation, chosen)
        titles = [*titles, (one.id, one.title)] if one else titles
    contacts = possible_contacts(visit.vouchline)
    return Offers(
        tuple(await organisations.sub_accounts(visit.organisation)),
        tuple(sorted(contacts, key=lambda one: one is Contact.NONE)),
        await questionnaires.offered(visit.organisation, visit.vouchline.questionnaires),
        tuple(titles),
    )


def without_usual(offers: Offers, sub_account: SubAccount, texts: dict[str, Texts]) -> list[tuple[str, str]]:
    """The assignment of spontaneous applications is a choice of its own, made or not (R2)."""
    usual = default_title(sub_account, texts)
    return [(id, title) for id, title in offers.titles if title != usual]
