"""A file that an endpoint takes in place of JSON, told by its type; larger than other bodies may be."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple

from aiohttp import web
from pydantic import BaseModel

from bot.errors import RequestRefused
from web.api.bodies import body_of
from web.api.call import Call


class Beside(NamedTuple):
    """What the address may ask for."""

    name: str
    about: str
    type: str  # as JSON Schema calls it


@dataclass(frozen=True, slots=True)
class FileTaken:
    media: tuple[str, ...]
    most_bytes: int
    answer: Callable[[Call], Awaitable[web.Response]]
    gives: type[BaseModel]  # with status 200
    asked: tuple[Beside, ...]
    example: str  # as text

    def is_sent(self, request: web.Request) -> bool:
        return request.content_type in self.media

    async def body_of(self, request: web.Request) -> bytes:
        """Raises `RequestRefused`."""
        try:
            return await body_of(request.clone(client_max_size=self.most_bytes))
        except web.HTTPRequestEntityTooLarge:
            raise RequestRefused("too-large", f"At most {self.most_bytes} bytes of a file are read.") from None
