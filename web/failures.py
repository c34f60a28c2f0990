"""What is answered when a request fails: a problem to programs, a page to people, and never a traceback."""

import logging
from collections.abc import Awaitable, Callable

import aiohttp_jinja2
from aiohttp import hdrs, web

from bot.errors import RequestRefused
from bot.logs import told
from bot.storage.readiness import is_unreachable
from web.api.bearer import key_of
from web.api.pacing import TOLD
from web.packed import refuse_packed
from web.problems import problem, refusal

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
log = logging.getLogger(__name__)

# What aiohttp itself refuses, as kinds of ours.
KIND_OF_STATUS = {
    400: "bad-request",
    404: "unknown-path",
    405: "method-not-allowed",
    413: "too-large",
    415: "not-the-media-type",
}
PLAIN = ("/webhooks/", "/healthz", "/readyz", "/metrics", "/slack/")


@web.middleware
async def answer_failures(request: web.Request, handler: Handler) -> web.StreamResponse:
    if request.method == hdrs.METH_CONNECT:
        return _no_proxy()
    try:
        if not is_api(request):
            refuse_packed(request)
        return await handler(request)
    except RequestRefused as refused:
        return refusal(refused) if is_api(request) else _answer(request, refused.status, refused.kind, refused.detail)
    except web.HTTPException as failure:
        if failure.status < 400:
            raise
        return await _asked_too_often(request) or _failed(request, failure)
    except web.RequestPayloadError:
        return _answer(request, 400, "bad-request", "The body is not framed or packed as its headers say.")
    except UnicodeDecodeError:
        return _answer(request, 400, "bad-request", "The request is not valid UTF-8.")
    except Exception as error:
        return _broken(request, error)


async def _asked_too_often(request: web.Request) -> web.StreamResponse | None:
    """What is not there is counted as what is, and told in the headers; whose key it is makes no difference to it."""
    if not is_api(request) or "Authorization" not in request.headers or TOLD in request:
        return None
    try:
        await key_of(request)
    except RequestRefused as refused:
        return refusal(refused) if refused.kind == "too-many-requests" else None
    except Exception as error:
        return _broken(request, error)
    return None


def _no_proxy() -> web.StreamResponse:
    """CONNECT names another machine, and no address of ours, so that there is nothing that it may be used on."""
    answer = problem("method-not-allowed", "This is no proxy: CONNECT is possible nowhere here.")
    answer.headers["Allow"] = ""
    return answer


def is_api(request: web.Request) -> bool:
    return request.path == "/api" or request.path.startswith("/api/")


def _broken(request: web.Request, error: Exception) -> web.StreamResponse:
    if isinstance(error, ConnectionError) and request.transport is None:  # whoever asked has hung up, and reads no more
        return _answer(request, 400, "bad-request", "The connection ended before the request was read.")
    if is_unreachable(error):
        log.error("%s %s: the database cannot be reached", request.method, _route(request))
        return _answer(request, 503, "unavailable", "The database cannot be reached; try again in a moment.")
    log.error("%s %s failed: %s", request.method, _route(request), told(error))
    return _answer(request, 500, "internal", "The error has been logged.")


def _failed(request: web.Request, failure: web.HTTPException) -> web.StreamResponse:
    kind = KIND_OF_STATUS.get(failure.status, "bad-request")
    answer = _answer(request, failure.status, kind, _detail(request, failure))
    for name in ("Allow", "Retry-After"):
        if name in failure.headers:
            answer.headers[name] = failure.headers[name]
    return answer


def _detail(request: web.Request, failure: web.HTTPException) -> str:
    if isinstance(failure, web.HTTPMethodNotAllowed):
        return f"{request.method} is not possible here. Possible: {', '.join(sorted(failure.allowed_methods))}."
    if isinstance(failure, web.HTTPRequestEntityTooLarge):
        return f"At most {request.app._client_max_size} bytes are read."
    if isinstance(failure, web.HTTPNotFound):
        return "See /api/docs for the addresses that there are."
    return failure.reason


def _answer(request: web.Request, status: int, kind: str, detail: str) -> web.StreamResponse:
    if is_api(request):
        return problem(kind, detail, status)
    if request.path.startswith(PLAIN):
        return web.Response(status=status, text=f"{status}: {kind}\n")
    title = "There is nothing at this address" if status == 404 else f"That did not work ({status})"
    return aiohttp_jinja2.render_template("failure.html", request, {"title": title, "status": status}, status=status)


def _route(request: web.Request) -> str:
    """The route and not the path, which may hold a personal link's token."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "(no route)"
