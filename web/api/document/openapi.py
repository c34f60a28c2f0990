"""The OpenAPI document, made from the endpoints' own models: what is checked is what is described."""

from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy
from importlib.metadata import version
from typing import Any

from bot.flows.texts import Texts
from web.api.document import answers, exampled
from web.api.document.groups import GROUPS
from web.api.document.headers import HEADERS as ANSWER_HEADERS
from web.api.document.links import links_of
from web.api.document.operations import operation
from web.api.document.routes import ApiRoute
from web.api.document.schemas import describe_states, schemas_of, without_rules
from web.api.document.webhooks import HEADERS, webhooks
from web.api.endpoint import Nothing
from web.problems import KINDS

__all__ = ["ApiRoute", "addressed", "document"]

ABOUT = """\
Everything that a recruiter does in Vouchline, for programs: start reference checks, follow them, read the reports.

Send your key in the header `Authorization: Bearer …`. Bodies and answers are JSON; instants are ISO 8601 in UTC.
Fields may be added to answers; what is there stays. Fields that are not known in a request are refused.
What is refused is a problem as in RFC 9457, with a stable `type` that leads to a page about what to do."""


def document(routes: Iterable[ApiRoute], texts: Texts) -> dict[str, Any]:
    """At no address yet. `texts`: the language in which states are described."""
    routes = tuple(routes)
    schemas = deepcopy(schemas_of(routes))
    describe_states(schemas, texts)
    links = links_of(routes)
    paths: dict[str, dict[str, Any]] = defaultdict(dict)
    for route in routes:
        paths[route.path][route.method.lower()] = operation(route, schemas, links.get((route.method, route.path), {}))
    queries = {route.endpoint.takes.__name__ for route in routes if not route.has_body} | {Nothing.__name__}
    described = {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": "Vouchline",
            "version": version("vouchline"),
            "summary": "Job references, collected in the chat.",
            "description": ABOUT,
        },
        **_addresses(""),
        "security": [{"key": []}],
        "tags": [{"name": group.name, "description": group.about} for group in GROUPS],
        "paths": dict(paths),
        "webhooks": webhooks(texts),
        "components": {
            "parameters": dict(HEADERS),
            "headers": ANSWER_HEADERS,
            "responses": answers.components(sorted({route.method for route in routes})),
            "examples": {**exampled.components(), **_problems()},
            "securitySchemes": {"key": _key()},
            "schemas": {name: schema for name, schema in schemas.items() if name not in queries},
        },
    }
    whole: dict[str, Any] = without_rules(described)
    return whole


def addressed(document: dict[str, Any], base_url: str) -> dict[str, Any]:
    return document | _addresses(base_url)


def _addresses(base_url: str) -> dict[str, Any]:
    return {
        "externalDocs": {"description": "The same for people, with examples", "url": f"{base_url}/api/docs"},
        "servers": [{"url": base_url, "description": "This installation"}],
    }


def _key() -> dict[str, str]:
    about = 'A key that an admin makes at `/admin/api-keys`, or `vouchline api-key create --name "Our system"`.'
    return {"type": "http", "scheme": "bearer", "description": about}


def _problems() -> dict[str, Any]:
    return {f"problem.{kind}": {"summary": known.title, "value": _problem(kind)} for kind, known in KINDS.items()}


def _problem(kind: str) -> dict[str, Any]:
    known = KINDS[kind]
    return {"type": f"/problems/{kind}", "title": known.title, "status": known.status, "detail": f"{known.title}."}
