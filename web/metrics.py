"""What is counted, for Prometheus."""

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, generate_latest

from web.failures import Handler

ANSWERS = Counter(
    "vouchline_http_answers_total", "HTTP answers by route, method and status", ["route", "method", "status"]
)


@web.middleware
async def count_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    response = await handler(request)
    resource = request.match_info.route.resource
    method = request.method if request.method in METHODS else "other"
    ANSWERS.labels(resource.canonical if resource else "none", method, str(response.status)).inc()
    return response


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


async def metrics(request: web.Request) -> web.Response:
    return web.Response(body=generate_latest(REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})
