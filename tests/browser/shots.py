"""Pictures for the documents: `make shots` takes them anew."""

from pathlib import Path

from playwright.async_api import Page

SHOTS = Path(__file__).resolve().parent.parent.parent / "docs" / "screenshots"


async def take(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=SHOTS / f"{name}.png", animations="disabled", caret="hide")
