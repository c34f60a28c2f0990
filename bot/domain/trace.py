"""A trace of the device that a person answered from: a keyed hash, compared for the integrity signals (R49).

Nobody can tell an address from it. The key is the installation's and the organisation's: traces of two organisations
say nothing about each other.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class TraceKind(StrEnum):
    IP = "ip"  # the network address
    DEVICE = "device"  # a cookie that stays in the browser


@dataclass(frozen=True, slots=True)
class Trace:
    organisation: str
    check: str
    conversation: str
    kind: TraceKind
    hash: str
    at: datetime  # when it was first seen
