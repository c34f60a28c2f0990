"""The questionnaires that an organisation may choose from, and the history of its own (R47)."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.domain.check import CheckStatus
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireVersion
from bot.domain.questionnaire import Offered, Questionnaire
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.records import rebuilt
from bot.storage.tables.questionnaires import OwnQuestionnaireRow, QuestionnaireRow, QuestionnaireVersionRow

RUNNING = (CheckStatus.AWAITING_CANDIDATE.value, CheckStatus.COLLECTING.value)
USED = """SELECT questionnaire, language, status, questionnaires, count(*) AS number FROM checks
WHERE organisation = $1 GROUP BY questionnaire, language, status, questionnaires"""


@dataclass(frozen=True, slots=True)
class Use:
    """How many checks there are."""

    checks: int = 0
    running: int = 0

    def __add__(self, other: "Use") -> "Use":
        return Use(self.checks + other.checks, self.running + other.running)


@dataclass(frozen=True, slots=True)
class Uses:
    """Each check counts for what it keeps in its own language."""

    by_version: Mapping[str, Use]
    by_name: Mapping[tuple[str, str], Use]  # and language


async def offered(organisation: str, builtin: Offered) -> Offered:
    """What may be chosen: its own, in place of those of the same name that come with Vouchline."""
    rows = await OwnQuestionnaireRow.filter(organisation=organisation, archived_at=None)
    contents = await _contents(organisation, [row.content for row in rows])
    return {**builtin, **{(row.name, row.language): contents[row.content] for row in rows}}


async def own(organisation: str) -> list[OwnQuestionnaire]:
    """All, those put aside among them."""
    rows = await OwnQuestionnaireRow.filter(organisation=organisation).order_by("language", "name")
    return [record(OwnQuestionnaire, row) for row in rows]


async def one(organisation: str, name: str, language: str) -> OwnQuestionnaire | None:
    row = await OwnQuestionnaireRow.get_or_none(organisation=organisation, name=name, language=language)
    return record(OwnQuestionnaire, row) if row else None


async def contents_of(organisation: str, known: Collection[OwnQuestionnaire]) -> Mapping[str, Questionnaire]:
    """What the newest version of each says, by its hash."""
    return await _contents(organisation, [one.content for one in known])


async def versions(organisation: str, name: str, language: str) -> list[tuple[QuestionnaireVersion, Questionnaire]]:
    """The newest first."""
    rows = await QuestionnaireVersionRow.filter(organisation=organisation, name=name, language=language)
    contents = await _contents(organisation, [row.content for row in rows])
    newest_first = sorted(rows, key=lambda row: row.version, reverse=True)
    return [(record(QuestionnaireVersion, row), contents[row.content]) for row in newest_first]


async def uses(organisation: str) -> Uses:
    by_version: defaultdict[str, Use] = defaultdict(Use)
    by_name: defaultdict[tuple[str, str], Use] = defaultdict(Use)
    for row in await asked(USED, [organisation]):
        counted = Use(row["number"], row["number"] if row["status"] in RUNNING else 0)
        by_name[row["questionnaire"], row["language"]] += counted
        by_version[json.loads(row["questionnaires"]).get(row["language"], "")] += counted
    return Uses(by_version, by_name)


async def _contents(organisation: str, ids: Collection[str]) -> dict[str, Questionnaire]:
    """Another organisation's is not found, whoever knows its hash (R57)."""
    rows = await QuestionnaireRow.filter(organisation=organisation, id__in=list(ids)) if ids else []
    return {row.id: rebuilt(Questionnaire, row.content) for row in rows}
