"""Refusals as a row's outcome: whoever asked is told what was wrong, and in which field."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.flows.changes import Changes


@dataclass(frozen=True, slots=True)
class Wrong:
    at: str  # a JSON pointer
    why: str


def pointer(*path: str | int) -> str:
    """A JSON pointer as RFC 6901 writes it; the empty one means the whole body."""
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in path)


def refused(kind: str, detail: str, at: str | None = None) -> Changes:
    return Changes(outcome={"refused": {"kind": kind, "detail": detail, "at": at}})


def refused_fields(kind: str, wrongs: Sequence[Wrong]) -> Changes:
    """Several fields at once are wrong."""
    errors = [{"pointer": one.at, "detail": one.why} for one in wrongs]
    detail = "; ".join(f"{one.at}: {one.why}" for one in wrongs[:5])
    return Changes(outcome={"refused": {"kind": kind, "detail": detail, "errors": errors}})
