"""A questionnaire of an organisation's own is offered and taken wherever one is chosen (R47, R57)."""

import uuid
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.domain.inbox import Happening, Row, organisation_lane
from bot.storage.reading import checks, organisations, questionnaires
from bot.wiring import Vouchline
from tests.flows.questionnaire_desk import a_question, a_questionnaire
from tests.web.office import ANNA, CHECKS, Office
from tests.web.slack_office import SlackOffice, a_slack_office


@pytest.fixture
async def slack(tmp_path: Path, sqlite_url: str) -> AsyncIterator[SlackOffice]:
    async with a_slack_office(tmp_path, sqlite_url) as office:
        yield office
        assert office.slack.complaints == []


async def keep(vouchline: Vouchline, organisation: str, name: str, language: str, **given: Any) -> None:
    said = a_questionnaire(a_question(text="What was {candidate} like?"), **given)
    asked = {"act": "keep", "name": name, "language": language, "was": 0, "by": "Rut", "questionnaire": said}
    lane = organisation_lane(organisation)
    await vouchline.ask(Row(lane, "web", uuid.uuid4().hex, Happening.QUESTIONNAIRE_ASKED, asked))


async def test_the_api_starts_with_it_and_nobody_elses(office: Office, vouchline: Vouchline) -> None:
    mine = await organisations.named("Café Norr")
    assert mine
    await keep(vouchline, mine.id, "shop", "en")
    started = await office.start(questionnaire="shop")
    read = await checks.one(mine.id, started["id"])
    own = await questionnaires.one(mine.id, "shop", "en")
    assert read and own and read.check.questionnaires == {"en": own.content}
    for asked in ({"questionnaire": "shop"}, {"questionnaire": "shop", "language": "sv"}):
        key = office.other_key if "language" not in asked else office.key
        refused = await office.json(
            "POST", CHECKS, 422, key=key, json={"candidates": [ANNA], "language": "en", **asked}
        )
        assert refused["type"].endswith(("unknown-questionnaire", "unknown-language"))


async def test_a_sub_account_has_it_by_default(office: Office, vouchline: Vouchline) -> None:
    mine = await organisations.named("Café Norr")
    assert mine
    await keep(vouchline, mine.id, "bar", "sv")
    put = {"name": "Baren", "defaults": {"questionnaire": "bar"}}
    await office.json("PUT", "/api/v1/sub-accounts/bar", json=put)
    await office.json("PUT", "/api/v1/sub-accounts/bar", 422, json={"defaults": {"questionnaire": "none"}})
    await office.json("PUT", "/api/v1/sub-accounts/bar", 422, key=office.other_key, json=put)
    started = await office.json("POST", CHECKS, 201, json={"candidates": [ANNA], "sub_account": "bar"})
    read = await checks.one(mine.id, started["checks"][0]["id"])
    assert read and read.check.questionnaire == "bar"


async def test_slack_offers_it_and_starts_with_it(slack: SlackOffice) -> None:
    await keep(slack.vouchline, slack.vouchline.organisation, "shop", "en", title="In the shop")
    await keep(slack.vouchline, slack.vouchline.organisation, "standard", "en", title="Our standard")
    sara = await slack.form()
    (field,) = [one for one in sara.modal.blocks if one["block_id"] == "questionnaire"]
    groups = field["element"]["option_groups"]
    offered = {one["value"]: one["text"]["text"] for group in groups for one in group["options"]}
    assert (offered["en/shop"], offered["en/standard"]) == ("In the shop", "Our standard")
    await sara.fill(candidate_name="Anna Lind", candidate_phone="0701234567", questionnaire="en/shop")
    await sara.submit()
    assert (await slack.new_check(set())).check.questionnaire == "shop"
