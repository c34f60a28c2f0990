"""How long a carrier waits: for a provider's answer, and before it hands over again what was not taken."""

from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector

DEFAULT_SECONDS = 1.0
LONGEST_ASKED_SECONDS = 300.0
FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0
MISCONFIGURED_SECONDS = 60.0  # what an administrator has to put right, nobody does in less
KEPT_SECONDS = 10.0  # a connection kept for long may be half dead, and a send that breaks on it has to be settled


@dataclass(frozen=True, slots=True)
class Limits:
    request_seconds: float = 15.0  # for one whole request
    connect_seconds: float = 5.0  # for getting a connection: nothing has been sent before there is one
    connections: int = 64

    def open_session(self, **given: Any) -> ClientSession:
        """To be called inside the running loop."""
        timeout = ClientTimeout(total=self.request_seconds, connect=self.connect_seconds)
        connector = TCPConnector(limit=self.connections, keepalive_timeout=KEPT_SECONDS)
        return ClientSession(connector=connector, timeout=timeout, **given)


class TooManyRequests(Exception):
    """429: the provider has certainly not taken the request."""

    def __init__(self, wait_seconds: float) -> None:
        super().__init__(f"to be tried again after {wait_seconds} s")
        self.wait_seconds = wait_seconds


def asked_for(header: str) -> float:
    """By `Retry-After`, in seconds; a date, or nonsense, counts as nothing said."""
    if not header.strip().isdecimal():
        return DEFAULT_SECONDS
    return min(float(header), LONGEST_ASKED_SECONDS)


def after(attempts: int) -> float:
    return float(min(FIRST_SECONDS * 2 ** min(attempts, 10), LONGEST_SECONDS))
