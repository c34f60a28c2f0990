"""Counts requests in Redis: many programs share one limit, in one round trip; while it is away, each counts alone."""

import logging
import time

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from bot.domain.pace import Pace, Taken
from bot.storage.paces.in_process import InProcessPacer

log = logging.getLogger(__name__)

NAME = "vouchline:pace:"
PATIENCE_SECONDS = 0.25
AWAY_SECONDS = 1.0  # so long it is not asked again
MOST_CONNECTIONS = 64
GONE = (RedisError, OSError, TimeoutError)

# By Redis's own clock, since programs on other machines have others. It gives what is used of the window.
TAKE = """
local clock = redis.call('TIME')
local now = clock[1] + clock[2] / 1000000
local each, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local used = math.max(0, (tonumber(redis.call('GET', KEYS[1])) or 0) - now)
if used + each > window + 0.000001 then return {0, tostring(used)} end
used = used + each
redis.call('SET', KEYS[1], string.format('%.6f', now + used), 'PX', math.ceil(used * 1000))
return {1, tostring(used)}
"""


class RedisPacer:
    """Meets `bot.ports.pacing.Pacer`."""

    def __init__(self, url: str) -> None:
        self._pool = BlockingConnectionPool.from_url(
            url,
            max_connections=MOST_CONNECTIONS,
            timeout=PATIENCE_SECONDS,
            socket_timeout=PATIENCE_SECONDS,
            socket_connect_timeout=PATIENCE_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self._redis = Redis(connection_pool=self._pool)
        self._take = self._redis.register_script(TAKE)
        self._here = InProcessPacer()
        self._away_until = 0.0

    async def take(self, whose: str, pace: Pace) -> Taken:
        if time.monotonic() < self._away_until:
            return await self._here.take(whose, pace)
        try:
            allowed, used = await self._take(keys=[NAME + whose], args=[pace.each_seconds, pace.window_seconds])
        except GONE as error:
            self._lost(error)
            return await self._here.take(whose, pace)
        return pace.standing(bool(allowed), float(used))

    def _lost(self, error: Exception) -> None:
        """Said once, however many were waiting for it."""
        now = time.monotonic()
        if now >= self._away_until:
            log.warning("redis unreachable, counting requests here alone (%s)", type(error).__name__)
        self._away_until = now + AWAY_SECONDS

    async def close(self) -> None:
        await self._redis.aclose()
        await self._pool.disconnect()
