"""Every refusal that the API may give, as RFC 9457 problems with stable types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiohttp import web
from pydantic import BaseModel, ValidationError

from bot.errors import RequestRefused
from bot.flows.refusing import pointer

__all__ = ["pointer"]


class Kind(NamedTuple):
    status: int
    title: str


KINDS: Mapping[str, Kind] = {
    "no-key": Kind(401, "A valid API key is needed"),
    "unknown-path": Kind(404, "There is nothing at this address"),
    "unknown-check": Kind(404, "There is no such check"),
    "no-such-sub-account": Kind(404, "There is no such sub-account"),
    "unknown-webhook": Kind(404, "There is no such webhook"),
    "unknown-delivery": Kind(404, "There is no such delivery"),
    "no-such-assignment": Kind(404, "There is no such assignment"),
    "no-such-candidate": Kind(404, "There is no such person on the list"),
    "no-such-questionnaire": Kind(404, "There is no such questionnaire"),
    "no-such-share": Kind(404, "Nobody is let in by that id"),
    "unknown-version": Kind(404, "There is no such version of the report"),
    "no-report-yet": Kind(404, "There is no report yet"),
    "method-not-allowed": Kind(405, "This address does not take that method"),
    "bad-request": Kind(400, "The request could not be read"),
    "not-json": Kind(400, "The body is not JSON"),
    "not-the-media-type": Kind(415, "The body is not of a type that is read here"),
    "too-slow": Kind(408, "The body did not come in time"),
    "too-large": Kind(413, "The body is too large"),
    "bad-idempotency-key": Kind(400, "The Idempotency-Key cannot be used"),
    "idempotency-key-reused": Kind(422, "The Idempotency-Key was used with another body"),
    "request-still-running": Kind(409, "The first request with this Idempotency-Key is still running"),
    "invalid-request": Kind(422, "Some fields are missing or wrong"),
    "channel-not-available": Kind(422, "This installation cannot write on that channel"),
    "unknown-questionnaire": Kind(422, "There is no such questionnaire"),
    "unknown-language": Kind(422, "The questionnaire does not exist in that language"),
    "unknown-sub-account": Kind(422, "There is no such sub-account"),
    "unknown-assignment": Kind(422, "There is no such assignment"),
    "assignment-exists": Kind(409, "There is such an assignment already"),
    "unreadable-file": Kind(422, "Nobody can be read from the file"),
    "list-full": Kind(409, "The assignment's list is full"),
    "listed-gone": Kind(409, "Somebody is on the list no more"),
    "too-many-shares": Kind(409, "Enough people are let in to the report"),
    "share-withdrawn": Kind(409, "The share is withdrawn"),
    "no-mail": Kind(409, "This installation sends no mail"),
    "not-in-slack": Kind(409, "The check is not shown in Slack"),
    "sender-taken": Kind(409, "The number cannot be a sender of your own"),
    "not-a-mobile": Kind(422, "A number cannot get text messages"),
    "country-not-allowed": Kind(422, "A number is in a country where no messages may go"),
    "too-many-starts": Kind(429, "Too many checks have been started today"),
    "too-many-requests": Kind(429, "Too many requests have come in a short time"),
    "no-credits": Kind(409, "There are not enough credits"),
    "credits-unlimited": Kind(409, "The credits are unlimited"),
    "referee-entered": Kind(409, "A referee has been entered"),
    "still-running": Kind(409, "The check is still running"),
    "nobody-to-remind": Kind(409, "Nobody is waited for"),
    "reminded-recently": Kind(409, "Whoever is waited for was reminded within the hour"),
    "no-address": Kind(422, "No address is known for that channel"),
    "opted-out": Kind(409, "They have written STOP"),
    "nothing-to-resend": Kind(409, "Nothing is asked of them now"),
    "check-over": Kind(409, "The check is over"),
    "unknown-person": Kind(422, "The check has no such person"),
    "check-cancelled": Kind(409, "The check is cancelled"),
    "too-many-references": Kind(409, "A check cannot have that many references"),
    "candidate-has-stopped": Kind(409, "The candidate has written STOP"),
    "candidate-declined": Kind(409, "The candidate has declined"),
    "candidate-withdraws": Kind(409, "The candidate wishes to withdraw"),
    "not-submitted": Kind(409, "The reference is not submitted"),
    "follow-up-open": Kind(409, "A follow-up is open already"),
    "referee-has-stopped": Kind(409, "The referee has written STOP"),
    "bad-webhook-address": Kind(422, "Events cannot be posted to that address"),
    "bad-name": Kind(422, "The name cannot be used"),
    "unknown-event-type": Kind(422, "There is no such type of event"),
    "too-many-webhooks": Kind(409, "There are as many webhooks as there may be"),
    "webhook-off": Kind(409, "The webhook is switched off"),
    "check-erased": Kind(409, "What it tells of has been erased"),
    "not-as-things-stand": Kind(409, "It may not be done as things stand"),
    "unavailable": Kind(503, "The service cannot take the request now"),
    "internal": Kind(500, "Something went wrong here"),
}

KEY_ITSELF = "[key]"  # how Pydantic says that not the value but its name is wrong
HEADERS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "Bearer"},
    429: {"Retry-After": "3600"},
    503: {"Retry-After": "2"},
}


@dataclass(frozen=True, slots=True)
class FieldError:
    pointer: str  # a JSON pointer; of a query parameter, "/" and its name
    detail: str


class FieldErrorGiven(BaseModel):
    pointer: str
    detail: str


class ProblemGiven(BaseModel):
    """A refusal, as RFC 9457 has it. `type` is stable; `detail` is for people and may change."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldErrorGiven] | None = None


class InvalidFields(RequestRefused):
    """Several fields at once are wrong."""

    def __init__(self, errors: list[FieldError], kind: str = "invalid-request") -> None:
        listed = "; ".join(f"{error.pointer or 'the body'}: {error.detail}" for error in errors[:5])
        more = f"; and {len(errors) - 5} more" if len(errors) > 5 else ""
        super().__init__(kind, f"{listed}{more}", errors=[{"pointer": e.pointer, "detail": e.detail} for e in errors])


def invalid_fields(error: ValidationError) -> RequestRefused:
    found = error.errors(include_url=False, include_context=False, include_input=False)
    if found[0]["type"] == "json_invalid":
        return RequestRefused("not-json", found[0]["msg"])
    return InvalidFields(
        [FieldError(pointer(*(part for part in one["loc"] if part != KEY_ITSELF)), _said(one["msg"])) for one in found]
    )


def _said(message: str) -> str:
    return message.removeprefix("Value error, ")


def problem(kind: str, detail: str, status: int | None = None, more: Mapping[str, Any] | None = None) -> web.Response:
    """`status` is for kinds that the table does not hold."""
    content = {**problem_content(kind, detail, status), **(more or {})}
    answered = content["status"]
    headers = HEADERS.get(answered)
    return web.json_response(content, status=answered, headers=headers, content_type="application/problem+json")


def problem_content(kind: str, detail: str, status: int | None = None) -> dict[str, Any]:
    known = KINDS.get(kind, Kind(status or 409, KINDS["not-as-things-stand"].title))
    return {"type": f"/problems/{kind}", "title": known.title, "status": known.status, "detail": detail}


def refusal(refused: RequestRefused) -> web.Response:
    errors = {"errors": [{"pointer": refused.at, "detail": refused.detail}]} if refused.at else {}
    return problem(refused.kind, refused.detail, refused.status, {**errors, **refused.more})
