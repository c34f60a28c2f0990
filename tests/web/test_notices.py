"""Notices and search over the API, on either database (R32, R40)."""

from tests.web.office import ANNA, CHECKS, EVA, Office


async def names(office: Office, query: str) -> list[str]:
    return [one["candidate"]["name"] for one in (await office.json("GET", f"{CHECKS}{query}"))["checks"]]


async def test_people_are_found_whatever_the_case_and_accents(either_office: Office) -> None:
    office = either_office
    asa = {"name": "Åsa Österberg", "phone": "070-555 55 55", "email": "Asa@Example.com"}
    check = await office.start(candidates=[asa])
    await office.start(candidates=[{**ANNA, "name": "100% Bo"}])
    for q in ("osterberg", "ÖSTER", "berg asa", "0705555555", "%2B46705555555", "asa@example.com"):
        assert await names(office, f"?q={q}") == ["Åsa Österberg"], q
    for q in ("osterbergs", "555", "example.com", "asa bo", "_"):
        assert await names(office, f"?q={q}") == [], q
    await office.name_a_referee(check)
    assert await names(office, f"?q={EVA[0]}") == await names(office, f"?q={EVA[1]}") == ["Åsa Österberg"]
    assert await names(office, "?status=collecting,completed") == ["Åsa Österberg"]


async def test_a_decline_needs_the_recruiter_until_it_is_undone(either_office: Office) -> None:
    office = either_office
    check = await office.name_a_referee(await office.start())
    link = check["references"][0]["link"]
    await office.fill(link)
    await office.press(link, "decline")
    await office.fill(link)
    declined = await office.until(check, lambda now: bool(now["needs_you"]))
    [needing] = declined["needs_you"]
    assert (needing["type"], needing["level"], needing["may"]) == ("reference_declined", "needs_you", ["cancel"])
    assert needing["text"] == "Eva Berg declined." and "somebody else" in needing["hint"]
    assert await names(office, "?needs_you=true") == ["Anna Lind"]
    assert await names(office, "?needs_you=false") == []
    [notice] = (await office.json("GET", "/api/v1/notices?level=needs_you"))["notices"]
    assert (notice["open"], notice["check"], notice["candidate"]) == (True, check["id"], "Anna Lind")
    assert (await office.json("GET", "/api/v1/notices", key=office.other_key))["notices"] == []
    await office.press(link, "undo")
    await office.until(check, lambda now: not now["needs_you"])
    assert await names(office, "?needs_you=true") == []
    [notice] = (await office.json("GET", "/api/v1/notices?level=needs_you"))["notices"]
    assert not notice["open"]


async def test_notices_come_newest_first_page_by_page(office: Office) -> None:
    await office.name_a_referee(await office.start())
    whole = (await office.json("GET", "/api/v1/notices"))["notices"]
    assert [one["type"] for one in whole] == ["referee_nominated", "candidate_consented"]
    first = await office.json("GET", "/api/v1/notices?limit=1")
    second = await office.json("GET", f"/api/v1/notices?limit=1&cursor={first['next']}")
    assert [*first["notices"], *second["notices"]] == whole and second["next"] is None
    assert (await office.json("GET", "/api/v1/notices?since=2999-01-01T00:00:00Z"))["notices"] == []
