"""When an event that an address has not taken is posted to it again (R53)."""

from datetime import datetime, timedelta

WAITS = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
)
LATER_WAIT = timedelta(hours=12)
GIVEN_UP_AFTER = timedelta(days=3)
LONGEST_ASKED = timedelta(hours=12)  # by `Retry-After`


def next_post(first_tried_at: datetime, failed: int, now: datetime, asked: timedelta | None = None) -> datetime | None:
    """`failed`: how many tries have, this one counted. The last is made when the three days are over; then None."""
    end = first_tried_at + GIVEN_UP_AFTER
    if now >= end:
        return None
    usual = WAITS[failed - 1] if failed <= len(WAITS) else LATER_WAIT
    return min(now + max(usual, min(asked or timedelta(), LONGEST_ASKED)), end)
