"""Every state can be looked up, where it is shown and in either language (R40); the badge says how it stands (R41)."""

import asyncio
from typing import Any

from bot.domain.check import Badge, CheckStatus
from bot.domain.notice import Level
from bot.domain.reference import Standing
from bot.flows.definitions import definitions
from tests.web.office import CHECKS, EVA, Office
from tests.world import TEXTS

OLA = ("Ola Nord", "0703333333", "colleague", "Acme", "2020-2021")


def test_every_state_has_a_definition_of_its_own() -> None:
    for texts in TEXTS.values():
        told = definitions(texts)
        assert {kind: list(states) for kind, states in told.items()} == {
            kind: [one.value for one in states]
            for kind, states in (("status", CheckStatus), ("standing", Standing), ("badge", Badge), ("level", Level))
        }
        for states in told.values():
            assert len({one.means for one in states.values()}) == len(states)


async def test_definitions_are_given_in_a_language(office: Office) -> None:
    english = await office.json("GET", "/api/v1/definitions?language=en")
    swedish = await office.json("GET", "/api/v1/definitions?language=sv")
    assert english["status"]["cancelled"]["name"] == "Cancelled"
    assert swedish["status"]["cancelled"]["name"] == "Avbruten"
    assert (await office.json("GET", "/api/v1/definitions?language=xx", 422))["type"] == "/problems/unknown-language"


async def test_definitions_stand_where_states_are_described(office: Office) -> None:
    schemas = (await (await office.client.get("/api/openapi.json")).json())["components"]["schemas"]
    for name, state in (
        ("CheckStatus", "collecting"),
        ("Standing", "declined"),
        ("Badge", "light"),
        ("Level", "routine"),
    ):
        assert f"`{state}`: " in schemas[name]["description"]


async def test_the_candidate_can_read_what_a_standing_means(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    page = await office.page(check["links"]["candidate"])
    assert "The candidate has named the referee, and the first message has not gone out yet." in page


async def test_the_badge_follows_more_references_and_a_cancelled_check(office: Office) -> None:
    check = await office.start()
    named = await office.name_a_referee(check, *EVA)
    await office.answer_everything(named["references"][0]["link"])
    await office.is_in(check)
    assert await badge(office, check) == ("strong", 1, 1, "References 1/1: Complete")
    wider = await office.json("POST", f"{CHECKS}/{check['id']}/more-references", json={"count": 1})
    assert await badge(office, check) == ("light", 1, 2, "References 1/2: Collecting")
    named = await add_a_referee(office, wider)
    await office.answer_everything(named["references"][1]["link"])
    await office.is_in(check, 2)
    assert await badge(office, check) == ("strong", 2, 2, "References 2/2: Complete")
    await office.json("POST", f"{CHECKS}/{check['id']}/cancel")
    assert await badge(office, check) == ("light", 2, 2, "References 2/2: Cancelled")


async def add_a_referee(office: Office, check: dict[str, Any]) -> dict[str, Any]:
    link = check["links"]["candidate"]
    async with asyncio.timeout(100):  # the candidate's own lane hears of it a moment later
        while 'data-step="referee.2.name"' not in await office.page(link):
            await asyncio.sleep(0.02)
    for field in OLA:
        await office.fill(link, text=field)
    await office.press(link, "submit")
    return await office.until(check, lambda now: len(now["references"]) == 2)


async def badge(office: Office, check: dict[str, Any]) -> tuple[str, int, int, str]:
    """In JSON, and the title of the drawing."""
    found = await office.json("GET", f"{CHECKS}/{check['id']}/badge")
    drawn = await (await office.call("GET", f"{CHECKS}/{check['id']}/badge.svg")).text()
    title = drawn.partition("<title>")[2].partition("</title>")[0]
    return found["badge"], found["answered"], found["requested"], title
