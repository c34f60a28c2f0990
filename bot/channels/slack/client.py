"""The one session on which everything goes to Slack, and the official client on top of it.

Scars: the client opens a session for each call unless given one, and then ignores its own timeout; its default retry
sends a post again when the connection breaks after Slack took it; it takes proxies from the environment; and it writes
whole requests to the log.
"""

import logging
from types import SimpleNamespace

from aiohttp import (
    ClientSession,
    ClientTimeout,
    ServerConnectionError,
    TCPConnector,
    TraceConfig,
    TraceRequestRedirectParams,
)
from slack_sdk.web.async_client import AsyncWebClient

REQUEST_SECONDS = 10.0
CONNECT_SECONDS = 5.0  # nothing has been sent before there is a connection
CONNECTIONS = 50
KEPT_SECONDS = 15.0  # a connection kept for long may be half dead, and a post that breaks on it has to be settled

wire_log = logging.getLogger("bot.channels.slack.wire")
wire_log.setLevel(logging.WARNING)


def open_session() -> ClientSession:
    """To be opened inside the running loop, and closed."""
    trace = TraceConfig()
    trace.on_request_redirect.append(_refuse_redirect)
    timeout = ClientTimeout(total=REQUEST_SECONDS, connect=CONNECT_SECONDS)
    connector = TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEPT_SECONDS)
    return ClientSession(connector=connector, timeout=timeout, trust_env=False, trace_configs=[trace])


def client_on(session: ClientSession, base_url: str) -> AsyncWebClient:
    """Without a token: each call brings that of its workspace."""
    client = AsyncWebClient(base_url=base_url, session=session, retry_handlers=[], logger=wire_log)
    client.proxy = None
    return client


async def _refuse_redirect(_: ClientSession, __: SimpleNamespace, told: TraceRequestRedirectParams) -> None:
    """Slack's API never redirects; what was meant for it is not taken elsewhere."""
    raise ServerConnectionError(f"redirected with {told.response.status}")
