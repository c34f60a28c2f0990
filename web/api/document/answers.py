"""What an endpoint may answer: what it gives, and each problem by its status."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from aiohttp import web

from web.api.document.exampled import example_of
from web.api.document.headers import headers_of
from web.api.document.links import Links
from web.api.document.routes import ApiRoute
from web.api.document.schemas import REFERENCE
from web.api.endpoint import WITH_BODY
from web.problems import KINDS, ProblemGiven

EVERYWHERE = ("bad-request", "no-key", "invalid-request", "too-many-requests", "internal", "unavailable")
ON_BODIES = ("not-json", "too-slow", "too-large", "not-the-media-type")
ON_POSTS = ("bad-idempotency-key", "idempotency-key-reused", "request-still-running")


def answers_of(route: ApiRoute, links: Links) -> dict[str, Any]:
    """What an endpoint refuses as all of its method do is described once."""
    usual, own = _by_status(usual_kinds(route.method)), _by_status(kinds_of(route))
    refused = {
        str(status): {"$ref": f"#/components/responses/{_name(route.method, status)}"}
        if usual.get(status) == kinds
        else _refused(route.method, status, kinds)
        for status, kinds in sorted(own.items())
    }
    return {**_of_file(route), str(route.endpoint.status): _given(route, links), **refused}


def _of_file(route: ApiRoute) -> dict[str, Any]:
    if route.endpoint.file is None:
        return {}
    schema = {"$ref": REFERENCE + route.endpoint.file.gives.__name__}
    about = {"description": "Of a file: what each line became.", "headers": headers_of(route.method, 200)}
    return {"200": {**about, "content": {"application/json": {"schema": schema}}}}


def components(methods: Iterable[str]) -> dict[str, Any]:
    return {
        _name(method, status): _refused(method, status, kinds)
        for method in methods
        for status, kinds in _by_status(usual_kinds(method)).items()
    }


def usual_kinds(method: str) -> tuple[str, ...]:
    return (*EVERYWHERE, *(ON_BODIES if method in WITH_BODY else ()), *(ON_POSTS if method == "POST" else ()))


def kinds_of(route: ApiRoute) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*usual_kinds(route.method), *route.endpoint.problems)))


def _name(method: str, status: int) -> str:
    return f"{method.capitalize()}{status}"


def _by_status(kinds: Iterable[str]) -> dict[int, list[str]]:
    by_status: dict[int, list[str]] = defaultdict(list)
    for kind in kinds:
        by_status[KINDS[kind].status].append(kind)
    return by_status


def _given(route: ApiRoute, links: Links) -> dict[str, Any]:
    asked = route.endpoint
    about = {"description": "Done.", "headers": headers_of(route.method, asked.status)}
    if asked.gives is not None:
        name = asked.gives.__name__
        content = {asked.media: {"schema": {"$ref": REFERENCE + name}, **example_of(name)}}
        return {**about, "content": content, **({"links": dict(links)} if links else {})}
    return about if asked.status == web.HTTPNoContent.status_code else {**about, "content": {asked.media: {}}}


def _refused(method: str, status: int, kinds: list[str]) -> dict[str, Any]:
    schema = {"$ref": REFERENCE + ProblemGiven.__name__}
    return {
        "description": " ".join(f"`/problems/{kind}`: {KINDS[kind].title}." for kind in kinds),
        "headers": headers_of(method, status),
        "content": {"application/problem+json": {"schema": schema, "examples": _refusals(kinds)}},
    }


def _refusals(kinds: list[str]) -> dict[str, Any]:
    return {kind: {"$ref": f"#/components/examples/problem.{kind}"} for kind in kinds}
