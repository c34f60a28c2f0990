"""Which content templates the provider has for us, on either database."""

from datetime import UTC, datetime, timedelta

from bot.domain.template import Approval, KeptContent
from bot.storage.contents import SqlContentStore
from bot.storage.opening import Storage

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
MADE = KeptContent("opening", "HX1", Approval.PENDING)


async def test_a_template_is_kept_for_its_account_alone(storage: Storage) -> None:
    store = SqlContentStore(storage.database)
    await store.keep("AC1", MADE)
    rejected = KeptContent("opening", "HX2", Approval.REJECTED, "TAG_CONTENT_MISMATCH")
    await store.keep("AC1", rejected)
    assert (await store.of("AC1", "opening"), await store.of("AC2", "opening")) == (rejected, None)
    assert await store.all("AC1") == [rejected]
    await store.forget("AC1", "opening")
    assert await store.of("AC1", "opening") is None


async def test_of_many_programs_one_makes_it_and_has_a_minute_for_that(storage: Storage) -> None:
    store = SqlContentStore(storage.database)
    assert [await store.claim("AC1", "opening", AT) for _ in range(3)] == [True, False, False]
    assert (await store.of("AC1", "opening"), list(await store.all("AC1"))) == (None, [])
    assert not await store.claim("AC1", "opening", AT + timedelta(seconds=59))
    assert await store.claim("AC1", "opening", AT + timedelta(seconds=61))  # whoever had it has died
    assert await store.claim("AC2", "opening", AT)


async def test_what_was_made_is_nobodys_to_make(storage: Storage) -> None:
    store = SqlContentStore(storage.database)
    await store.keep("AC1", MADE)
    assert not await store.claim("AC1", "opening", AT + timedelta(days=1))
