"""Documents become drafts with a report; what can't be read is said beside the field (R47)."""

import html
from collections.abc import Mapping

import pytest
from aiohttp import ClientResponse, FormData

from tests.questionnaire_files.documents import a_document, a_workbook
from tests.web.admin.conftest import SignIn
from tests.web.admin.desk import Desk
from tests.web.admin.test_questionnaires import EDIT, PLACE, fields_in, save

TEXT = "Butik\n1. Hur fungerade samarbetet? (1-10)\n2. Kom hen i tid?\n   Kommentar: Berätta.\nTack!\n"


async def upload(desk: Desk, name: str, content: bytes, more: Mapping[str, str] | None = None) -> ClientResponse:
    data = FormData()
    for field, value in {"csrf": desk.csrf, **(more or {})}.items():
        data.add_field(field, value)
    data.add_field("file", content, filename=name, content_type="application/octet-stream")
    return await desk.client.post(f"{PLACE}/upload", data=data, cookies=desk.cookies, allow_redirects=False)


async def test_a_document_is_reported_line_by_line_and_opened_in_the_editor(sign_in: SignIn) -> None:
    desk = await sign_in(language="sv")
    answer = await upload(desk, "mall.txt", TEXT.encode())
    page = html.unescape(await answer.text())
    assert answer.status == 200
    for said in (
        "Så förstod vi mall.txt",
        "Det blev 2 frågor.",
        "Kommentar till fråga 2",
        "Skalan är en annan",
        "Utanför",
    ):
        assert said in page
    fields = fields_in(page)
    assert (fields["title"], fields["language"], fields["q-1-comment"]) == ("Butik", "sv", "Berätta.")
    assert await save(desk, fields) == f"{PLACE}/sv/butik"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", a_document(("Title", "Shop"), ("List Number", "How was it? (1-5)"))),
        ("a.xlsx", a_workbook([["Question", "Type"], ["How was it?", "rating"]])),
        ("a.csv", b"Question;Type\nHow was it?;rating\n"),
        ("a.yaml", b"- text: How was it?\n  kind: rating\n"),
    ],
)
async def test_every_kind_of_document_can_be_saved_as_it_is(admin: Desk, name: str, content: bytes) -> None:
    fields = fields_in(await (await upload(admin, name, content)).text())
    assert (fields["q-0-kind"], fields["q-0-text"]) == ("rating", "How was it?")
    await save(admin, {**fields, "title": f"Of {name}"})


async def test_a_new_version_knows_the_questions_that_are_still_there(admin: Desk) -> None:
    answer = await upload(admin, "new.yaml", b"- Something new?\n- How was the teamwork?\n", {"onto": "en/standard"})
    assert fields_in(await answer.text())["title"] == "Standard reference"
    downloaded = await (await admin.get(f"{PLACE}/en/standard/download.yaml")).read()
    changed = downloaded.replace(b"- key: learning", b"- key: something_else").replace(
        b"title: Standard", b"title: Our"
    )
    page = html.unescape(await (await upload(admin, "new.yaml", changed, {"onto": "en/standard"})).text())
    fields = fields_in(page)
    assert (fields["name"], fields["language"], fields["q-2-key"]) == ("standard", "en", "teamwork")
    assert fields["q-4-key"] == "learning"  # known by its text
    assert "It becomes a new version of" in page


async def test_a_workbook_goes_out_and_comes_back(admin: Desk) -> None:
    answer = await admin.get(f"{PLACE}/sv/customer-facing/download.xlsx")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="customer-facing-sv.xlsx"'
    page = await (await upload(admin, "x.xlsx", await answer.read())).text()
    fields = fields_in(page)
    assert (fields["q-1-key"], fields["q-2-lowest"], fields["language"]) == ("tasks", "mindre väl", "sv")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b"%PDF-1.7", "don't read that kind"),
        ("a.docx", b"How was it?", "another kind"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "password"),
        ("a.xlsx", a_workbook([["How?"]])[:900], "broken"),
        ("a.txt", b"x" * (1024 * 1024 + 1), "too large"),
        ("a.txt", b"x" * (5 * 1024 * 1024), "too large"),
        ("a.yaml", b"[" * 200, "intricate"),
        ("../../etc/<b>.txt", b"   \n", "empty"),
    ],
)
async def test_what_cannot_be_read_is_said_beside_the_field(admin: Desk, name: str, content: bytes, said: str) -> None:
    answer = await upload(admin, name, content)
    page = html.unescape(await answer.text())
    assert answer.status == 422 and said in page and 'aria-describedby="file-hint file-error"' in page


async def test_no_document_and_far_too_much_are_answered(admin: Desk) -> None:
    answer = await admin.post(f"{PLACE}/upload", {"file": "not a file"})
    assert answer.status == 422 and "Choose a document" in await answer.text()
    assert (await upload(admin, "a.txt", b"x" * (8 * 1024 * 1024))).status == 413
    assert (await admin.post(EDIT, {"act": "look", "title": "x" * 100_000})).status == 200
