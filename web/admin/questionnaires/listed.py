"""All questionnaires, by language: whose they are, which version counts, how many checks use each."""

from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import web

from bot.domain.own_questionnaire import OwnQuestionnaire
from bot.domain.questionnaire import Offered, Questionnaire, versions_in
from bot.storage.reading import questionnaires
from bot.storage.reading.questionnaires import Use, Uses
from web.admin.page import Visit
from web.admin.questionnaires.draft import LANGUAGES
from web.admin.questionnaires.known import PLACE, address, offered


@dataclass(frozen=True, slots=True)
class Entry:
    said: Questionnaire
    own: OwnQuestionnaire | None
    use: Use
    languages: tuple[str, ...]  # in which a referee may answer it, beside its own
    missing: tuple[str, ...]  # into which it may be translated
    parted: tuple[str, ...]  # which ask something else under the same name
    replaces: bool  # a questionnaire that comes with Vouchline

    @property
    def address(self) -> str:
        return address(self.said.language, self.said.name)


async def show(visit: Visit) -> web.Response:
    known = await offered(visit)
    own = await questionnaires.own(visit.organisation)
    uses = await questionnaires.uses(visit.organisation)
    contents = await questionnaires.contents_of(visit.organisation, own)
    by_key = {(one.name, one.language): one for one in own}
    built_in = visit.vouchline.questionnaires
    entries = [
        _entry(said, by_key.get(key) if said.organisation else None, known, uses, key in built_in)
        for key, said in known.items()
    ]
    aside = [
        _entry(contents[one.content], one, {}, uses, (one.name, one.language) in built_in)
        for one in own
        if one.archived_at
    ]
    groups = [(language, sorted(_in(language, entries), key=_order)) for language in _languages(visit)]
    return visit.draw("questionnaires/list.html", groups=groups, aside=sorted(aside, key=_order), place=PLACE)


def _languages(visit: Visit) -> list[str]:
    """The user's own first."""
    return sorted(LANGUAGES, key=lambda one: one != visit.user.language)


def _in(language: str, entries: list[Entry]) -> Iterator[Entry]:
    return (one for one in entries if one.said.language == language)


def _order(entry: Entry) -> tuple[bool, str]:
    return entry.own is None, entry.said.title.casefold()


def _entry(
    said: Questionnaire,
    own: OwnQuestionnaire | None,
    offers: Offered,
    uses: Uses,
    is_ours_too: bool,
) -> Entry:
    same = versions_in(offers, said.name, said.language)
    others = [one for one in LANGUAGES if one != said.language]
    return Entry(
        said,
        own,
        uses.by_name[said.name, said.language],
        tuple(one for one in others if one in same),
        tuple(one for one in others if (said.name, one) not in offers) if offers else (),
        tuple(one for one in others if (said.name, one) in offers and one not in same),
        replaces=own is not None and is_ours_too,
    )
