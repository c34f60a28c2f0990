"""Installations into Slack that have been begun, as the Slack channel sees them."""

import secrets
from collections.abc import Callable
from datetime import datetime

from bot.storage.database import Database
from bot.storage.repositories import oauth_states

STATE_BYTES = 24


class SqlStates:
    """Meets `bot.channels.slack.workspaces.States`."""

    def __init__(self, database: Database, real: Callable[[], datetime]) -> None:
        self._database, self._real = database, real

    async def begin(self, organisation: str) -> str:
        state = secrets.token_urlsafe(STATE_BYTES)
        await oauth_states.begin(self._database, state, organisation, self._real())
        return state

    async def consume(self, state: str) -> bool:
        return await oauth_states.consume(self._database, state, self._real())

    async def meant_for(self, state: str) -> str:
        return await oauth_states.meant_for(self._database, state)
