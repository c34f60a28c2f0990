"""The sandbox's templates and phones kept in memory; `sandbox/test_kept.py` holds the real stores to the same."""

from collections.abc import Collection, Mapping, Sequence

from bot.domain.sandbox_content import SandboxContent
from bot.domain.sandbox_phone import SandboxPhone


class ContentsInMemory:
    """Meets `bot.domain.sandbox_content.SandboxContents`."""

    def __init__(self) -> None:
        self._kept: dict[str, SandboxContent] = {}

    async def put(self, content: SandboxContent) -> None:
        self._kept[content.sid] = content

    async def of(self, sid: str) -> SandboxContent | None:
        return self._kept.get(sid)

    async def remove(self, sid: str) -> None:
        self._kept.pop(sid, None)

    async def all(self) -> Sequence[SandboxContent]:
        return sorted(self._kept.values(), key=lambda one: -one.position)


class PhonesInMemory:
    """Meets `bot.domain.sandbox_phone.SandboxPhones`."""

    def __init__(self) -> None:
        self._kept: dict[str, SandboxPhone] = {}

    async def put(self, phone: SandboxPhone) -> None:
        self._kept[phone.address] = phone

    async def those(self, addresses: Collection[str]) -> Mapping[str, SandboxPhone]:
        return {address: self._kept[address] for address in addresses if address in self._kept}
