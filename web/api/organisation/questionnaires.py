"""The questionnaires that checks may be started with, and their questions (R47)."""

from pydantic import Field

from bot.domain.questionnaire import Offered, Questionnaire, versions_in
from bot.errors import NotFound
from bot.storage.reading import organisations, questionnaires
from web.api.call import Call
from web.api.checks.searched import DEFAULT
from web.api.checks.takes import Taken
from web.api.endpoint import endpoint
from web.api.organisation.gives_questionnaires import (
    QuestionGiven,
    QuestionnaireGiven,
    QuestionnairePage,
    QuestionnaireRead,
)
from web.api.words import Key


class QuestionnairesWanted(Taken):
    language: Key | None = Field(default=None, description="Those in this language alone.")


class QuestionnaireWanted(Taken):
    language: Key | None = Field(
        default=None,
        description="Left out: the default sub-account's, where it exists in that, else the first there is.",
    )


@endpoint("The questionnaires that there are", takes=QuestionnairesWanted, gives=QuestionnairePage)
async def list_questionnaires(call: Call, wanted: QuestionnairesWanted) -> QuestionnairePage:
    offered = await _offered(call)
    found = [one for one in offered.values() if wanted.language in (None, one.language)]
    found.sort(key=lambda one: (one.language, one.title.casefold()))
    return QuestionnairePage(
        questionnaires=[QuestionnaireGiven.model_validate(_given(one, offered)) for one in found], next=None
    )


@endpoint(
    "One questionnaire with its questions",
    takes=QuestionnaireWanted,
    gives=QuestionnaireRead,
    problems=("no-such-questionnaire",),
)
async def show_questionnaire(call: Call, wanted: QuestionnaireWanted) -> QuestionnaireRead:
    offered = await _offered(call)
    one = await _meant(call, wanted.language, offered)
    asks = [QuestionGiven.model_validate(each, from_attributes=True) for each in one.questions]
    return QuestionnaireRead.model_validate({**_given(one, offered), "asks": asks})


async def _offered(call: Call) -> Offered:
    return await questionnaires.offered(call.organisation, call.vouchline.questionnaires)


async def _meant(call: Call, language: str | None, offered: Offered) -> Questionnaire:
    languages = sorted(spoken for name, spoken in offered if name == call.named)
    if language is None and languages:
        unit = await organisations.sub_account(call.organisation, DEFAULT)
        language = unit.language if unit and unit.language in languages else languages[0]
    found = offered.get((call.named, language or ""))
    if found is None:
        there = f" in {language!r}; there is one in: {', '.join(languages)}" if languages else ""
        raise NotFound("no-such-questionnaire", f"There is no questionnaire {call.named!r}{there}.")
    return found


def _given(one: Questionnaire, offered: Offered) -> dict[str, object]:
    return {
        "key": one.name,
        "language": one.language,
        "title": one.title,
        "questions": len(one.questions),
        "minutes": one.minutes,
        "own": bool(one.organisation),
        "version": one.id,
        "languages": sorted(versions_in(offered, one.name, one.language)),
    }
