"""One person's reminders over the API: asked for, stopped, let go on, and why they may not be (R34)."""

from typing import Any

import pytest

from tests.web.office import CHECKS, Office


async def asked(office: Office, check: dict[str, Any], act: str, status: int = 200, **person: str) -> Any:
    return await office.json("POST", f"{CHECKS}/{check['id']}/{act}", status, json=person)


async def lines(office: Office, check: dict[str, Any], kind: str) -> list[str]:
    found = await office.json("GET", f"{CHECKS}/{check['id']}/lifecycle?type={kind}&language=en")
    return [one["text"] for one in found["events"]]


async def test_one_person_is_paused_and_resumed_alone(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    paused = await asked(office, check, "pause", person="referee.1")
    assert (paused["paused"], paused["references"][0]["paused"]) == (False, True)
    assert await lines(office, check, "paused") == ["Rut paused the reminders to Eva Berg."]
    resumed = await asked(office, check, "resume", person="referee.1")
    assert not resumed["references"][0]["paused"]


async def test_a_second_press_within_the_hour_is_refused(office: Office) -> None:
    check = await office.name_a_referee(await office.start())
    await asked(office, check, "remind", person="referee.1")
    again = await asked(office, check, "remind", 409, person="referee.1")
    assert again["type"] == "/problems/reminded-recently" and "Eva Berg was reminded at " in again["detail"]
    assert await lines(office, check, "reminder_requested") == ["Rut asked for a reminder to Eva Berg."]


async def test_the_whole_check_reminds_those_who_can_be(office: Office) -> None:
    """The candidate has sent, so that the referee alone is waited for."""
    check = await office.name_a_referee(await office.start())
    await asked(office, check, "remind")
    assert await lines(office, check, "reminder_requested") == ["Rut asked for a reminder to Eva Berg."]
    again = await asked(office, check, "remind", 409)
    assert again["type"] == "/problems/reminded-recently"
    assert "Anna Lind has sent what was asked. Eva Berg was reminded at" in again["detail"]


async def test_who_is_paused_is_not_reminded(office: Office) -> None:
    check = await office.start()
    await asked(office, check, "pause", person="candidate")
    refused = await asked(office, check, "remind", 409, person="candidate")
    assert refused["type"] == "/problems/nobody-to-remind"
    assert refused["detail"] == "Anna Lind has the reminders paused."


@pytest.mark.parametrize("act", ["remind", "pause", "resume"])
async def test_an_unknown_person_is_named(office: Office, act: str) -> None:
    check = await office.start()
    refused = await asked(office, check, act, 422, person="referee.2")
    assert refused["type"] == "/problems/unknown-person" and "choose one of: candidate" in refused["detail"]
    assert refused["errors"][0]["pointer"] == "/person"


async def test_a_misspelt_field_is_refused(office: Office) -> None:
    check = await office.start()
    assert (await asked(office, check, "pause", 422, who="candidate"))["errors"][0]["pointer"] == "/who"
