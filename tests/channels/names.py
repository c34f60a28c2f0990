"""A name server that knows nobody and says so at once: no test waits for the one that this machine asks."""

import socket

import pytest


def know_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers, however they are written, and this machine itself are found as always."""
    found = socket.getaddrinfo

    def answer(host: str | bytes | None, port: object, *rest: object, **named: object) -> object:
        if _is_known(host.decode() if isinstance(host, bytes) else host or "localhost"):
            return found(host, port, *rest, **named)  # type: ignore[arg-type]
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def _is_known(host: str) -> bool:
    if host == "localhost" or ":" in host:
        return True
    try:
        return bool(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return False
