"""Wake-ups between those who write rows and those who apply them: in this process, or through Redis between many."""

from bot.ports import Wakeups
from bot.storage.wakeups.in_process import InProcessWakeups
from bot.storage.wakeups.redis import RedisWakeups


def wakeups_for(redis_url: str, *, is_alone: bool) -> Wakeups:
    """`is_alone`: no other process works on this database, as with SQLite."""
    if redis_url:
        return RedisWakeups(redis_url)
    return InProcessWakeups(poll_seconds=1.0 if is_alone else 0.25)
