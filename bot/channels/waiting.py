"""How long a carrier waits before it hands over again what was not taken."""

DEFAULT_SECONDS = 1.0
LONGEST_ASKED_SECONDS = 300.0
FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0
MISCONFIGURED_SECONDS = 60.0  # what an administrator has to put right, nobody does in less


def asked_for(header: str) -> float:
    """By `Retry-After`, in seconds; a date, or nonsense, counts as nothing said."""
    if not header.strip().isdecimal():
        return DEFAULT_SECONDS
    return min(float(header), LONGEST_ASKED_SECONDS)


def after(attempts: int) -> float:
    return float(min(FIRST_SECONDS * 2 ** min(attempts, 10), LONGEST_SECONDS))
