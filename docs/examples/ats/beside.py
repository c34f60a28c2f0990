"""A Vouchline of the example's own: started as `make run` does, with a folder of its own, and stopped again."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import ClientError, ClientSession

COMMAND = Path(sys.executable).parent / "vouchline"
USUAL_PORT = 8080
START_SECONDS, STOP_SECONDS = 60, 10


class NotStarted(Exception):
    """Vouchline has said why."""


@asynccontextmanager
async def vouchline_beside(folder: Path) -> AsyncIterator[str]:
    """Where it is. `PORT` says on which port; left out, it is the usual one, or a free one where that is taken."""
    port = int(os.environ.get("PORT") or _free(USUAL_PORT))
    started = await asyncio.create_subprocess_exec(COMMAND, "serve", env=_environment(folder, port))
    try:
        url = f"http://127.0.0.1:{port}"
        await _ready(url, started)
        yield url
    finally:
        await _stop(started)


async def new_key(folder: Path, name: str) -> str:
    """Works before Vouchline serves, and while it does."""
    asked = await asyncio.create_subprocess_exec(
        *(COMMAND, "api-key", "create", "--name", name),
        env=_environment(folder, USUAL_PORT),
        stdout=asyncio.subprocess.PIPE,
    )
    key, _ = await asked.communicate()
    if asked.returncode:
        raise NotStarted
    return key.decode().strip()


def _environment(folder: Path, port: int) -> dict[str, str]:
    return {**os.environ, "VOUCHLINE_VAR": str(folder), "PORT": str(port)}


def _free(wanted: int) -> int:
    for port in (wanted, 0):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(tried.getsockname()[1])
    raise NotStarted


async def _ready(url: str, started: asyncio.subprocess.Process) -> None:
    async with ClientSession() as http, asyncio.timeout(START_SECONDS):
        while True:
            if started.returncode is not None:
                raise NotStarted
            try:
                async with http.get(f"{url}/readyz") as answer:
                    if answer.status == 200:
                        return
            except ClientError:
                await asyncio.sleep(0.1)


async def _stop(started: asyncio.subprocess.Process) -> None:
    """Ctrl-C has reached it too, and then it is stopping already."""
    if started.returncode is not None:
        return
    started.terminate()
    try:
        await asyncio.wait_for(started.wait(), STOP_SECONDS)
    except TimeoutError:
        started.kill()
        await started.wait()
