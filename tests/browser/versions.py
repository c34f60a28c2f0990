"""A questionnaire of the office's own, in two versions."""

import uuid
from typing import Any

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.reading import organisations
from tests.browser.site import OURS, Site
from tests.flows.questionnaire_desk import a_question, a_questionnaire


async def two_versions(site: Site, name: str = "shop") -> None:
    await _keep(site, name, 0, a_questionnaire(a_question(), title="Shop"))
    await _keep(site, name, 1, a_questionnaire(a_question(key="lagarbete", text="What was {candidate} like?")))


async def _keep(site: Site, name: str, was: int, said: dict[str, Any]) -> None:
    owner = await organisations.named(OURS)
    assert owner
    asked = {"act": "keep", "name": name, "language": "en", "was": was, "by": "Rut Alm", "questionnaire": said}
    lane = organisation_lane(owner.id)
    await site.vouchline.ask(Row(lane, "web", uuid.uuid4().hex, Happening.QUESTIONNAIRE_ASKED, asked))
