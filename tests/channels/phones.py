"""Sandbox messages kept in memory; `test_sandbox_messages.py` holds it and the real store to the same contract."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.domain.sandbox import Direction, Filter, SandboxMessage

UNDERWAY = ("queued", "accepted", "sent")


class MessagesInMemory:
    """Meets `bot.domain.sandbox.SandboxMessages`."""

    def __init__(self) -> None:
        self._kept: dict[str, SandboxMessage] = {}

    async def add(self, message: SandboxMessage) -> None:
        self._kept[message.sid] = message

    async def moved_on(self, sid: str, status: str, error: int | None = None) -> None:
        self._kept[sid] = replace(self._kept[sid], status=status, error=error)

    async def of(self, sid: str) -> SandboxMessage | None:
        return self._kept.get(sid)

    async def underway(self) -> Sequence[SandboxMessage]:
        return [one for one in self._all() if one.direction is Direction.OUTBOUND and one.status in UNDERWAY]

    async def listed(self, narrowed: Filter) -> Sequence[SandboxMessage]:
        return [one for one in reversed(self._all()) if _fits(one, narrowed)][: narrowed.most]

    async def on_phones(self, addresses: Collection[str]) -> Sequence[SandboxMessage]:
        return [one for one in self._all() if one.phone in addresses]

    async def phones(self) -> Sequence[str]:
        return sorted({one.phone for one in self._all()})

    def _all(self) -> list[SandboxMessage]:
        return sorted(self._kept.values(), key=lambda one: one.position)


def _fits(one: SandboxMessage, narrowed: Filter) -> bool:
    return (
        narrowed.to_address in (None, one.to_address)
        and narrowed.from_address in (None, one.from_address)
        and (narrowed.since is None or one.created_at >= narrowed.since)
        and (narrowed.before is None or one.created_at < narrowed.before)
        and (narrowed.below is None or one.position < narrowed.below)
    )
