"""A receiver over HTTP that reads strictly what comes, and answers as it is told to, badly if need be."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Answer = Callable[["Came", asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Came:
    """One request, whole."""

    first_line: str
    headers: dict[str, str]
    body: bytes


def says(status: str, *headers: str, body: bytes = b"") -> Answer:
    """An ordinary answer."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers))

    async def answer(came: Came, writer: asyncio.StreamWriter) -> None:
        writer.write(head.encode() + b"\r\n" + body)

    return answer


@dataclass
class Receiver:
    answer: Answer = field(default_factory=lambda: says("200 OK", body=b"thanks"))
    came: list[Came] = field(default_factory=list)
    url: str = ""

    async def start(self, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port, ssl=tls)
        self.url = f"http{'s' if tls else ''}://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/hook?for=us"

    async def stop(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("ascii").rstrip("\r\n").split("\r\n")
            headers = dict(line.split(": ", 1) for line in lines)
            assert len(headers) == len(lines), "no header comes twice"
            came = Came(first, headers, await reader.readexactly(int(headers["Content-Length"])))
            self.came.append(came)
            await self.answer(came, writer)
            await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
