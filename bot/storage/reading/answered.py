"""Reads how far those come who begin a questionnaire: of its newest version in a period, question by question."""

import json
from collections import Counter, defaultdict
from typing import Any

from bot.domain.questionnaire import Questionnaire
from bot.flows.statistics.questions import question_of
from bot.flows.statistics.rows import AnswerTimed, QuestionCounted, QuestionsCounted
from bot.storage.fields import instant
from bot.storage.reading import seen
from bot.storage.reading.plain import asked
from bot.storage.reading.searching import Restrictions
from bot.storage.reading.statistics import WAS_ASKED, Cohort, restrictions

TIMED = 500  # of those who submitted last: enough for a median, and quick however many there are
MOST_USED = """SELECT c.questionnaire AS name, COUNT(*) AS checks FROM checks c WHERE {cohort}
GROUP BY c.questionnaire ORDER BY checks DESC, name LIMIT 1"""
NEWEST = """SELECT c.questionnaires AS versions, c.language FROM checks c WHERE {cohort}
ORDER BY c.created_at DESC, c.id DESC LIMIT 1"""
FROM_THEM = f"""FROM checks c JOIN reference r ON r."check" = c.id WHERE {{cohort}} AND {WAS_ASKED}"""
HOW_FAR = f"""SELECT COUNT(*) AS asked,
    SUM(CASE WHEN r.started_at IS NOT NULL OR r.submitted_at IS NOT NULL THEN 1 ELSE 0 END) AS started,
    SUM(CASE WHEN r.submitted_at IS NOT NULL THEN 1 ELSE 0 END) AS submitted,
    SUM(CASE WHEN r.started_at IS NOT NULL AND r.standing = 'declined' THEN 1 ELSE 0 END) AS declined
{FROM_THEM}"""
UNFINISHED = f"SELECT r.conversation {FROM_THEM} AND r.started_at IS NOT NULL AND r.submitted_at IS NULL"
ANSWERED = f"""SELECT DISTINCT e.conversation, e.key FROM entry e
WHERE e.kind = 'answer' AND e.key LIKE 'question.%' AND e.conversation IN ({UNFINISHED})"""
WAITING = f"""SELECT v.step, COUNT(*) AS people FROM conversation v
WHERE v.status = 'open' AND v.id IN ({UNFINISHED}) GROUP BY v.step"""
LAST_SUBMITTED = f"""SELECT r.conversation {FROM_THEM} AND r.submitted_at IS NOT NULL
ORDER BY r.submitted_at DESC LIMIT {TIMED}"""
ANSWERS = f"""SELECT e.conversation, e.key, e.at FROM entry e
WHERE e.kind = 'answer' AND e.conversation IN ({LAST_SUBMITTED}) ORDER BY e.conversation, e.id"""


async def questions_counted(organisation: str, cohort: Cohort, language: str) -> QuestionsCounted | None:
    """Of the questionnaire that most checks have, where the cohort names none; told in `language` where it can be.

    None where there is no check.
    """
    wanted = restrictions(organisation, cohort)
    if cohort.questionnaire is None:
        most_used = await _asked(MOST_USED, wanted)
        wanted.add("c.questionnaire = {0}", most_used[0]["name"] if most_used else "")
    newest = await _asked(NEWEST, wanted)
    if not newest:
        return None
    wanted.add("c.questionnaires = {0}", newest[0]["versions"])
    questionnaire = await _questionnaire(newest[0], language)
    (far,) = await _asked(HOW_FAR, wanted)
    return QuestionsCounted(
        questionnaire.name,
        questionnaire.title,
        tuple(QuestionCounted(one.key, one.label) for one in questionnaire.questions),
        asked=far["asked"],
        started=int(far["started"] or 0),
        submitted=int(far["submitted"] or 0),
        answered_by_others=_by_question(await _asked(ANSWERED, wanted)),
        stopped_at={row["step"]: row["people"] for row in await _asked(WAITING, wanted)},
        declined=int(far["declined"] or 0),
        answers=tuple(
            AnswerTimed(row["conversation"], row["key"], instant(row["at"])) for row in await _asked(ANSWERS, wanted)
        ),
    )


async def _asked(statement: str, wanted: Restrictions) -> list[dict[str, Any]]:
    return await asked(statement.replace("{cohort}", " AND ".join(wanted.sql)), wanted.values)


async def _questionnaire(check: dict[str, Any], language: str) -> Questionnaire:
    pinned = await seen.pinned(json.loads(check["versions"]))
    return pinned.get(language) or pinned.get(check["language"]) or next(iter(pinned.values()))


def _by_question(rows: list[dict[str, Any]]) -> dict[str, int]:
    """A question counts once, however often its answer or comment was given."""
    theirs: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if question := question_of(row["key"]):
            theirs[row["conversation"]].add(question)
    return dict(Counter(question for those in theirs.values() for question in those))
