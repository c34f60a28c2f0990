"""Names that nobody answers for take the places of their own organisation, and leave as many to others (R53)."""

import asyncio
import socket
import threading

import pytest

from bot.channels.webhooks.looking_up import FOR_WHOM, MOST_AT_ONCE, LookUps

FOUND: list[tuple[int, str]] = [(socket.AF_INET, "93.184.216.34")]


async def test_two_organisations_of_silent_names_leave_room_for_a_third(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def answer(host: str, port: object, *rest: object, **named: object) -> list[object]:
        if host.startswith("silent"):
            answered.wait(100)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    names = LookUps()
    try:
        waiting = [_asked(names, whose, place) for whose in ("a", "b") for place in range(MOST_AT_ONCE)]
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        FOR_WHOM.set("c")
        assert await names.numbers("quick.example") == FOUND
    finally:
        answered.set()
    ends = await asyncio.gather(*waiting, return_exceptions=True)
    assert [ends[: len(ends) // 2].count(FOUND), ends[len(ends) // 2 :].count(FOUND)] == [32, 16]


def _asked(names: LookUps, whose: str, place: int) -> "asyncio.Task[list[tuple[int, str]]]":
    FOR_WHOM.set(whose)  # a task has what was set when it was made
    return asyncio.create_task(names.numbers(f"silent-{whose}-{place}.example"))
