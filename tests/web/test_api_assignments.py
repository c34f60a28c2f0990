"""Assignments and the people in them, as a tracking system keeps them (R1, R2, R41)."""

from typing import Any

import pytest

from tests.web.office import ANNA, CHECKS, Office

ASSIGNMENTS = "/api/v1/assignments"
BO = {"name": "Bo Ek", "email": "bo@example.com"}


async def made(office: Office, title: str = "Barista", **given: Any) -> dict[str, Any]:
    one: dict[str, Any] = await office.json("POST", ASSIGNMENTS, 201, json={"title": title, **given})
    return one


async def people(office: Office, assignment: dict[str, Any], query: str = "") -> dict[str, Any]:
    page: dict[str, Any] = await office.json("GET", f"{ASSIGNMENTS}/{assignment['id']}/candidates{query}")
    return page


async def listed(office: Office, assignment: dict[str, Any], *those: dict[str, Any]) -> list[dict[str, Any]]:
    path = f"{ASSIGNMENTS}/{assignment['id']}/candidates"
    answer = await office.json("POST", path, 201, json={"candidates": list(those)})
    found: list[dict[str, Any]] = answer["candidates"]
    return found


async def test_an_assignment_is_made_found_and_renamed(office: Office) -> None:
    barista = await made(office, external_id="A-17")
    await made(office, "Chef")
    found = await office.json("GET", f"{ASSIGNMENTS}?q=bar")
    assert [one["id"] for one in found["assignments"]] == [barista["id"]]
    renamed = await office.json("PUT", f"{ASSIGNMENTS}/{barista['id']}", json={"title": "Head barista"})
    assert (renamed["title"], renamed["external_id"]) == ("Head barista", "A-17")
    by_id = await office.json("GET", f"{ASSIGNMENTS}?external_id=A-17")
    assert [one["title"] for one in by_id["assignments"]] == ["Head barista"]
    first = await office.json("GET", f"{ASSIGNMENTS}?limit=1")
    second = await office.json("GET", f"{ASSIGNMENTS}?limit=1&cursor={first['next']}")
    assert [one["title"] for page in (first, second) for one in page["assignments"]] == ["Chef", "Head barista"]
    assert second["next"] is None


async def test_the_same_assignment_is_not_made_twice(office: Office) -> None:
    barista, chef = await made(office, external_id="A-17"), await made(office, "Chef")
    problem = await office.json("POST", ASSIGNMENTS, 409, json={"title": "Other", "external_id": "A-17"})
    assert (problem["type"], problem["assignment"]) == ("/problems/assignment-exists", barista["id"])
    problem = await office.json("POST", ASSIGNMENTS, 409, json={"title": "Chef"})
    assert (problem["assignment"], problem["errors"][0]["pointer"]) == (chef["id"], "/title")
    await office.json("PUT", f"{ASSIGNMENTS}/{chef['id']}", 409, json={"external_id": "A-17"})
    assert (await office.json("PUT", f"{ASSIGNMENTS}/{chef['id']}", json={"title": "Chef"}))["title"] == "Chef"


async def test_people_are_listed_and_taken_off(office: Office) -> None:
    barista = await made(office)
    anna, bo = await listed(office, barista, ANNA, BO)
    assert (anna["phone"], bo["email"], anna["check"]) == ("+46701234567", "bo@example.com", None)
    again = await office.json("POST", f"{ASSIGNMENTS}/{barista['id']}/candidates", 201, json={"candidates": [ANNA]})
    assert again == {"candidates": [], "known": 1}
    path = f"{ASSIGNMENTS}/{barista['id']}/candidates/{bo['listed']}"
    assert (await office.call("DELETE", path, key=office.other_key)).status == 404
    assert (await office.call("DELETE", path)).status == 204
    assert (await office.json("DELETE", path, 404))["type"] == "/problems/no-such-candidate"
    shown = await office.json("GET", f"{ASSIGNMENTS}/{barista['id']}")
    assert shown["counts"] == {"listed": 1, "running": 0, "completed": 0, "archived": 0}


async def test_a_list_keeps_the_order_in_which_it_was_written(office: Office) -> None:
    barista = await made(office)
    names = [f"{first} Ek" for first in ("Mia", "Bo", "Åke", "Eva", "Ali", "Zoe")]
    await listed(
        office, barista, *({"name": name, "email": f"{place}@example.com"} for place, name in enumerate(names))
    )
    assert [one["name"] for one in (await people(office, barista))["candidates"]] == names


async def test_checks_of_listed_people_are_started_by_id(office: Office) -> None:
    barista = await made(office)
    anna, bo = await listed(office, barista, ANNA, BO)
    asked = {"candidates": [{"listed": anna["listed"]}], "references_wanted": 1}
    check = (await office.json("POST", CHECKS, 201, json=asked))["checks"][0]
    assert (check["candidate"]["phone"], check["assignment"]["id"]) == ("+46701234567", barista["id"])
    page = await people(office, barista)
    assert [(one["name"], one["listed"]) for one in page["candidates"]] == [
        ("Bo Ek", bo["listed"]),
        ("Anna Lind", None),
    ]
    badge = page["candidates"][1]["check"]
    assert (badge["id"], badge["badge"], badge["requested"], badge["answered"]) == (check["id"], "light", 1, 0)
    problem = await office.json("POST", CHECKS, 422, json=asked)
    assert problem["errors"][0]["pointer"] == "/candidates/0/listed"


async def test_what_the_request_says_counts_before_the_list(office: Office) -> None:
    barista, chef = await made(office), await made(office, "Chef")
    (bo,) = await listed(office, barista, BO)
    asked = {
        "candidates": [{"listed": bo["listed"], "phone": "070-765 43 21"}, ANNA],
        "assignment": {"id": chef["id"]},
        "candidate_contact": "sms",
    }
    checks = (await office.json("POST", CHECKS, 201, json=asked))["checks"]
    assert [one["candidate"]["phone"] for one in checks] == ["+46707654321", "+46701234567"]
    assert {one["assignment"]["title"] for one in checks} == {"Chef"}


async def test_a_repeat_of_a_start_from_a_list_gets_the_same_check(office: Office) -> None:
    (anna,) = await listed(office, await made(office), ANNA)
    asked = {"candidates": [{"listed": anna["listed"]}]}
    keyed = {"Idempotency-Key": "once"}
    first = await office.json("POST", CHECKS, 201, json=asked, headers=keyed)
    assert await office.json("POST", CHECKS, 201, json=asked, headers=keyed) == first


@pytest.mark.parametrize(
    ("candidate", "pointer"),
    [
        ({}, "/candidates/0/name"),
        ({"phone": "0701234567"}, "/candidates/0/name"),
        ({"listed": "nobody"}, "/candidates/0/listed"),
        ({"listed": "../x"}, "/candidates/0/listed"),
    ],
)
async def test_nobody_is_refused_with_a_pointer(office: Office, candidate: dict[str, str], pointer: str) -> None:
    problem = await office.json("POST", CHECKS, 422, json={"candidates": [candidate]})
    assert problem["errors"][0]["pointer"] == pointer


async def test_another_organisations_list_starts_nothing(office: Office) -> None:
    barista = await made(office)
    (anna,) = await listed(office, barista, ANNA)
    theirs = {"json": {"candidates": [{"listed": anna["listed"]}]}, "key": office.other_key}
    await office.json("POST", CHECKS, 422, **theirs)
    theirs["json"] = {"candidates": [ANNA], "assignment": {"id": barista["id"]}}
    assert (await office.json("POST", CHECKS, 422, **theirs))["type"] == "/problems/unknown-assignment"
    for method, more in (("GET", ""), ("PUT", ""), ("GET", "/candidates"), ("POST", "/candidates")):
        given: dict[str, Any] = {} if method == "GET" else {"json": {"candidates": [ANNA]} if more else {}}
        problem = await office.json(method, f"{ASSIGNMENTS}/{barista['id']}{more}", 404, key=office.other_key, **given)
        assert problem["type"] == "/problems/no-such-assignment"


async def test_pages_of_people_hold_each_once(either_office: Office) -> None:
    office = either_office
    barista = await made(office)
    await listed(office, barista, *({"name": f"Listed {number}"} for number in range(3)))
    names = [{"name": f"Checked {number}"} for number in range(3)]
    contact = {"candidate_contact": "none", "assignment": {"id": barista["id"]}}
    await office.json("POST", CHECKS, 201, json={"candidates": names, **contact})
    for limit in (1, 2, 3, 4, 6):
        found, cursor = [], ""
        while cursor is not None:
            page = await people(office, barista, f"?limit={limit}" + (f"&cursor={cursor}" if cursor else ""))
            found += [one["name"] for one in page["candidates"]]
            cursor = page["next"]
        assert len(found) == len(set(found)) == 6, limit
    for wrong in ("zzz", "l.zzz", "c.MTow", "c.", "l.%00"):
        answer = await office.call("GET", f"{ASSIGNMENTS}/{barista['id']}/candidates?cursor={wrong}")
        assert answer.status in (200, 422), wrong
