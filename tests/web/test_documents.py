"""The OpenAPI document describes what is served; health, metrics and the front page are there."""

import re

import jsonschema_rs
import pytest

from tests.web.office import Office
from web.api.routes import API, CHECK

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_every_address_of_the_api_is_described(calm_office: Office) -> None:
    document = await (await calm_office.client.get("/api/openapi.json")).json()
    assert document["openapi"].startswith("3.1")
    described = {(method.upper(), path) for path, methods in document["paths"].items() for method in methods}
    assert described == {(route.method, route.path) for route in API}


async def test_every_reference_in_the_document_leads_somewhere(calm_office: Office) -> None:
    answer = await calm_office.client.get("/api/openapi.json")
    schemas = (await answer.json())["components"]["schemas"]
    assert set(re.findall(r"#/components/schemas/(\w+)", await answer.text())) <= set(schemas)


async def test_no_default_in_the_document_is_one_that_its_schema_refuses(calm_office: Office) -> None:
    document = await (await calm_office.client.get("/api/openapi.json")).json()
    for name, schema in document["components"]["schemas"].items():
        for field, one in schema.get("properties", {}).items():
            whole = {**one, "components": document["components"]}
            assert "default" not in one or jsonschema_rs.is_valid(whole, one["default"]), (name, field)


async def test_operations_have_names_of_their_own(calm_office: Office) -> None:
    names = [route.endpoint.name for route in API]
    assert len(names) == len(set(names))


async def test_what_a_check_is_answered_with_is_what_the_document_says(calm_office: Office) -> None:
    document = await (await calm_office.client.get("/api/openapi.json")).json()
    content = document["paths"][CHECK]["get"]["responses"]["200"]["content"]["application/json"]
    described = document["components"]["schemas"][content["schema"]["$ref"].rsplit("/", 1)[-1]]
    assert set(described["properties"]) == set(await calm_office.start())


async def test_people_can_read_the_documentation(calm_office: Office) -> None:
    page = await (await calm_office.client.get("/api/docs")).text()
    for words in ("/api/v1/checks/{id}/more-references", "Idempotency-Key", "references_wanted", "referee-entered"):
        assert words in page
    assert "<script" not in page


async def test_the_program_says_how_it_is(calm_office: Office) -> None:
    assert (await (await calm_office.client.get("/healthz")).json())["status"] == "alive"
    assert (await (await calm_office.client.get("/readyz")).json())["status"] == "ready"
    metrics = await (await calm_office.client.get("/metrics")).text()
    assert 'vouchline_http_answers_total{method="GET",route="/healthz",status="200"}' in metrics


async def test_the_front_page_says_what_this_is(calm_office: Office) -> None:
    page = await (await calm_office.client.get("/")).text()
    assert "/api/docs" in page and "/sandbox" in page


async def test_an_unknown_page_is_a_page(calm_office: Office) -> None:
    answer = await calm_office.client.get("/nowhere")
    assert (answer.status, answer.content_type) == (404, "text/html")


async def test_every_answer_forbids_what_is_not_needed(calm_office: Office) -> None:
    for path in ("/", "/nowhere", "/api/v1/checks", "/api/nowhere", "/static/office.css", "/healthz"):
        headers = (await calm_office.client.get(path)).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "aiohttp" not in headers["Server"]
