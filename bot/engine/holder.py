"""Who holds a lease: a program, by its host, process and a word of chance, so that a dead one is known at once."""

import hashlib
import os
import secrets
import socket
import sys
from pathlib import Path

BOOT, NUMBERS = Path("/proc/sys/kernel/random/boot_id"), Path("/proc/self/ns/pid")
MARK_LETTERS = 12


class Holder:
    def __init__(self) -> None:
        self._host, self._pid = f"{socket.gethostname().replace(':', '-')}:{_place()}", os.getpid()
        self.name = f"{self._host}:{self._pid}:{secrets.token_hex(4)}"

    def is_alive(self, name: str) -> bool:
        """False only for certain: of this place and gone, or of our number but not us. Others' leases run out."""
        if name == self.name:
            return True
        host, _, rest = name.rpartition(":")[0].rpartition(":")
        if host != self._host or not rest.isdigit():
            return True
        return int(rest) != self._pid and _is_running(int(rest))


def _place() -> str:
    """Where our number is ours alone: containers may have one host name, and a process of the same number each.

    On Linux, this start of this machine, and the space that numbers are given out in; elsewhere there is only one.
    """
    if sys.platform != "linux":
        return ""
    try:
        seen = f"{BOOT.read_text()} {NUMBERS.readlink()}"
    except OSError:  # hidden from us: nobody is known to be dead then
        return secrets.token_hex(MARK_LETTERS // 2)
    return hashlib.sha256(seen.encode()).hexdigest()[:MARK_LETTERS]


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
