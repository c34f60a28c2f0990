"""A program that has read all of Vouchline's code, and forks into a `vouchline serve` whenever a test wants one.

Reading the code, our texts, and the words that dates are written with, takes nearly all of a start. What follows is the
same: the command from its first line, with arguments, environment, folder and log of its own, to be killed alone.
"""

import fcntl
import gc
import json
import os
import signal
import socket
import sys
from dataclasses import dataclass
from importlib import import_module

from bot.catalogues import read_questionnaires, read_texts
from bot.flows.readers.dates import warm_up
from tests.standins.begun import Wanted
from web.main import main

PIECE_BYTES = 1_000_000
READ_AT_FIRST_USE = "twilio.rest.api"
ABOVE_OTHERS = 200  # closed last as a program ends: its port and its files are free by then


@dataclass(frozen=True, slots=True)
class Taken:
    """What a forked program is to become, and the two files that it was given."""

    wanted: Wanted
    log: int
    life: int


def serve_forks(asked: socket.socket) -> Taken | None:
    """Returns in each forked program what it is to become; in this one nothing, when nobody is left to ask."""
    while True:
        words, files, _, _ = socket.recv_fds(asked, PIECE_BYTES, 2)
        if not words:
            return None
        while not words.endswith(b"\n"):
            words += asked.recv(PIECE_BYTES)
        if (pid := os.fork()) == 0:
            return Taken(Wanted(**json.loads(words)), *files)
        for file in files:
            os.close(file)
        asked.sendall(pid.to_bytes(8))


def become(taken: Taken) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(taken.log, sys.stdout.fileno())
    os.dup2(taken.log, sys.stderr.fileno())
    life = fcntl.fcntl(taken.life, fcntl.F_DUPFD, ABOVE_OTHERS)
    os.close(taken.log)
    os.close(taken.life)
    os.chdir(taken.wanted.folder)
    if taken.wanted.is_read_anew:
        os.execve(taken.wanted.command[0], taken.wanted.command, taken.wanted.environment)
    os.set_inheritable(life, False)
    os.environ.clear()
    os.environ.update(taken.wanted.environment)
    sys.argv = taken.wanted.command
    main()


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them: they are gone when they end
    import_module(READ_AT_FIRST_USE)
    read_questionnaires()
    warm_up(read_texts())
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as parent:
        taken = serve_forks(parent)
    if taken:
        become(taken)
