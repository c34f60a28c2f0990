"""How long something would have taken on a machine that has nothing else to do: Slack's clock is not ours to slow."""

import os
from pathlib import Path

LOAD = Path("/proc/loadavg")
STILL_SECONDS = 5.0  # for so long may a disk, or a machine of many guests, stand still


def at_leisure(seconds: float) -> float:
    """By how many programs want a core, now or of late."""
    return max(0.0, seconds - STILL_SECONDS) / max(1.0, _wanting() / (os.cpu_count() or 1))


def _wanting() -> float:
    of_late = os.getloadavg()[0]
    now = int(LOAD.read_text().split()[3].partition("/")[0]) if LOAD.exists() else 0
    return max(of_late, now)
