"""Records beside the main path, on both databases."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.domain.organisation import ApiKey
from bot.storage.opening import Storage
from bot.storage.repositories.api_keys import add_api_key
from bot.storage.repositories.clock_offset import advance, offset_seconds
from bot.storage.repositories.organisations import ensure_organisation
from bot.storage.repositories.questionnaires import pin
from bot.storage.repositories.watermarks import set_watermark, watermark
from tests.storage.scene import NOW, ORGANISATION, QUESTIONNAIRE, SUB_ACCOUNT, number_of, rows


async def test_an_organisation_is_made_once_however_many_ask(storage: Storage) -> None:
    made = await asyncio.gather(
        *(
            ensure_organisation(storage.database, replace(ORGANISATION, id=f"o{n}"), replace(SUB_ACCOUNT, id=f"s{n}"))
            for n in range(4)
        )
    )
    assert len({one.id for one in made}) == 1
    assert (await number_of(storage, "organisation"), await number_of(storage, "sub_account")) == (1, 1)


async def test_questionnaires_are_kept_by_version(storage: Storage) -> None:
    changed = replace(QUESTIONNAIRE, minutes=6)
    await asyncio.gather(*(pin(storage.database, [QUESTIONNAIRE, changed]) for _ in range(3)))
    await pin(storage.database, [QUESTIONNAIRE, replace(QUESTIONNAIRE, language="en")])
    assert await rows(storage, "SELECT language, version FROM questionnaire ORDER BY language, version") == [
        ("en", 1),
        ("sv", 1),
        ("sv", 2),
    ]


async def test_keys_watermarks_and_the_clock_are_kept(storage: Storage) -> None:
    await add_api_key(storage.database, ApiKey("k", "cafe", "CI", "f" * 64, NOW))
    assert await rows(storage, "SELECT fingerprint FROM api_key") == [("f" * 64,)]
    assert await watermark(storage.database, "sms") is None
    for at in (NOW, NOW + timedelta(minutes=5)):
        await set_watermark(storage.database, "sms", at)
    assert await watermark(storage.database, "sms") == NOW + timedelta(minutes=5)
    assert [await advance(storage.database, seconds) for seconds in (60, 0, 30)] == [60, 60, 90]
    assert await offset_seconds(storage.database) == 90
