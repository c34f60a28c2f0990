"""What is posted to webhooks, in the OpenAPI document: an entry for each type of event, of the model that makes it."""

from collections.abc import Mapping
from typing import Any

from bot.domain.webhook import TEST, TYPES
from bot.flows.texts import Texts
from bot.hooks.body import HookBody

SCHEMAS = "#/components/schemas/"
SIGNATURE = (
    "`t=<seconds>,v1=<hex>`: HMAC-SHA256 of `{t}.{body}` with the webhook's secret as it stands, and the time at which "
    "it was made. Within 24 hours of `rotate-secret` there are two `v1`; one that fits is enough."
)


def _header(name: str, description: str) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": "header", "required": True, "description": description, "schema": schema}


HEADERS: Mapping[str, dict[str, Any]] = {
    "Signature": _header("Vouchline-Signature", SIGNATURE),
    "Event": _header("Vouchline-Event", "The `type` of the body."),
    "Delivery": _header("Vouchline-Delivery", "The id of the delivery, as in `GET …/deliveries`."),
}
ANSWERS: Mapping[str, dict[str, Any]] = {
    "2XX": {"description": "It is taken. Answer within 10 seconds; what is in the answer is not read."},
    "410": {"description": "The webhook is switched off."},
    "default": {"description": "It is posted again, for 3 days. Redirects are not followed. `Retry-After` is heeded."},
}


def webhooks(texts: Texts) -> dict[str, Any]:
    return {type: {"post": _post(type, texts)} for type in (*TYPES, TEST)}


def _post(type: str, texts: Texts) -> dict[str, Any]:
    whole = {"$ref": SCHEMAS + HookBody.__name__}
    schema = {"allOf": [whole, {"type": "object", "properties": {"type": {"const": type}}}]}
    return {
        "operationId": f"told_{type}",
        "summary": texts(f"admin.webhook_events.{type}"),
        "security": [],
        "parameters": [{"$ref": f"#/components/parameters/{name}"} for name in HEADERS],
        "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
        "responses": dict(ANSWERS),
    }
