"""Calls to the app: signed as Slack signs them, answered within three seconds or not at all."""

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.channels.sandbox.slack.ack import Ack
from bot.channels.sandbox.slack.place import Place
from bot.channels.sandbox.slack.signing import signed

log = logging.getLogger(__name__)

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
PATIENCE = ClientTimeout(total=3)
AGAIN_AFTER_SECONDS = (0.0, 60.0, 300.0)  # events alone are told again


class Calls:
    def __init__(self, place: Place) -> None:
        self._place, self._session = place, ClientSession(timeout=PATIENCE)
        self._told: set[asyncio.Task[None]] = set()

    async def close(self) -> None:
        for task in self._told:
            task.cancel()
        await asyncio.gather(*self._told, return_exceptions=True)
        await self._session.close()

    async def form(self, fields: Mapping[str, str]) -> Ack:
        return await self._post(urlencode(fields).encode(), FORM)

    async def payload(self, payload: Mapping[str, Any]) -> Ack:
        return await self.form({"payload": json.dumps(payload, ensure_ascii=False)})

    def event(self, event: Mapping[str, Any]) -> None:
        """Told in the background, and again when it was not taken."""
        task = asyncio.create_task(self._tell(json.dumps(event, ensure_ascii=False).encode()))
        self._told.add(task)
        task.add_done_callback(self._told.discard)

    async def settled(self) -> None:
        """When every event under way has been told, or waits for another attempt no longer."""
        await asyncio.gather(*self._told)

    async def _tell(self, body: bytes) -> None:
        ack = await self._post(body, JSON)
        for number, seconds in enumerate(AGAIN_AFTER_SECONDS, 1):
            if ack.is_last or (ack.status and ack.status < 300):
                return
            await asyncio.sleep(seconds)
            reason = "http_error" if ack.status else "http_timeout"
            retry = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
            ack = await self._post(body, JSON, retry)

    async def _post(self, body: bytes, content_type: str, more: Mapping[str, str] | None = None) -> Ack:
        headers = {"Content-Type": content_type, **signed(self._place.signing_secret, body), **(more or {})}
        try:
            async with self._session.post(self._place.events_url, data=body, headers=headers) as answer:
                return Ack(answer.status, await answer.text(), "X-Slack-No-Retry" in answer.headers)
        except (ClientError, TimeoutError, OSError, UnicodeDecodeError) as error:
            log.warning("sandbox: the app did not answer Slack (%s)", type(error).__name__)
            return Ack(None)
