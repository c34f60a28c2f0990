"""Who holds a lease: a program, by its host, process and a word of chance, so that a dead one is known at once."""

import os
import secrets
import socket


class Holder:
    def __init__(self) -> None:
        self._host, self._pid = socket.gethostname().replace(":", "-"), os.getpid()
        self.name = f"{self._host}:{self._pid}:{secrets.token_hex(4)}"

    def is_alive(self, name: str) -> bool:
        """False only for certain: of this machine and gone, or of our number but not us. Others' leases run out."""
        if name == self.name:
            return True
        host, _, rest = name.partition(":")
        pid = rest.partition(":")[0]
        if host != self._host or not pid.isdigit():
            return True
        return int(pid) != self._pid and _is_running(int(pid))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
