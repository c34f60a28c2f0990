"""Ports that nobody else on the machine is given while a test needs them, also while nobody listens there."""

import socket
import sys
from collections import deque

MOST_HELD = 200
_held: deque[socket.socket] = deque()


def own_port() -> int:
    """Whoever calls there is refused, until somebody who knows its number listens."""
    probe = socket.socket()
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    probe.bind(("127.0.0.1", 0))
    port = int(probe.getsockname()[1])
    if sys.platform == "linux":  # elsewhere nobody could listen beside a socket that is bound
        _held.append(probe)
    else:
        probe.close()
    if len(_held) > MOST_HELD:
        _held.popleft().close()
    return port
