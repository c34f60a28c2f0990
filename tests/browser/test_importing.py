"""A file of candidates is looked through and taken, and everything is taken along, in a browser."""

import json
import zipfile
from pathlib import Path

from playwright.async_api import FilePayload

from bot.domain.user import UserRole
from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows

MIXED = """Förnamn;Efternamn;Mobil;E-post;Ort
Åsa;Öberg;070-123 45 67;asa@example.com;Lund
Bo;Ek;4,67E+10;bo@example.com;Malmö
Å;Öberg;+46701234567;;Lund
;;0701111111;;
Cia;Dahl;;cia@example;Kiruna
Dan;Falk;0703333333;;Umeå
"""


async def test_a_file_is_looked_through_and_its_people_added(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone()
    user = await site.user(UserRole.RECRUITER, "sv")
    await site.sign_in(page, user)
    made = await site.office.json("POST", "/api/v1/assignments", 201, json={"title": "Barista"})
    await page.goto(f"/admin/assignments/{made['id']}")
    file: FilePayload = {"name": "sökande.csv", "mimeType": "text/csv", "buffer": MIXED.encode("cp1252")}
    await page.get_by_label("Eller en fil").set_input_files(file)
    await page.get_by_role("button", name="Gå igenom filen").click()
    await page.get_by_role("heading", name="Kandidaterna i sökande.csv").wait_for()
    await axe(page)
    await shot(page, "import-phone")
    desktop = await windows.desktop()
    await site.sign_in(desktop, user)
    await desktop.goto(f"/admin/assignments/{made['id']}")
    await desktop.get_by_label("Eller en fil").set_input_files(file)
    await desktop.get_by_role("button", name="Gå igenom filen").click()
    await desktop.get_by_role("heading", name="Kandidaterna i sökande.csv").wait_for()
    await shot(desktop, "import")
    await page.get_by_role("button", name="Lägg till 2 personer").click()
    await page.get_by_text("Åsa Öberg").wait_for()
    await page.get_by_text("Dan Falk").wait_for()


async def test_an_admin_takes_everything_along(site: Site, windows: Windows, shot: Shot, tmp_path: Path) -> None:
    await site.completed()
    phone, page = await windows.phone(), await windows.desktop()
    await site.sign_in(phone, await site.user(UserRole.ADMIN, "sv"))
    await phone.goto("/admin/export")
    await shot(phone, "export-phone")
    await site.sign_in(page, await site.user(UserRole.ADMIN, "en"))
    await page.goto("/admin/export")
    await shot(page, "export")
    async with page.expect_download() as downloading:
        await page.get_by_role("button", name="Make the export").click()
    download = await downloading.value
    await download.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        rows = {one["name"]: one["rows"] for one in json.loads(archive.read("manifest.json"))["files"]}
    assert rows["checks.jsonl"] >= 1 and rows["answers.jsonl"] > 10
    await page.goto("/admin/openings?way=export")
    await page.get_by_text("everything").wait_for()
