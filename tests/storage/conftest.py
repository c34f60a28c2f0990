"""Storage on either database, and a machine's clock that tests move."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.channel import Channel
from bot.domain.sender import Sender, Senders
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.questionnaires import pin
from tests.storage.scene import EVERYTHING, QUESTIONNAIRE, put
from tests.storage.telling import ATS

SECRET = b"a secret for tests"
SMS = Sender("sms", Channel.SMS, "+46700000001", segments_per_second=1000)
SLOW = Sender("slow", Channel.SMS, "+46700000002", segments_per_second=1)
SENDERS = Senders({one.key: one for one in (SMS, SLOW)}, own_segments_per_second=1, is_in_slack=True)


@dataclass
class MachineClock:
    at: datetime = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def machine() -> MachineClock:
    return MachineClock()


@pytest.fixture
async def storage(database_url: str, machine: MachineClock) -> AsyncIterator[Storage]:
    opened = await open_storage(database_url, SENDERS, SECRET, machine)
    await pin(opened.database, [QUESTIONNAIRE])
    yield opened
    await opened.close()


@pytest.fixture
async def told(storage: Storage) -> Storage:
    """With an address that is told of everything."""
    await put(storage, *EVERYTHING, ATS)
    return storage
