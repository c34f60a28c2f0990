"""Keeps every version of the questionnaires that come with Vouchline; a version never changes (R47)."""

from collections.abc import Iterable
from dataclasses import asdict

from bot.domain.questionnaire import Questionnaire
from bot.storage.database import Database
from bot.storage.records import as_json
from bot.storage.steps import Clash, Into, Query, Steps, Write

INTO = Into("questionnaire", ("id", "name", "language", "version", "content"), Clash.FIRST_STAYS, ("id",))
KNOWN = "SELECT 1 FROM questionnaire WHERE id = $1"
LATEST = "SELECT coalesce(max(version), 0) FROM questionnaire WHERE organisation = '' AND name = $1 AND language = $2"


async def pin(database: Database, questionnaires: Iterable[Questionnaire]) -> None:
    """Gives each that is new the next version number of its name and language."""
    wanted = list(questionnaires)
    await database.write(lambda: _pin(wanted))


def _pin(questionnaires: list[Questionnaire]) -> Steps[None]:
    yield Query("{alone questionnaire}")
    for one in questionnaires:
        if (yield Query(KNOWN, [one.id])):
            continue
        ((version,),) = yield Query(LATEST, [one.name, one.language])
        yield Write({INTO: [(one.id, one.name, one.language, version + 1, as_json(asdict(one)))]})
