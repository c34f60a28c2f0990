"""Assignments: made, renamed, people listed and taken off, marked and asked for references."""

import re
import uuid

import pytest
from aiohttp import ClientResponse, FormData

from bot.domain.user import UserRole
from bot.storage.reading.plain import asked
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.admin.test_starting import USUAL
from tests.web.office import CHECKS, Office

LIST, NEW = "/admin/assignments", "/admin/checks/new"
PEOPLE = "Anna Lind, 070-123 45 67\nBo Ek, 070-222 33 44, bo@example.com"


async def make(desk: Desk, title: str = "Barista") -> str:
    """Its address."""
    answer = await desk.post(LIST, {"title": title, "key": uuid.uuid4().hex})
    assert answer.status == 303, await answer.text()
    return str(answer.headers["Location"]).partition("?")[0]


async def add(desk: Desk, where: str, **fields: str) -> str:
    return await desk.send(where, act="add", key=uuid.uuid4().hex, **fields)


def names(page: str) -> list[str]:
    return re.findall(r'<label for="mark-\w+" id="name-\w+">([^<]+)</label>', page)


def ids(page: str) -> list[str]:
    return re.findall(r'name="listed" value="(\w+)"', page)


async def test_an_assignment_is_made_found_and_renamed(admin: Desk) -> None:
    assert "no assignments yet" in await admin.page(LIST)
    where = await make(admin)
    assert "Nobody is here yet" in await admin.page(where)
    assert "Barista" in await admin.page(f"{LIST}?q=bar")
    assert "No assignment is called that" in await admin.page(f"{LIST}?q=zzz")
    page = await admin.send(where, act="rename", title="  Night   porter ", key="1")
    assert "has its new title" in page
    assert "<h1>Night porter</h1>" in page


async def test_a_title_is_taken_once_and_pressing_twice_makes_one(admin: Desk, office: Office) -> None:
    fields = {"title": "Barista", "key": "one"}
    first, second = [await admin.post(LIST, fields) for _ in range(2)]
    assert first.headers["Location"] == second.headers["Location"]
    again = await admin.post(LIST, {"title": "Barista", "key": "two"})
    assert again.status == 422
    assert "an assignment with this title already" in await again.text()
    other = await make(admin, "Porter")
    renamed = await admin.post(other, {"act": "rename", "title": "Barista", "key": "3"})
    assert renamed.status == 422
    for title in ("", "x" * 201):
        assert (await admin.post(LIST, {"title": title})).status == 422


async def test_people_are_listed_by_hand_by_line_and_once(admin: Desk) -> None:
    where = await make(admin)
    page = await add(admin, where, name="Anna Lind", phone="070-123 45 67")
    assert names(page) == ["Anna Lind"]
    page = await add(admin, where, lines=PEOPLE)
    assert "Some were on it already" in page
    assert names(page) == ["Anna Lind", "Bo Ek"]
    assert "No check yet" in page
    assert re.search(r'class="number" data-label="Without a check">2<', await admin.page(LIST))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"lines": "Anna Lind\n" * 1001}, "At most 1000 lines are added at once."),
        ({"lines": "Anna Lind, 12\nBo Ek, 0702223344"}, "Line 1: “12” can&#39;t be"),
        ({"name": "Anna", "email": "nonsense"}, "not an e-mail address"),
        ({"phone": "0701234567"}, "The name is missing"),
        ({}, "Write a name"),
    ],
)
async def test_nobody_is_listed_before_all_is_right(admin: Desk, fields: dict[str, str], said: str) -> None:
    where = await make(admin)
    answer = await admin.post(where, {"act": "add", "key": "k", **fields})
    assert answer.status == 422
    assert said in await answer.text()
    assert names(await admin.page(where)) == []


SHEETS = {
    "with a heading": b"Telefon;Namn;E-post\n070-123 45 67;Lind, Anna;anna@example.com\n;Bo Ek;\n",
    "from Excel on Windows": "Förnamn;Efternamn;Mobil\r\nAnna;Ström;070-123 45 67\r\nBo;Ek;\r\n".encode("cp1252"),
    "with neither": "Anna Lind,070-123 45 67,anna@example.com\nBo Ek,070-222 33 44\n".encode("utf-8-sig"),
    "in UTF-16": "Name\tPhone\nAnna Lind\t+46701234567\nBo Ek\t\n".encode("utf-16"),
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=list(SHEETS))
async def test_a_file_is_shown_before_its_people_are_added(admin: Desk, sheet: bytes) -> None:
    where = await make(admin)
    shown = await upload(admin, where, sheet)
    page = await shown.text()
    assert (shown.status, "2 are added" in page) == (200, True)
    assert names(await admin.page(where)) == []
    kept = {name: re.findall(f'name="{name}" value="([^"]*)"', page)[0] for name in ("key", "sheet", "file_name")}
    for _ in range(2):  # pressed twice
        assert (await admin.post(where, {"act": "take", **kept})).status == 303
    page = await admin.page(where)
    assert len(names(page)) == 2
    assert "Bo Ek" in names(page)
    assert "+46 70 123 45 67" in page


@pytest.mark.parametrize("sheet", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"Name,Phone\nAnna Lind,12\n"])
async def test_a_file_that_cannot_be_read_lists_nobody(admin: Desk, sheet: bytes) -> None:
    where = await make(admin)
    page = await (await upload(admin, where, sheet)).text()
    assert "Choose another file" in page or 'id="file-error"' in page
    assert 'value="take"' not in page
    assert (await admin.post(where, {"act": "take", "sheet": "AAAA*", "key": "k"})).status == 422
    assert names(await admin.page(where)) == []


async def upload(desk: Desk, where: str, content: bytes) -> ClientResponse:
    form = FormData()
    for name, value in (("csrf", desk.csrf), ("act", "look")):
        form.add_field(name, value)
    form.add_field("file", content, filename="people.csv", content_type="text/csv")
    return await desk.client.post(where, data=form, cookies=desk.cookies, allow_redirects=False)


async def test_whoever_is_marked_is_asked_for_references_and_leaves_the_list(admin: Desk, office: Office) -> None:
    where = await make(admin)
    assignment = where.rpartition("/")[2]
    listed = ids(await add(admin, where, lines=f"{PEOPLE}\nCia Ek, 070-333 44 55"))
    assert "checked" not in await admin.page(where)
    assert len(re.findall(r"checked>", await admin.page(f"{where}?mark=all"))) == 3
    form = [("csrf", admin.csrf), ("step", "begin"), ("assignment", assignment)]
    marked = [("listed", id) for id in listed[:2]]
    begun = await (await admin.client.post(NEW, data=[*form, *marked], cookies=admin.cookies)).text()
    assert "<strong>Anna Lind</strong>" in begun
    assert "Cia" not in begun
    assert f'<option selected value="{assignment}">Barista</option>' in begun
    settings = {**USUAL, "name": "", "phone": "", "assignment": assignment, "csrf": admin.csrf, "key": "k"}
    confirm = await admin.client.post(
        NEW, data=[*{**settings, "step": "review"}.items(), *marked], cookies=admin.cookies
    )
    assert "2 candidates are asked" in await confirm.text()
    started = await admin.client.post(
        NEW, data=[*{**settings, "step": "start"}.items(), *marked], cookies=admin.cookies
    )
    assert "2 checks have started" in await started.text()
    page = await admin.page(where)
    assert names(page) == ["Cia Ek"]
    assert page.count('class="badge light">References 0/2') == 2
    assert "Candidate&#39;s page" in page or "Candidate's page" in page
    kept = await asked("SELECT name FROM listed", [])
    assert [row["name"] for row in kept] == ["Cia Ek"], "nothing of whom a check was started is kept on the list"
    again = await admin.client.post(
        NEW, data=[*{**settings, "step": "start", "key": "k2"}.items(), *marked], cookies=admin.cookies
    )
    assert again.status == 422, "who is not on the list any more is not started from it"
    assert len((await office.json("GET", CHECKS))["checks"]) == 2


async def test_who_has_no_phone_is_told_of_before_anything_is_sent(admin: Desk, office: Office) -> None:
    where = await make(admin)
    listed = ids(await add(admin, where, name="Anna Lind", email="anna@example.com"))
    given = {**USUAL, "name": "", "phone": "", "step": "review", "listed": listed[0]}
    answer = await admin.post(NEW, given)
    assert answer.status == 422
    assert "Anna Lind: A mobile number is needed" in await answer.text()


async def test_who_is_taken_off_the_list_is_kept_nowhere(admin: Desk, office: Office) -> None:
    where = await make(admin)
    page = await add(admin, where, lines=PEOPLE)
    assert "Mark whom you mean" in await (await admin.post(where, {"act": "unlist"})).text()
    page = await admin.send(where, act="unlist", listed=ids(page)[0], key="k")
    assert names(page) == ["Bo Ek"]
    for table, column in (("listed", "name"), ("inbox", "payload")):
        rows = await asked(f"SELECT {column} AS kept FROM {table}", [])
        assert not [row for row in rows if "Anna Lind" in str(row["kept"])], table


async def test_checks_of_the_assignment_are_there_with_badge_and_links(admin: Desk, office: Office) -> None:
    check = await office.start(assignment={"title": "Barista", "external_id": "A-17"}, candidate_contact="none")
    check = await office.name_a_referee(check)
    await office.answer_everything(check["references"][0]["link"])
    await office.is_in(check)
    page = await admin.page(f"{LIST}/{check['assignment']['id']}")
    assert '<span class="badge strong">References 1/1</span>' in page
    assert "A-17" in page
    assert check["links"]["report"] or "/report/" in page
    assert "/report/" in page
    listing = await admin.page(LIST)
    assert re.search(r'data-label="Complete"><span class="badge strong">1<', listing)


@pytest.mark.parametrize("act", ["rename", "add", "unlist", ""])
async def test_another_organisations_assignment_is_not_there(sign_in: SignIn, office: Office, act: str) -> None:
    desk = await sign_in(UserRole.RECRUITER)
    where = await make(desk)
    await add(desk, where, lines=PEOPLE)
    listed = ids(await desk.page(where))
    other = await sign_in(organisation="Bar Söder")
    assert (await other.get(where)).status == 404
    answer = await other.post(where, {"act": act, "title": "Mine", "name": "Eve", "listed": listed[0], "key": "k"})
    assert answer.status == 404
    assert "Barista" not in await other.page(LIST)
    theirs = await make(other, "Porter")
    await other.post(theirs, {"act": "unlist", "listed": listed[0], "key": "k2"})
    begun = await other.post(NEW, {"step": "begin", "listed": listed[0]})
    assert listed[0] not in await begun.text()
    assert names(await desk.page(where)) == ["Anna Lind", "Bo Ek"]


async def test_lists_are_long_and_pages_follow(admin: Desk, office: Office) -> None:
    for number in range(52):
        await make(admin, f"Opening {number:02}")
    first = await admin.page(LIST)
    (more,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = await admin.page(more.replace("&amp;", "&"))
    assert "Opening 00" in first
    assert "Opening 51" not in first
    assert "Opening 51" in second
    assert "Opening 00" in await admin.page(f"{LIST}?cursor=nonsense")
