"""Reference taking: asked for once, followed by webhook, caught up with by asking (R1-R4, R41)."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from docs.examples.ats.store import Request, Row, Store
from docs.examples.ats.vouchline import NoAnswer, Refused, Vouchline

EVENTS = (  # those that change a badge, and those that a recruiter likes to read beside it
    *("check_started", "check_completed", "check_cancelled", "check_reopened", "check_archived", "check_unarchived"),
    *("check_deleted", "references_added", "candidate_invited", "candidate_reminded", "candidate_consented"),
    *("candidate_declined", "candidate_unreachable", "referee_nominated", "referee_invited", "referee_reminded"),
    *("reference_started", "reference_submitted", "reference_declined", "reference_reopened", "reference_unobtainable"),
    *("reference_replaced", "message_failed"),
)
BADGES_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class References:
    vouchline: Vouchline
    store: Store
    changed: Callable[[Row], None]  # is told of each candidate with news
    _in_turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def ask(self, assignment: Row, ids: Sequence[str], settings: Row) -> None:
        """Once, however often it is clicked: a candidate who has a check, or waits for one, is not asked for again.

        Raises `Refused` when nothing was begun, and `NoAnswer` when it will be sent again by `catch_up`.
        """
        async with self._in_turn:
            known = [one for one in map(self.store.candidate, sorted(set(ids))) if one and one["is_free"]]
            if known:
                self.store.begin([one["id"] for one in known], _body(assignment, known, settings))
            await self._send_what_waits()

    async def told(self, event: Row, signed_at: int) -> None:
        """What a webhook says. Behind a start, whose answer has the ids that the events speak of."""
        async with self._in_turn:
            known = self._about(event)
            self.store.told(event, signed_at)
        if known:
            self._tell([known["id"]])

    async def catch_up(self) -> None:
        """After a restart, or when webhooks were missed: what has no answer is sent again, badges are read anew."""
        async with self._in_turn:
            await self._send_what_waits()
        waiting = iter(self.store.checks().items())
        while some := dict(islice(waiting, BADGES_AT_ONCE)):
            given = await self.vouchline.get("/badges", check=",".join(some))
            candidates = [one["id"] for check in some if (one := self.store.with_check(check))]
            self.store.read({one["id"]: one for one in given["badges"]}, some)
            self._tell(candidates)

    async def register(self, address: str) -> None:
        """So that events are posted to `address`, and signed with a secret that is kept here."""
        known = (await self.vouchline.get("/webhooks"))["webhooks"]
        mine = next((one for one in known if one["url"] == address), None)
        if mine is None:
            mine = await self.vouchline.post("/webhooks", {"url": address, "events": [*EVENTS], "name": "Oats"})
        elif not mine["active"]:
            await self.vouchline.put(f"/webhooks/{mine['id']}", {"active": True})
        if "secret" not in mine and self.store.kept("webhook") != mine["id"]:
            mine = await self.vouchline.post(f"/webhooks/{mine['id']}/rotate-secret", {})
        if "secret" in mine:
            self.store.keep("secret", mine["secret"])
            self.store.keep("webhook", mine["id"])

    async def _send_what_waits(self) -> None:
        for request in self.store.unanswered():
            candidates = self.store.asked_in(request)
            try:
                await self._send(request)
            finally:
                self._tell(candidates)

    async def _send(self, request: Request) -> None:
        try:
            answer = await self.vouchline.post("/checks", request.body, once=request.key)
        except Refused:
            self.store.refused(request)
            raise
        self.store.started(request, answer["checks"])

    def _about(self, event: Row) -> Row | None:
        check = event["check"]["id"] if event["check"] else event["event"]["about"].get("check")
        return self.store.with_check(check) if check else None

    def _tell(self, candidates: Sequence[str]) -> None:
        for id in candidates:
            if one := self.store.candidate(id):
                self.changed(one)


async def keep_up(references: References, seconds: float, tell: Callable[[str], Any]) -> None:
    """Webhooks bring news at once; whatever has kept one away, this brings it a little later."""
    while True:
        try:
            await references.catch_up()
        except (NoAnswer, Refused) as error:
            tell(str(error))
        await asyncio.sleep(seconds)


def _body(assignment: Row, candidates: Sequence[Row], settings: Row) -> Row:
    """`external_id` is ours: Vouchline makes the assignment on its first use, and knows it again."""
    people = [{name: one[name] for name in ("name", "phone", "email") if one[name]} for one in candidates]
    opening = {"external_id": assignment["id"], "title": assignment["title"]}
    return {**settings, "assignment": opening, "candidates": people}
