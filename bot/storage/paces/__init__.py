"""Who has asked how often: counted in this process, or through Redis for many together."""

from bot.ports.pacing import Pacer
from bot.storage.paces.in_process import InProcessPacer
from bot.storage.paces.redis import RedisPacer


def pacer_for(redis_url: str) -> Pacer:
    return RedisPacer(redis_url) if redis_url else InProcessPacer()
