"""Whatever is sent, the API answers as its document says: schemathesis finds nothing."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest

from tests.contract.api.served import Served, served
from tests.contract.api.strangers import ALONE, TOGETHER, tried
from tests.web.office import Office
from web.api.routes import API

PATHS = sorted({route.path for route in API})
SHARES = 4  # for as many workers


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("api")) as api:
        yield api


@pytest.fixture(scope="module")
def document(api: Served) -> dict[str, Any]:
    with urlopen(f"{api.url}/api/openapi.json") as answer:
        found: dict[str, Any] = json.load(answer)
    return found


@pytest.fixture(scope="module")
def known(api: Served) -> dict[str, list[str]]:
    """Checks at every stage, and one each of what else has an id."""
    return api.with_office(_some_of_each)


async def _some_of_each(office: Office) -> dict[str, list[str]]:
    started, over = await office.start(), await office.start(candidates=[{"name": "Bo Ek", "phone": "070-123 45 68"}])
    named = await office.name_a_referee(await office.start(candidates=[{"name": "Cia Ek", "phone": "070-123 45 69"}]))
    done = await office.name_a_referee(await office.start(candidates=[{"name": "Dan Ek", "phone": "070-123 45 70"}]))
    await office.answer_everything(done["references"][0]["link"])
    await office.json("POST", f"/api/v1/checks/{over['id']}/cancel", json={})
    made = {"url": "http://127.0.0.1:9/vouchline", "events": []}
    webhook = await office.json("POST", "/api/v1/webhooks", 201, json=made)
    assignment = await office.json("POST", "/api/v1/assignments", 201, json={"title": "Barista"})
    return {
        "^/api/v1/checks/": [one["id"] for one in (started, over, named, done)],
        "^/api/v1/webhooks/": [webhook["id"]],
        "^/api/v1/assignments/": [assignment["id"]],
        "^/api/v1/sub-accounts/": ["default"],
        "^/api/v1/questionnaires/": ["standard"],
    }


@pytest.mark.parametrize("share", range(SHARES))
def test_each_request_is_answered_as_documented(
    api: Served, document: dict[str, Any], known: dict[str, list[str]], share: int
) -> None:
    found = tried(api, document, PATHS[share::SHARES], ALONE, known)
    assert not found, "\n\n".join(found)


def test_requests_that_follow_from_each_other_are_answered_as_documented(
    api: Served, document: dict[str, Any], known: dict[str, list[str]]
) -> None:
    found = tried(api, document, PATHS, TOGETHER, known)
    assert not found, "\n\n".join(found)
