"""The questionnaires of a user's organisation: which are offered, which are its own, and which one an address means."""

from dataclasses import dataclass

from aiohttp import web

from bot.domain.organisation import Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireVersion
from bot.domain.questionnaire import Offered, Questionnaire
from bot.storage.reading import organisations, questionnaires
from web.admin.page import Visit

PLACE = "/admin/questionnaires"
History = list[tuple[QuestionnaireVersion, Questionnaire]]


@dataclass(frozen=True, slots=True)
class Meant:
    """The questionnaire of an address, as it is now or as one of its versions was."""

    now: Questionnaire
    own: OwnQuestionnaire | None  # None: it comes with Vouchline
    history: History  # newest first; of its own alone

    @property
    def version(self) -> int:
        return self.own.version if self.own else 0

    @property
    def address(self) -> str:
        return address(self.now.language, self.now.name)

    def at(self, version: int) -> tuple[QuestionnaireVersion, Questionnaire] | None:
        return next((one for one in self.history if one[0].version == version), None)


def address(language: str, name: str) -> str:
    return f"{PLACE}/{language}/{name}"


async def offered(visit: Visit) -> Offered:
    return await questionnaires.offered(visit.organisation, visit.vouchline.questionnaires)


async def meant(visit: Visit) -> Meant:
    """Raises `HTTPNotFound`: another organisation's is as unknown as one that never was (R57)."""
    return await meant_by(visit, visit.request.match_info["name"], visit.request.match_info["language"])


async def meant_by(visit: Visit, name: str, language: str) -> Meant:
    own = await questionnaires.one(visit.organisation, name, language)
    built_in = visit.vouchline.questionnaires.get((name, language))
    if own is None:
        if built_in is None:
            raise web.HTTPNotFound
        return Meant(built_in, None, [])
    history = await questionnaires.versions(visit.organisation, name, language)
    return Meant(next(said for version, said in history if version.version == own.version), own, history)


def number_in(visit: Visit, name: str) -> int:
    """Of the address; 0 where it is none."""
    given = visit.request.query.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 0


async def those_who_ask(visit: Visit) -> tuple[Organisation, SubAccount]:
    """For previews: the organisation, and the sub-account that it has by default."""
    units = await organisations.sub_accounts(visit.organisation)
    usual = next((one for one in units if one.key == "default"), units[0])
    return await organisations.one(visit.organisation), usual
