"""The five steps stand in docs/api.md and on the page; each problem says what to do; the document is OpenAPI 3.1."""

import re
from html import unescape
from pathlib import Path
from textwrap import dedent

import jsonschema_rs
import pytest
from schemathesis.specs.openapi.definitions import OPENAPI_31

from tests.web.office import Office
from web.api.routes import API
from web.problem_advice import ADVICE
from web.problems import KINDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

STEPS = re.findall(
    r"```sh\n(.*?)```", (Path(__file__).parents[2] / "docs/api.md").read_text(encoding="utf-8"), re.DOTALL
)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


async def test_the_five_steps_are_the_same_in_both_places(calm_office: Office) -> None:
    page = plain(unescape(await (await calm_office.client.get("/api/docs")).text()))
    assert len(STEPS) == 5
    assert [step for step in STEPS[1:] if plain(dedent(step)) not in page] == []


async def test_the_document_is_openapi_3_1(calm_office: Office) -> None:
    document = await (await calm_office.client.get("/api/openapi.json")).json()
    assert [str(error) for error in jsonschema_rs.validator_for(OPENAPI_31).iter_errors(document)] == []


async def test_no_reference_in_the_document_leads_nowhere(calm_office: Office) -> None:
    answer = await calm_office.client.get("/api/openapi.json")
    document = await answer.json()
    for reference in set(re.findall(r'"\$ref": "#/([^"]+)"', await answer.text())):
        place = document
        for part in reference.split("/"):
            place = place[part]


async def test_each_endpoint_is_on_the_page_by_its_name(calm_office: Office) -> None:
    page = await (await calm_office.client.get("/api/docs")).text()
    assert [one.endpoint.name for one in API if f'id="{one.endpoint.name}"' not in page] == []
    assert "http" not in "".join(re.findall(r'(?:src|href)="(http[^"]*)"', page))


async def test_each_problem_says_what_to_do() -> None:
    assert set(ADVICE) == set(KINDS)


async def test_rules_of_ours_are_not_in_the_document(calm_office: Office) -> None:
    assert re.findall(r"\(R[0-9]+", await (await calm_office.client.get("/api/openapi.json")).text()) == []
