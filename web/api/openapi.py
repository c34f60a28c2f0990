"""The OpenAPI document, made from the endpoints' own models: what is checked is what is described."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any, NamedTuple

from aiohttp import web
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.flows.definitions import DEFINED, definitions
from bot.flows.texts import Texts
from web.api.endpoint import WITH_BODY, Endpoint, Nothing
from web.problems import KINDS, ProblemGiven

EVERYWHERE = ("no-key", "invalid-request", "internal", "unavailable")
ON_BODIES = ("not-json", "too-large")
ON_POSTS = ("bad-idempotency-key", "idempotency-key-reused", "request-still-running")
SCHEMAS = "#/components/schemas/"
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key with the same body gets the first answer again, and has no second effect.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
}


class ApiRoute(NamedTuple):
    method: str
    path: str
    endpoint: Endpoint[Any]


def document(routes: Iterable[ApiRoute], base_url: str, texts: Texts) -> dict[str, Any]:
    """`texts`: the language in which states are described."""
    routes = tuple(routes)
    schemas = deepcopy(_schemas(routes))
    _describe_states(schemas, texts)
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for route in routes:
        paths[route.path][route.method.lower()] = _operation(route, schemas)
    queries = {route.endpoint.takes.__name__ for route in routes if route.method not in WITH_BODY} | {Nothing.__name__}
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": "Vouchline", "version": "1", "summary": "Job references, collected in the chat."},
        "servers": [{"url": base_url}],
        "security": [{"key": []}],
        "paths": dict(paths),
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {name: schema for name, schema in schemas.items() if name not in queries},
        },
    }


@cache
def _schemas(routes: tuple[ApiRoute, ...]) -> dict[str, Any]:
    models: dict[tuple[type[BaseModel], str], None] = {(ProblemGiven, "serialization"): None}
    for route in routes:
        models[route.endpoint.takes, "validation"] = None
        if route.endpoint.gives:
            models[route.endpoint.gives, "serialization"] = None
    _, found = models_json_schema(list(models), ref_template=SCHEMAS + "{model}")  # type: ignore[arg-type]
    schemas: dict[str, Any] = found["$defs"]
    return schemas


def _describe_states(schemas: Mapping[str, Any], texts: Texts) -> None:
    """Each state's definition stands where the state is described (R40)."""
    for kind, states in definitions(texts).items():
        schema = schemas[DEFINED[kind].__name__]
        schema["description"] = " ".join(f"`{state}`: {one.means}" for state, one in states.items())


def _operation(route: ApiRoute, schemas: Mapping[str, Any]) -> dict[str, Any]:
    asked = route.endpoint
    described: dict[str, Any] = {
        "operationId": asked.name,
        "summary": asked.summary,
        "parameters": [*_in_path(route.path), *_beside(route, schemas)],
        "responses": _responses(route),
    }
    if route.method in WITH_BODY and asked.takes is not Nothing:
        content = {"application/json": {"schema": {"$ref": SCHEMAS + asked.takes.__name__}}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _in_path(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"\{(\w+)\}", path)
    ]


def _beside(route: ApiRoute, schemas: Mapping[str, Any]) -> list[dict[str, Any]]:
    if route.method == "POST":
        return [IDEMPOTENCY_KEY]
    if route.method in WITH_BODY:
        return []
    properties: dict[str, Any] = schemas[route.endpoint.takes.__name__].get("properties", {})
    return [{"name": name, "in": "query", "schema": one, **_list_style(one)} for name, one in properties.items()]


def _list_style(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Lists have commas between their parts."""
    return {"style": "form", "explode": False} if schema.get("type") == "array" else {}


def _responses(route: ApiRoute) -> dict[str, Any]:
    by_status: dict[int, list[str]] = defaultdict(list)
    on_bodies = ON_BODIES if route.method in WITH_BODY else ()
    on_posts = ON_POSTS if route.method == "POST" else ()
    for kind in (*EVERYWHERE, *on_bodies, *on_posts, *route.endpoint.problems):
        by_status[KINDS[kind].status].append(f"`/problems/{kind}`: {KINDS[kind].title}.")
    refused = {str(status): _refused(" ".join(texts)) for status, texts in sorted(by_status.items())}
    return {str(route.endpoint.status): _given(route.endpoint), **refused}


def _given(asked: Endpoint[Any]) -> dict[str, Any]:
    if asked.gives is not None:
        return {"description": "Done.", "content": {asked.media: {"schema": {"$ref": SCHEMAS + asked.gives.__name__}}}}
    if asked.status == web.HTTPNoContent.status_code:
        return {"description": "Done."}
    return {"description": "Done.", "content": {asked.media: {}}}


def _refused(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": {"$ref": SCHEMAS + ProblemGiven.__name__}}},
    }
