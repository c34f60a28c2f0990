"""Where it is kept which content templates the provider has for us."""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class SyncedTemplate:
    name: str
    state: str  # in words, for whoever runs it by hand
    is_coming: bool = False  # it is worth looking again
    is_useless: bool = False  # refused or rejected: somebody has to look at the wording


@dataclass(frozen=True, slots=True)
class Synced:
    templates: tuple[SyncedTemplate, ...]

    @property
    def is_coming(self) -> bool:
        return any(one.is_coming for one in self.templates)


class TemplateSync(Protocol):
    """Both raise `CarrierUnreachable`."""

    async def once(self) -> Synced:
        """Everything is made that is not there, and asked to be approved."""
        ...

    async def look_again(self) -> Synced:
        """Only those are looked at that have not been decided on."""
        ...
