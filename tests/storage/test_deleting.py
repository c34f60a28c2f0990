"""A check is deleted while its people write: whatever they were doing, nothing of it comes back (R44)."""

import asyncio
from dataclasses import replace

import pytest

from bot.domain.inbox import Errand, Happening, Lane, Row, check_lane, person_lane
from bot.domain.message import Progress
from bot.flows.changes import Changes, CheckSeen, View
from bot.storage.opening import Storage, open_storage
from bot.storage.repositories.questionnaires import pin
from bot.storage.steps import Query, Steps
from tests.storage.conftest import SECRET, SENDERS
from tests.storage.scene import (
    ANNA,
    CHECK,
    EVERYTHING,
    LANE,
    NOW,
    QUESTIONNAIRE,
    a_message,
    a_text,
    an_entry,
    brought_about,
    number_of,
    put,
    putting,
    rows,
)

MAIL = person_lane("email", "anna@example.com")
SLOW_ENTRIES = """CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM nextval(''begun''); PERFORM pg_sleep(0.5); RETURN NEW; END'"""
HAS_BEGUN = "SELECT is_called FROM begun"  # no transaction keeps it from others, nor takes it back
ON_ENTRY = "CREATE TRIGGER slow BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION slowly()"


def _slow_entries() -> Steps[None]:
    yield Query("CREATE SEQUENCE begun")
    yield Query(SLOW_ENTRIES)
    yield Query(ON_ENTRY)


@pytest.mark.parametrize("has_another_check", [False, True])
async def test_a_turn_under_way_brings_nothing_of_a_deleted_check_back(
    postgres_url: str, has_another_check: bool
) -> None:
    storage = await open_storage(postgres_url, SENDERS, SECRET)
    try:
        await pin(storage.database, [QUESTIONNAIRE])
        other = (replace(CHECK, id="other"), replace(ANNA, id="other-anna", check="other"))
        await put(storage, *EVERYTHING, *(other if has_another_check else ()))
        await storage.database.write(_slow_entries)
        await _delete_during_a_turn(storage)
        left = await rows(storage, "SELECT id FROM conversation")
        assert left == ([("other-anna",)] if has_another_check else [])
        assert await number_of(storage, "entry") == 0
        assert not [payload for (payload,) in await rows(storage, "SELECT payload FROM inbox") if "Anna" in payload]
    finally:
        await storage.close()


async def _writes_slowly(storage: Storage) -> None:
    """Returns when the turn is in the midst of it."""
    async with asyncio.timeout(100):
        while await rows(storage, HAS_BEGUN) == [(False,)]:
            await asyncio.sleep(0.01)


async def _delete_during_a_turn(storage: Storage) -> None:
    await storage.turns.put([a_text("SM1", "Jag heter Anna")], NOW)
    answering = putting(replace(ANNA, name="Anna L"), an_entry("name", "Anna L", "SM1"))
    turn = asyncio.create_task(storage.turns.take_turn(LANE, answering))
    await _writes_slowly(storage)
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    taken = await turn
    assert taken is not None and taken.failed is None, taken


async def test_what_was_being_fetched_goes_with_its_check(storage: Storage) -> None:
    """R44: nor does it come back when the fetching ends later."""
    mine = Errand(LANE, "SM1:a", "https://api.twilio.com/1", {"conversation": ANNA.id, "text": "Anna"})
    others = Errand(LANE, "SM2:b", "https://api.twilio.com/2", {"conversation": "other"})
    await put(storage, *EVERYTHING, mine, others)
    await brought_about(storage, Changes(delete_check=CHECK.id), check_lane(CHECK.id))
    assert await rows(storage, "SELECT key FROM errand") == [("SM2:b",)]
    late = Row(LANE, "errand", mine.key, Happening.ERRAND_DONE, dict(mine.payload))
    assert not await storage.errands.done(mine, late, NOW)
    assert await number_of(storage, "inbox", "source = 'errand'") == 0


async def test_what_another_check_says_beside_its_thread_keeps_what_the_lane_remembers(storage: Storage) -> None:
    """R56: it is in no conversation of that check, which writes there all the same."""
    remembered = Lane(MAIL, mail_answered_at=NOW, heard_at=NOW)
    other = (replace(CHECK, id="other"), replace(ANNA, id="other-anna", check="other"))
    mine = a_message("mine", lane=MAIL, progress=Progress.SENT)
    beside = a_message("beside", lane=MAIL, check="other", conversation="other-anna", is_beside=True)
    heard = Row(MAIL, "mail", "away", Happening.MAIL_RECEIVED, {"subject": "Away"})
    await put(storage, *EVERYTHING, *other, remembered, mine, beside)
    await storage.turns.put([heard], NOW)
    await storage.turns.take_turn(MAIL, putting())
    await _erase(storage, CHECK.id)
    kept = "SELECT key FROM lane WHERE key = 'person:email:anna@example.com' AND mail_answered_at IS NOT NULL"
    assert await rows(storage, kept) == [(MAIL,)]
    assert await number_of(storage, "inbox", "key = 'away' AND lane LIKE 'person:email:%'") == 1
    await _erase(storage, "other")
    assert await rows(storage, kept) == [] and await number_of(storage, "inbox", "key = 'away'") == 1


async def _erase(storage: Storage, check: str) -> None:
    await storage.turns.put([Row(check_lane(check), "engine", check, Happening.RETENTION_ENDED, {})], NOW)
    taken = await storage.turns.take_turn(check_lane(check), lambda view, row: Changes(delete_check=check))
    assert taken is not None and taken.failed is None, taken


@pytest.mark.parametrize("theirs", [LANE, MAIL])
async def test_a_delete_waits_for_the_candidate_who_is_naming_somebody(postgres_url: str, theirs: str) -> None:
    """In the thread or where it was before: judged by what their turn leaves, not by what stood there (R44)."""
    storage = await open_storage(postgres_url, SENDERS, SECRET)
    try:
        await pin(storage.database, [QUESTIONNAIRE])
        await put(storage, *EVERYTHING, a_message("before", lane=MAIL))
        await storage.database.write(_slow_entries)
        await storage.turns.put([a_text("SM1", "Eva Berg", theirs)], NOW)
        naming = putting(replace(ANNA, step="referee.1.contact"), an_entry("referee.1.name", "Eva Berg", "SM1"))
        turn = asyncio.create_task(storage.turns.take_turn(theirs, naming))
        await _writes_slowly(storage)
        lane, steps = check_lane(CHECK.id), list[str]()
        await storage.turns.put([Row(lane, "api", "delete", Happening.DELETE_ASKED, {"by": "Rut"})], NOW)

        def look(view: View | None, row: Row) -> Changes:
            assert isinstance(view, CheckSeen) and view.candidate
            steps.append(view.candidate.step)
            return Changes()

        taken = await storage.turns.take_turn(lane, look)
        assert taken is not None and taken.failed is None, taken
        assert steps == ["referee.1.contact"]
        await turn
    finally:
        await storage.close()
