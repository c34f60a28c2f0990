"""Questionnaires in a browser: written without scripts on a phone, followed live at a desk, kept by running checks."""

from pathlib import Path

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.conftest import Shot
from tests.browser.site import Site
from tests.browser.windows import Windows

PLACE = "/admin/questionnaires"
DOCUMENT = """Reference for shop staff
Please fill this in together.

1. How did [name] work with others? (1-10)
   Comment: Give an example.
2. How did you know each other?
   a) Manager
   b) Colleague
3. How many sick days did [name] take?
"""


async def save(page: Page) -> None:
    await page.get_by_role("button", name="Save", exact=True).click()


async def test_one_is_written_on_a_phone_without_scripts(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.phone(scripts=False)
    await site.sign_in(page, await site.user())
    await page.goto(PLACE)
    await page.get_by_role("link", name="New questionnaire").click()
    await page.get_by_label("Title").fill("Shop and till")
    await page.get_by_label("Question", exact=True).fill("How did {candidate} work with others?")
    await page.get_by_role("button", name="Add a question").click()
    await expect(page.locator("#q-1")).to_be_in_viewport()
    await page.locator("#q-1-text").fill("How did you know each other?")
    await page.locator("#q-1-kind").select_option("choice")
    await save(page)
    await expect(page.get_by_text("Write 2 to 9 choices, one a line.").last).to_be_visible()
    await axe(page)
    await page.locator("#q-1-choices").fill("Manager\nColleague")
    await page.get_by_role("button", name="Move question 2 up").click()
    await page.get_by_role("button", name="Update advice and messages").last.click()
    await expect(page.get_by_text("2/2 How did Anna work with others?")).to_be_visible()
    await save(page)
    await expect(page.get_by_text("The questionnaire is saved.")).to_be_visible()
    await axe(page)
    await shot(page, "questionnaire-phone")


async def test_what_stands_beside_follows_what_is_typed(site: Site, windows: Windows, shot: Shot) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/en/standard/edit")
    await page.locator("#q-2-text").fill("How often was {candidate} sick?")
    await expect(page.get_by_text("3/8 How often was Anna sick?")).to_be_visible()
    await expect(page.locator("#advice-2")).to_contain_text("Sensitive.")
    await expect(page.locator("#q-2-choices")).to_be_hidden()
    await page.locator("#q-2-kind").select_option("choice")
    await expect(page.locator("#q-2-choices")).to_be_visible()
    await expect(page.locator("#q-2-lowest")).to_be_hidden()
    await page.locator("#q-2-kind").select_option("rating")
    await axe(page)
    await shot(page, "questionnaire-editor")
    await page.get_by_role("button", name="As a web page").click()
    await page.get_by_role("button", name="Next question").click()
    await page.get_by_role("button", name="Next question").click()
    await expect(page.get_by_text("How often was Anna sick?")).to_be_visible()
    await axe(page)
    await page.get_by_role("button", name="Back to the editor").click()
    await expect(page.locator("#q-2-text")).to_have_value("How often was {candidate} sick?")


async def test_a_document_is_looked_over_saved_and_compared(
    site: Site, windows: Windows, tmp_path: Path, shot: Shot
) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    (tmp_path / "staff.txt").write_text(DOCUMENT)
    await page.goto(f"{PLACE}/upload")
    await page.get_by_role("button", name="Read the document").click()
    await expect(page.get_by_text("Choose a document first.")).to_be_visible()
    await axe(page)
    await page.get_by_label("Document").set_input_files(tmp_path / "staff.txt")
    await page.get_by_role("button", name="Read the document").click()
    await expect(page.get_by_text("The scale is another than 1 to 5.")).to_be_visible()
    await expect(page.get_by_role("cell", name="Choices of question 2")).to_have_count(2)
    await axe(page)
    await shot(page, "questionnaire-upload")
    await save(page)
    await page.get_by_role("link", name="Change", exact=True).click()
    await page.locator("#q-2-text").fill("Which days did {candidate} usually work?")
    await page.get_by_role("button", name="Move question 3 up").click()
    await save(page)
    await page.get_by_role("button", name="Compare").click()
    await expect(page.get_by_text("moved from 3 to 2")).to_be_visible()
    await axe(page)
    await shot(page, "questionnaire-difference")


async def test_a_running_check_keeps_the_version_that_it_began_with(site: Site, windows: Windows) -> None:
    page = await windows.desktop()
    await site.sign_in(page, await site.user())
    await page.goto(f"{PLACE}/new")
    await page.get_by_label("Title").fill("Kept")
    await page.locator("#q-0-text").fill("What was the first wording?")
    await page.locator("#q-0-kind").select_option("text")
    await save(page)
    await expect(page.get_by_text("The questionnaire is saved.")).to_be_visible()
    check = await site.office.name_a_referee(await site.start(questionnaire="kept"))
    await page.goto(f"{PLACE}/en/kept/edit")
    await page.locator("#q-0-text").fill("What is the second wording?")
    await save(page)
    await expect(page.get_by_text("Version 2.")).to_be_visible()
    await page.goto(check["references"][0]["link"])
    await page.get_by_role("button", name="Begin").click()
    await page.get_by_role("radio", name="Yes", exact=True).check()
    await page.get_by_role("button", name="Continue").click()
    for _ in ("details", "dates"):
        await page.get_by_role("button", name="Yes, that is right").click()
    await expect(page.get_by_text("What was the first wording?")).to_be_visible()
