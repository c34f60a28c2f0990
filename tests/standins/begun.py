"""Programs that are forked from the one that is ready, and how their ends are known."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Wanted:
    command: list[str]
    environment: dict[str, str]
    folder: str
    is_read_anew: bool = False  # by a Python of its own, as users start it


class Begun:
    """Runs until a pipe closes whose other end it alone holds."""

    def __init__(self, pid: int, life: int) -> None:
        self._pid, self._life = pid, life
        self._has_ended = False

    def __del__(self) -> None:
        os.close(self._life)

    @property
    def is_running(self) -> bool:
        if not self._has_ended:
            looked = select.poll()
            looked.register(self._life, select.POLLIN)
            self._has_ended = bool(looked.poll(0))
        return not self._has_ended

    def kill(self) -> None:
        self._tell(signal.SIGKILL)

    def terminate(self) -> None:
        self._tell(signal.SIGTERM)

    async def wait(self) -> None:
        loop, ended = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._life, ended.set)
        try:
            await ended.wait()
        finally:
            loop.remove_reader(self._life)

    def _tell(self, sent: signal.Signals) -> None:
        if self.is_running:
            os.kill(self._pid, sent)


async def begin(wanted: Wanted, log: IO[bytes]) -> Begun:
    return await asyncio.to_thread(_begin, wanted, log)  # the first one waits for all that code to be read


def _begin(wanted: Wanted, log: IO[bytes]) -> Begun:
    _, ready = _ready()
    life, held = os.pipe()
    socket.send_fds(ready, [json.dumps(asdict(wanted)).encode() + b"\n"], [log.fileno(), held])
    os.close(held)
    return Begun(int.from_bytes(ready.recv(8)), life)


@cache
def _ready() -> tuple[subprocess.Popen[bytes], socket.socket]:
    """It ends when this program does."""
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-m", "tests.standins.ready", str(theirs.fileno())]
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[theirs.fileno()]), ours
