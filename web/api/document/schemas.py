"""The models of all endpoints as schemas."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.flows.definitions import DEFINED, definitions
from bot.flows.texts import Texts
from bot.hooks.body import HookBody
from web.api.document.routes import ApiRoute
from web.problems import ProblemGiven

REFERENCE = "#/components/schemas/"
RULE = re.compile(r" \(R[0-9]+(?:[-, ]+R[0-9]+)*\)")  # where the product's own pages say more


@cache
def schemas_of(routes: tuple[ApiRoute, ...]) -> dict[str, Any]:
    models: dict[tuple[type[BaseModel], str], None] = {(ProblemGiven, "serialization"): None}
    models[HookBody, "serialization"] = None
    for route in routes:
        models[route.endpoint.takes, "validation"] = None
        if route.endpoint.gives:
            models[route.endpoint.gives, "serialization"] = None
        if route.endpoint.file:
            models[route.endpoint.file.gives, "serialization"] = None
    _, found = models_json_schema(list(models), ref_template=REFERENCE + "{model}")  # type: ignore[arg-type]
    schemas: dict[str, Any] = found["$defs"]
    for name, schema in schemas.items():
        _untitle(schema)
        _leave_out_defaults(schema)
        _close(schema)
        schema["title"] = name
    return schemas


def _untitle(schema: Any) -> None:
    """A field is titled by its name already."""
    for one in schema.get("properties", {}).values():
        one.pop("title", None)


def _leave_out_defaults(schema: Any) -> None:
    """Null and blank are our own notes of a field left out: where nobody may send them, they are no default."""
    for one in schema.get("properties", {}).values():
        is_null = one.get("default", "") is None and {"type": "null"} not in one.get("anyOf", ())
        if is_null or (one.get("default") == "" and (one.get("minLength") or "enum" in one)):
            del one["default"]


def _close(schema: Any) -> None:
    """A name that is not as its pattern says is refused, and Pydantic leaves that out."""
    for one in schema.values() if isinstance(schema, dict) else schema:
        if isinstance(one, dict | list):
            _close(one)
    if isinstance(schema, dict) and "patternProperties" in schema:
        schema.setdefault("additionalProperties", False)


def describe_states(schemas: Mapping[str, Any], texts: Texts) -> None:
    """Each state's definition stands where the state is described (R40)."""
    for kind, states in definitions(texts).items():
        schema = schemas[DEFINED[kind].__name__]
        schema["description"] = " ".join(f"`{state}`: {one.means}" for state, one in states.items())


def without_rules(told: Any) -> Any:
    """The numbers of our rules mean nothing to whoever reads the document."""
    if isinstance(told, dict):
        return {key: without_rules(value) for key, value in told.items()}
    if isinstance(told, list):
        return [without_rules(one) for one in told]
    return RULE.sub("", told) if isinstance(told, str) else told
