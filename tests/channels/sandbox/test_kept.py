"""The real stores of templates and phones, and those in memory, keep the same contract."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.channels.sandbox.network import Stores
from bot.domain.sandbox_content import Approval, SandboxContent
from bot.domain.sandbox_phone import SandboxPhone, Texts
from bot.domain.sender import Senders
from bot.storage.opening import open_storage
from bot.storage.sandbox_contents import SandboxContentStore
from bot.storage.sandbox_messages import SandboxMessageStore
from bot.storage.sandbox_phones import SandboxPhoneStore
from tests.channels.cast import ANNA, BO, NOON
from tests.channels.kept import ContentsInMemory, PhonesInMemory
from tests.channels.phones import MessagesInMemory

OFF = SandboxPhone(ANNA, is_off=True, texts=Texts.FILTERED)
MADE = SandboxContent("HX1", "opening", "sv", {"1": "Anna"}, {"twilio/text": {"body": "Hej {{1}} å!"}}, NOON, 1)


@pytest.fixture(params=["memory", "sqlite"])
async def stores(request: pytest.FixtureRequest) -> AsyncIterator[Stores]:
    if request.param == "memory":
        yield Stores(MessagesInMemory(), ContentsInMemory(), PhonesInMemory())
        return
    storage = await open_storage(request.getfixturevalue("sqlite_url"), Senders({}), b"secret")
    yield Stores(SandboxMessageStore(), SandboxContentStore(), SandboxPhoneStore())
    await storage.close()


async def test_what_is_said_of_a_phone_is_kept(stores: Stores) -> None:
    await stores.phones.put(SandboxPhone(ANNA))
    await stores.phones.put(OFF)
    assert await stores.phones.those([ANNA, BO]) == {ANNA: OFF}


async def test_a_template_is_kept_with_what_was_asked_of_whatsapp(stores: Stores) -> None:
    submitted = replace(MADE, sid="HX2", position=2, approval=Approval("opening_1", "UTILITY", NOON))
    for content in (MADE, submitted, replace(MADE, friendly_name="anew")):
        await stores.contents.put(content)
    assert await stores.contents.all() == [submitted, replace(MADE, friendly_name="anew")]
    await stores.contents.remove("HX2")
    assert await stores.contents.of("HX2") is None
