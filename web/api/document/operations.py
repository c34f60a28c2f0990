"""One endpoint as the document describes it: its parameters, its body, its answers."""

import inspect
from collections.abc import Mapping
from typing import Any

from web.api.document.answers import answers_of
from web.api.document.exampled import example_of
from web.api.document.groups import group_of
from web.api.document.links import Links
from web.api.document.routes import ApiRoute
from web.api.document.schemas import REFERENCE
from web.api.organisation.sub_accounts import KEY
from web.api.repeats import HEADER, SHAPE
from web.api.words import ID

KEPT = "It is kept for 24 hours."
IDEMPOTENCY_KEY = {
    "name": HEADER,
    "in": "header",
    "description": f"Yours to choose, a new one for each act. The same key with the same body gets the first answer "
    f"again, and has no second effect. {KEPT}",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": f"^{SHAPE.pattern}$"},
}
SHAPES = {"/api/v1/sub-accounts/": KEY}  # of ids in a path, where they are not as all others


def operation(route: ApiRoute, schemas: Mapping[str, Any], links: Links) -> dict[str, Any]:
    asked = route.endpoint
    said = inspect.getdoc(asked.answer)
    return {
        "operationId": asked.name,
        "tags": [group_of(route)],
        "summary": asked.summary,
        **({"description": said} if said else {}),
        "parameters": [*_in_path(route), *_beside(route, schemas)],
        **(_body(route, schemas) if route.has_body else {}),
        "responses": answers_of(route, links),
    }


def _body(route: ApiRoute, schemas: Mapping[str, Any]) -> dict[str, Any]:
    name = route.endpoint.takes.__name__
    file = route.endpoint.file
    content = {
        "application/json": {"schema": {"$ref": REFERENCE + name}, **example_of(name)},
        **({media: _file(media, file.example) for media in file.media} if file else {}),
    }
    return {"requestBody": {"required": bool(schemas[name].get("required")), "content": content}}


def _file(media: str, example: str) -> dict[str, Any]:
    """What is not text has no schema in OpenAPI 3.1."""
    return {"schema": {"type": "string", "minLength": 1}, "example": example} if media == "text/csv" else {}


def _in_path(route: ApiRoute) -> list[dict[str, Any]]:
    shape = next((shape for start, shape in SHAPES.items() if route.path.startswith(start)), ID)
    schema = {"type": "string", "pattern": f"^{shape.pattern}$"}
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in route.in_path]


def _beside(route: ApiRoute, schemas: Mapping[str, Any]) -> list[dict[str, Any]]:
    if route.method == "POST":
        asked = route.endpoint.file.asked if route.endpoint.file else ()
        return [
            {**IDEMPOTENCY_KEY, "example": f"{route.endpoint.name}-2026-11-28-anna"},
            *(_of_file(*one) for one in asked),
        ]
    if route.method != "GET":
        return []
    schema = schemas[route.endpoint.takes.__name__]
    return [_in_query(name, one, schema.get("required", ())) for name, one in schema.get("properties", {}).items()]


def _in_query(name: str, schema: Mapping[str, Any], required: Any) -> dict[str, Any]:
    """A blank one asks for nothing; lists have commas between their parts."""
    shown = {key: value for key, value in _not_null(schema).items() if key != "description"}
    about = {"description": schema["description"]} if "description" in schema else {}
    style = {"style": "form", "explode": False} if shown.get("type") == "array" else {}
    blank = {} if name in required else {"allowEmptyValue": True}
    return {"name": name, "in": "query", "required": name in required, **about, "schema": shown, **style, **blank}


def _of_file(name: str, about: str, type: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": {"type": type}}


def _not_null(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Nobody can write null into an address: what is not wanted is left out."""
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    plain = {key: value for key, value in schema.items() if key != "anyOf" and (key, value) != ("default", None)}
    if not kinds:
        return plain
    return {**plain, **kinds[0]} if len(kinds) == 1 else {**plain, "anyOf": kinds}
