"""Whatever goes wrong under /api is a problem as RFC 9457 has it, with a type of ours."""

import re
from typing import Any

import pytest

from tests.web.office import CHECKS, Office
from web.api.document.routes import ApiRoute
from web.api.routes import API
from web.problems import KINDS

pytestmark = pytest.mark.asyncio(loop_scope="module")

MALFORMED: list[tuple[str, str, dict[str, Any], int, str]] = [
    ("GET", "/api/nothing", {}, 404, "unknown-path"),
    ("GET", "/api", {}, 404, "unknown-path"),
    ("GET", "/api/v1/", {}, 404, "unknown-path"),
    ("PUT", CHECKS, {}, 405, "method-not-allowed"),
    ("PATCH", f"{CHECKS}/1", {}, 405, "method-not-allowed"),
    ("GET", f"{CHECKS}/nobody", {}, 404, "unknown-check"),
    ("GET", f"{CHECKS}/%00", {}, 404, "unknown-check"),
    ("GET", f"{CHECKS}/{'a' * 5000}", {}, 404, "unknown-check"),
    ("GET", f"{CHECKS}/%ff%fe", {}, 400, "bad-request"),
    ("GET", f"{CHECKS}?q=%ff", {}, 400, "bad-request"),
    ("GET", f"{CHECKS}?q=%00", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?status=late", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?status=collecting&status=completed", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?limit=0", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?cursor=zzz", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?from=yesterday", {}, 422, "invalid-request"),
    ("GET", f"{CHECKS}?colour=red", {}, 422, "invalid-request"),
    ("POST", CHECKS, {"data": b""}, 422, "invalid-request"),
    ("POST", CHECKS, {"data": b"\xff\xfe{}"}, 400, "not-json"),
    ("POST", CHECKS, {"data": b'{"candidates": [{"name": "\xff"}]}'}, 400, "not-json"),
    ("POST", CHECKS, {"data": b'{"candidates": [{"name": "\\ud800"}]}'}, 400, "not-json"),
    ("POST", CHECKS, {"data": b"{"}, 400, "not-json"),
    ("POST", CHECKS, {"data": b"[" * 60_000}, 400, "not-json"),
    ("POST", CHECKS, {"data": b"[]"}, 422, "invalid-request"),
    ("POST", CHECKS, {"data": b"null"}, 422, "invalid-request"),
    ("POST", CHECKS, {"data": b"x" * 70_000}, 413, "too-large"),
    ("POST", CHECKS, {"json": {}, "headers": {"Idempotency-Key": "two words"}}, 400, "bad-idempotency-key"),
    ("POST", CHECKS, {"json": {}, "headers": {"Idempotency-Key": "x" * 256}}, 400, "bad-idempotency-key"),
]


@pytest.mark.parametrize(("method", "path", "given", "status", "kind"), MALFORMED)
async def test_malformed_requests_are_problems(
    calm_office: Office, method: str, path: str, given: dict[str, Any], status: int, kind: str
) -> None:
    answer = await calm_office.call(method, path, **given)
    assert answer.content_type == "application/problem+json"
    problem = await answer.json()
    assert (answer.status, problem["type"]) == (status, f"/problems/{kind}")
    assert problem["status"] == status
    assert problem["title"] and problem["detail"]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic YTpi", "Bearer \u00e5"])
async def test_without_a_key_nothing_is_told(calm_office: Office, header: str) -> None:
    answer = await calm_office.client.get(CHECKS, headers={"Authorization": header} if header else {})
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert (await answer.json())["type"] == "/problems/no-key"


async def test_the_methods_that_are_possible_are_named(calm_office: Office) -> None:
    answer = await calm_office.call("PUT", CHECKS)
    assert set(answer.headers["Allow"].split(",")) >= {"GET", "POST"}


@pytest.mark.parametrize("kind", KINDS)
async def test_a_problems_type_leads_to_a_page(calm_office: Office, kind: str) -> None:
    assert KINDS[kind].title in (await (await calm_office.client.get(f"/problems/{kind}")).text()).replace("&#39;", "'")


NAMING = [one for one in API if re.search(r"/(checks|assignments|webhooks)/\{id\}", one.path)]


@pytest.mark.parametrize("route", NAMING, ids=lambda one: f"{one.method} {one.path}")
async def test_what_is_not_there_is_not_there_whatever_is_asked_of_it(calm_office: Office, route: ApiRoute) -> None:
    asked = {"json": {"nonsense": 1}} if route.has_body else {}
    path = re.sub(r"\{\w+\}", "1", route.path)
    problem = await calm_office.json(route.method, f"{path}?nonsense=1", 404, **asked)
    assert problem["type"].startswith("/problems/")
