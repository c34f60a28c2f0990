"""An endpoint: a function, what it takes and what it gives. The OpenAPI document follows from the same."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import RequestRefused
from web.api import bearer, repeats
from web.api.assignments.file_taken import FileTaken
from web.api.bodies import body_of, refuse_doubles, refuse_other_types
from web.api.call import Call
from web.problems import invalid_fields, refusal

WITH_BODY = frozenset({"POST", "PUT"})


class Nothing(BaseModel):
    """No fields at all."""

    model_config = ConfigDict(extra="forbid")


Takes = TypeVar("Takes", bound=BaseModel)
Finds = Callable[[Call], Awaitable[object]]  # what the path names; raises `NotFound`
Answer = Callable[[Call, Takes], Awaitable[BaseModel | web.Response | None]]


@dataclass(frozen=True, slots=True)
class Endpoint(Generic[Takes]):
    summary: str
    answer: Answer[Takes]
    takes: type[Takes]
    gives: type[BaseModel] | None  # None: no content, or not JSON
    status: int
    media: str
    problems: tuple[str, ...]
    file: FileTaken | None = None  # what it takes in place of JSON

    @property
    def name(self) -> str:
        return self.answer.__name__

    async def respond(self, request: web.Request, finds: Finds | None = None) -> web.Response:
        """Reads the request, asks the function, writes the answer; refusals become problems."""
        unquote_to_bytes(request.raw_path).decode()  # what is not UTF-8 is refused, before a library repairs it
        key = await bearer.key_of(request)
        body = await (self.file.body_of(request) if self.file and self.file.is_sent(request) else body_of(request))
        if request.method == "POST" and repeats.HEADER in request.headers:
            return await repeats.once(
                request, key, body, lambda repeat: self._answered(Call(request, key, body, repeat), finds)
            )
        return await self._answered(Call(request, key, body), finds)

    async def _answered(self, call: Call, finds: Finds | None) -> web.Response:
        try:
            if self.file and self.file.is_sent(call.request):
                return self._written(await self.file.answer(call))
            return self._written(await self.answer(call, await self._asked(call, finds)))
        except RequestRefused as refused:
            return refusal(refused)

    async def _asked(self, call: Call, finds: Finds | None) -> Takes:
        """What is not there is not there, however it is asked for (R57)."""
        try:
            return self._taken(call)
        except RequestRefused:
            if finds:
                await finds(call)
            raise

    def _taken(self, call: Call) -> Takes:
        try:
            if call.request.method in WITH_BODY:
                return self._read(call)
            return self.takes.model_validate(call.query)
        except ValidationError as error:
            raise invalid_fields(error) from None

    def _read(self, call: Call) -> Takes:
        if not call.body:
            return self.takes.model_validate({})
        refuse_other_types(call.request)
        taken = self.takes.model_validate_json(call.body, strict=True)
        refuse_doubles(call.body)
        return taken

    def _written(self, given: BaseModel | web.Response | None) -> web.Response:
        if isinstance(given, web.Response):
            return given
        if given is None:
            return web.Response(status=self.status)
        return web.Response(status=self.status, text=given.model_dump_json(), content_type="application/json")


def endpoint(
    summary: str,
    *,
    takes: type[Takes],
    gives: type[BaseModel] | None,
    status: int = 200,
    media: str = "application/json",
    problems: tuple[str, ...] = (),
    file: FileTaken | None = None,
) -> Callable[[Answer[Takes]], Endpoint[Takes]]:
    def described(answer: Answer[Takes]) -> Endpoint[Takes]:
        return Endpoint(summary, answer, takes, gives, status, media, problems, file)

    return described
