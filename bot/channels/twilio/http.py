"""How requests to Twilio travel: the official client's asynchronous transport with the limits that it lacks.

Scars: the official one ignores its timeout and waits for ever; its `max_retries` sends a message again after a 500 that
came after acceptance; it logs phone numbers; and its way of authenticating goes away with aiohttp 4.
"""

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from aiohttp import encode_basic_auth
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response

from bot.channels.waiting import Limits, TooManyRequests, asked_for


class TwilioTransport(AsyncTwilioHttpClient):  # type: ignore[misc]  # the client has no types
    """To be made inside the running loop, since it opens a session, and closed with `close()`."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(pool_connections=False)
        self.session = limits.open_session(raise_for_status=False)

    async def request(
        self,
        method: str,
        url: str,
        params: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        """Raises `TooManyRequests`, aiohttp's errors and `TimeoutError`; any other answer is a `Response`."""
        sent = {**(headers or {}), **({"Authorization": encode_basic_auth(*auth)} if auth else {})}
        body = _body(data, sent) if data else None
        asked = self.session.request(
            method.upper(), _with_query(url, params), data=body, headers=sent, allow_redirects=False
        )
        async with asked as answer:
            if answer.status == 429:
                raise TooManyRequests(asked_for(answer.headers.get("Retry-After", "")))
            return Response(answer.status, await answer.text(errors="replace"), answer.headers)


def _body(data: Mapping[str, object], headers: Mapping[str, str]) -> bytes:
    """The official one sends a form whatever the headers say."""
    is_json = headers.get("Content-Type", "").startswith("application/json")
    return json.dumps(data).encode() if is_json else urlencode(data, doseq=True).encode()


def _with_query(url: str, params: Mapping[str, object] | None) -> str:
    return f"{url}?{urlencode(params, doseq=True)}" if params else url
