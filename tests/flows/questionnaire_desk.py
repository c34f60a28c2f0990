"""An organisation that makes questionnaires: its lane's turns, one after another, with what they leave behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.inbox import Happening, Row
from bot.domain.organisation import Defaults, Organisation, SubAccount
from bot.domain.own_questionnaire import OwnQuestionnaire, QuestionnaireContent, QuestionnaireVersion
from bot.domain.questionnaire import Questionnaire
from bot.flows.changes import Changes, OrganisationSeen
from bot.flows.decide import decide
from tests.builders import NOON
from tests.flows.test_openings import a_moment


def a_question(**given: Any) -> dict[str, Any]:
    return {"kind": "text", "label": "Lagarbete", "text": "Hur fungerade {candidate} i laget?", **given}


def a_questionnaire(*questions: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {"title": "Butik", "minutes": 5, "questions": list(questions) or [a_question()], **given}


@dataclass
class QuestionnaireDesk:
    default: str = "standard"  # of the sub-account
    own: dict[tuple[str, str], OwnQuestionnaire] = field(default_factory=dict)
    contents: dict[str, Questionnaire] = field(default_factory=dict)
    versions: list[QuestionnaireVersion] = field(default_factory=list)

    @property
    def seen(self) -> OrganisationSeen:
        organisation = Organisation("cafe", "Café Norr", NOON)
        unit = SubAccount("unit", "cafe", "default", "Café Norr", "sv", "Europe/Stockholm")
        unit = replace(unit, defaults=Defaults(questionnaire=self.default))
        return OrganisationSeen(organisation, (unit,), (), 0, own=self.own, contents=self.contents)

    def ask(self, happening: Happening, payload: Mapping[str, Any]) -> Changes:
        changes = decide(self.seen, Row("organisation:cafe", "web", "k", happening, dict(payload)), a_moment())
        for one in changes.put:
            if isinstance(one, OwnQuestionnaire):
                self.own[one.name, one.language] = one
            elif isinstance(one, QuestionnaireContent):
                self.contents.setdefault(one.id, one.content)
            elif isinstance(one, QuestionnaireVersion):
                self.versions.append(one)
        return changes

    def act(self, act: str, name: str = "butik", language: str = "sv", **more: Any) -> Changes:
        asked = {"act": act, "name": name, "language": language, "by": "Rut", **more}
        return self.ask(Happening.QUESTIONNAIRE_ASKED, asked)

    def keep(self, asked: dict[str, Any], name: str = "butik", language: str = "sv", was: int | None = None) -> Changes:
        known = self.own.get((name, language))
        version = (known.version if known else 0) if was is None else was
        return self.act("keep", name, language, questionnaire=asked, was=version)

    def now(self, name: str = "butik", language: str = "sv") -> Questionnaire:
        return self.contents[self.own[name, language].content]

    def keys(self, name: str = "butik", language: str = "sv") -> list[str]:
        return [one.key for one in self.now(name, language).questions]
