"""Where it is kept which content templates the provider has for us."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.template import KeptContent


class ContentStore(Protocol):
    """Each of an account at the provider: another account has none of these."""

    async def of(self, account: str, name: str) -> KeptContent | None: ...

    async def all(self, account: str) -> Sequence[KeptContent]: ...

    async def keep(self, account: str, content: KeptContent) -> None: ...

    async def forget(self, account: str, name: str) -> None: ...

    async def claim(self, account: str, name: str, now: datetime) -> bool:
        """Whether it is ours to make: of several programs one, which has a minute for it. `now` is the machine's."""
        ...
