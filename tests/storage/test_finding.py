"""People are found again: those written down now, and those from before there was a search (R40)."""

import importlib
from types import SimpleNamespace

from bot.domain.finding import plain_letters
from bot.flows.changes import Changes
from bot.storage.opening import Storage
from bot.storage.reading.plain import asked
from bot.storage.reading.searching import CheckSearch, statement
from tests.builders import a_reference
from tests.storage.scene import ASSIGNMENT, CHECK, EVERYTHING, brought_about, number_of, put, rows

MIGRATION = importlib.import_module("bot.storage.migrations.0006_finding")


async def found(storage: Storage, **wanted: object) -> list[str]:
    search = CheckSearch(in_archive=False, **wanted)  # type: ignore[arg-type]
    return [row["id"] for row in await asked(*statement("cafe", search, None, 10))]


def test_names_are_compared_in_plain_letters() -> None:
    assert plain_letters("  Åsa ÖSTERBERG-Łęcka  ") == "asa osterberg-lecka"
    assert plain_letters("Jørgen Straße Æbelø") == "jorgen strasse aebelo"


async def test_candidate_and_referees_lead_to_the_check(storage: Storage) -> None:
    eva = a_reference(organisation="cafe", check=CHECK.id, name="Éva Ström", email="Eva@Acme.se")
    await put(storage, *EVERYTHING, eva)
    for wanted in ({"words": ("lind",)}, {"words": ("strom", "eva")}, {"phone": eva.phone}, {"email": "eva@acme.se"}):
        assert await found(storage, **wanted) == [CHECK.id], wanted
    for wanted in ({"words": ("anna", "strom")}, {"phone": "+46"}, {"email": "acme.se"}, {"words": ("%",)}):
        assert await found(storage, **wanted) == [], wanted
    assert await found(storage, assignment=ASSIGNMENT.external_id, sub_account="default") == [CHECK.id]


async def test_a_deleted_check_leaves_nobody_to_be_found(storage: Storage) -> None:
    await put(storage, *EVERYTHING)
    await brought_about(storage, Changes(delete_check=CHECK.id), f"check:{CHECK.id}")
    assert await number_of(storage, "findable") == 0


async def test_people_from_before_there_was_a_search_are_found(storage: Storage) -> None:
    await put(storage, *EVERYTHING, a_reference(organisation="cafe", check=CHECK.id))
    before = await rows(storage, "SELECT * FROM findable ORDER BY id")
    client = storage.tortoise.connections.get("default")
    await client.execute_query("DELETE FROM findable")
    await MIGRATION.find_those_already_known(None, SimpleNamespace(client=client))
    assert await rows(storage, "SELECT * FROM findable ORDER BY id") == before and len(before) == 2
