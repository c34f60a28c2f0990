"""One authenticated call: who asks, of what, and with which body."""

from dataclasses import dataclass

from aiohttp import web

from bot.domain.organisation import ApiKey
from bot.wiring import Vouchline
from web.keys import VOUCHLINE
from web.linker import Linker
from web.problems import FieldError, InvalidFields, pointer

TWICE = "is there twice; where several may be given, put commas between them"


@dataclass(frozen=True, slots=True)
class Call:
    request: web.Request
    key: ApiKey
    body: bytes
    repeat: str | None = None  # set when the caller may repeat the request: the same request has the same one

    @property
    def vouchline(self) -> Vouchline:
        return self.request.app[VOUCHLINE]

    @property
    def organisation(self) -> str:
        return self.key.organisation

    @property
    def linker(self) -> Linker:
        return Linker.of(self.vouchline.settings)

    @property
    def query(self) -> dict[str, str]:
        """A blank one, as a form sends it, asks for nothing. One that is there twice is refused: which was meant?"""
        asked = self.request.query
        if twice := [name for name in dict.fromkeys(asked) if len(asked.getall(name)) > 1]:
            raise InvalidFields([FieldError(pointer(name), TWICE) for name in twice])
        return {name: value for name, value in asked.items() if value}

    @property
    def named(self) -> str:
        """The id in the path."""
        return self.request.match_info["id"]
