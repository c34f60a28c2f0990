"""What is answered to a request that cannot even be read: a problem, as to any other, which repeats nothing of it."""

import json
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMethod, BadStatusLine, HttpProcessingError, LineTooLong
from aiohttp.web_protocol import RequestHandler
from aiohttp.web_server import Server

from web.headers import HEADERS
from web.problems import problem_content

SAID = (
    (LineTooLong, "The address, or a header, is longer than 8,190 bytes."),
    (BadHttpMethod, "This is no method of HTTP."),
    (BadStatusLine, "The first line is not that of an HTTP request, such as `GET /api/v1/checks HTTP/1.1`."),
)
STRANGERS = (web.RequestPayloadError, HttpProcessingError)  # what is wrong is in what has come
OTHERWISE = "The headers, or how they frame the body, are not those of an HTTP request."


class Connection(RequestHandler):
    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Without a log line: anybody on the internet may send anything."""
        if status != web.HTTPBadRequest.status_code or request.writer.output_size > 0:
            return super().handle_error(request, status, exc, message)
        detail = next((said for kind, said in SAID if isinstance(exc, kind)), OTHERWISE)
        text = json.dumps(problem_content("bad-request", detail))
        answer = web.Response(status=status, text=text, content_type="application/problem+json")
        answer.headers.update(HEADERS)
        answer.headers["Server"] = "Vouchline"
        answer.force_close()
        return answer

    def log_exception(self, *said: Any, **more: Any) -> None:
        """What a body that is not packed or framed as it says makes of itself: it has had its answer."""
        if isinstance(more.get("exc_info"), STRANGERS):
            self.log_debug(*said, **more)
        else:
            super().log_exception(*said, **more)


class Connections(Server):
    def __call__(self) -> RequestHandler:
        return Connection(self, loop=self._loop, **self._kwargs)


class Runner(web.AppRunner):
    """Serves as aiohttp does, by connections of ours; what is packed is left so, for `web.packed` looks at its end."""

    def __init__(self, app: web.Application, **more: Any) -> None:
        super().__init__(app, auto_decompress=False, **more)

    async def _make_server(self) -> Server:
        server = await super()._make_server()
        server.__class__ = Connections  # its maker has no other way in
        return server
