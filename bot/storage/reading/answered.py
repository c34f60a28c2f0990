"""Reads how far those come who begin a questionnaire: of its newest version in a period, question by question."""

import json
from collections import Counter, defaultdict
from typing import Any

from bot.domain.questionnaire import Questionnaire
from bot.domain.reference import Standing
from bot.flows.statistics.question_rows import AnswerTimed, QuestionCounted, QuestionsCounted
from bot.flows.statistics.questions import question_of
from bot.storage.fields import instant
from bot.storage.reading import seen
from bot.storage.reading.cohort import Cohort, restrictions
from bot.storage.reading.moment import one_moment
from bot.storage.reading.plain import asked
from bot.storage.reading.searching import Restrictions
from bot.storage.reading.statistics import WAS_ASKED

TIMED = 500  # of those who submitted last: enough for a median, and quick however many there are
MOST_USED = """SELECT c.questionnaire AS name, COUNT(*) AS checks FROM checks c WHERE {cohort}
GROUP BY c.questionnaire ORDER BY checks DESC, name LIMIT 1"""
NEWEST = """SELECT c.questionnaires AS versions, c.language FROM checks c WHERE {cohort}
ORDER BY c.created_at DESC, c.id DESC LIMIT 1"""
REFEREES = f"""SELECT r.conversation, r.standing, r.started_at, r.submitted_at
FROM checks c JOIN reference r ON r."check" = c.id WHERE {{cohort}} AND {WAS_ASKED}"""
ANSWERED = """SELECT DISTINCT conversation, key FROM entry
WHERE kind = 'answer' AND key LIKE 'question.%' AND conversation {in $1}"""
WAITING = "SELECT step, COUNT(*) AS people FROM conversation WHERE status = 'open' AND id {in $1} GROUP BY step"
ANSWERS = """SELECT conversation, key, at FROM entry
WHERE kind = 'answer' AND conversation {in $1} ORDER BY conversation, id"""


@one_moment()
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
    referees = await _asked(REFEREES, wanted)
    began = [one for one in referees if one["started_at"] is not None or one["submitted_at"] is not None]
    submitted = [one for one in began if one["submitted_at"] is not None]
    others = [one["conversation"] for one in began if one["submitted_at"] is None]
    return QuestionsCounted(
        questionnaire.name,
        questionnaire.title,
        tuple(QuestionCounted(one.key, one.label) for one in questionnaire.questions),
        asked=len(referees),
        started=len(began),
        submitted=len(submitted),
        answered_by_others=_by_question(await asked(ANSWERED, [others])),
        stopped_at={row["step"]: row["people"] for row in await asked(WAITING, [others])},
        declined=sum(1 for one in began if one["standing"] == Standing.DECLINED),
        answers=await _timed(submitted),
    )


async def _timed(submitted: list[dict[str, Any]]) -> tuple[AnswerTimed, ...]:
    last = sorted(submitted, key=lambda one: one["submitted_at"])[-TIMED:]
    rows = await asked(ANSWERS, [[one["conversation"] for one in last]])
    return tuple(AnswerTimed(row["conversation"], row["key"], instant(row["at"])) for row in rows)


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
