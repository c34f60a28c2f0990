"""Badges of many checks in one call, and a picture that needs no key (R41)."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.web.office import ANNA, CHECKS, Office

BADGES = "/api/v1/badges"


async def test_badges_of_many_checks_come_in_one_call(office: Office) -> None:
    candidates = [{"name": f"Anna {number}"} for number in range(3)]
    asked = {"candidates": candidates, "candidate_contact": "none", "assignment": {"title": "Chef", "external_id": "A"}}
    checks = (await office.json("POST", CHECKS, 201, json=asked))["checks"]
    ids = [one["id"] for one in checks]
    found = await office.json("GET", f"{BADGES}?check={ids[2]},nobody,{ids[0]},{ids[0]}")
    assert [(one["id"], one["candidate"]) for one in found["badges"]] == [(ids[2], "Anna 2"), (ids[0], "Anna 0")]
    first = await office.json("GET", f"{BADGES}?assignment=A&limit=2")
    rest = await office.json("GET", f"{BADGES}?assignment=A&limit=2&cursor={first['next']}")
    assert {one["id"] for one in (*first["badges"], *rest["badges"])} == set(ids)
    theirs = await office.json("GET", f"{BADGES}?check={','.join(ids)}", key=office.other_key)
    assert theirs["badges"] == []


@pytest.mark.parametrize("query", ["", "?check=a&assignment=b", "?assignment=a&cursor=zzz", "?limit=0&check=a"])
async def test_a_question_without_an_answer_is_refused(office: Office, query: str) -> None:
    assert (await office.json("GET", f"{BADGES}{query}", 422))["type"] == "/problems/invalid-request"


async def test_the_picture_needs_no_key_and_tells_no_name(office: Office) -> None:
    check = await office.start()
    path = urlsplit(check["links"]["badge"]).path
    answer = await office.client.get(path)
    picture = await answer.text()
    assert (answer.status, answer.content_type) == (200, "image/svg+xml")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Cache-Control"] == "no-cache"
    title = ElementTree.fromstring(picture).find("{http://www.w3.org/2000/svg}title")
    assert title is not None and title.text == "References 0/1: Waiting for the candidate"
    assert "Anna" not in picture and ANNA["phone"] not in picture
    known = await office.client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (known.status, await known.text()) == (304, "")


async def test_a_complete_check_looks_otherwise_and_has_another_tag(office: Office) -> None:
    check = await office.start(referee_contact="sms")
    path = urlsplit(check["links"]["badge"]).path
    before = await office.client.get(path)
    named = await office.name_a_referee(check)
    await office.answer_everything(named["references"][0]["link"])
    await office.is_in(check)
    after = await office.client.get(path, headers={"If-None-Match": before.headers["ETag"]})
    assert (before.status, after.status) == (200, 200)
    assert ('class="light"' in await before.text()) and ('class="strong"' in await after.text())
    assert "References 1/1" in await after.text()


async def test_only_our_own_addresses_show_one(office: Office) -> None:
    check, other = await office.start(), await office.start(candidates=[{"name": "Bo", "phone": "0707654321"}])
    mine, theirs = (urlsplit(one["links"]["badge"]).path for one in (check, other))
    signature = theirs.rpartition(".svg")[0].rpartition(".")[2]
    wrong = [f"/badge/{check['id']}.svg", f"/badge/{check['id']}.{signature}.svg", "/badge/x.svg", "/badge/%00.svg"]
    for path in [*wrong, mine.replace(".svg", ".png"), f"{mine[:-5]}A.svg" if mine[-5] != "A" else f"{mine[:-5]}B.svg"]:
        assert (await office.client.get(path)).status == 404, path
    assert (await office.call("DELETE", f"{CHECKS}/{check['id']}")).status == 204
    assert (await office.client.get(mine)).status == 404
    assert (await office.client.get(theirs)).status == 200
