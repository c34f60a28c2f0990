"""The windows that people look through: a phone, a desktop, and a browser that runs no scripts."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from weakref import WeakSet

from playwright.async_api import Browser, BrowserContext, Page, expect

from tests.browser.complaints import complaints, listen

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # nothing is drawn for anybody to see
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PATIENCE_MS = 30_000  # for a machine that does much else; what is there is not waited for
expect.set_options(timeout=PATIENCE_MS)
without_scripts: WeakSet[Page] = WeakSet()


class Size(StrEnum):
    PHONE = "phone"
    DESKTOP = "desktop"


SIZES: dict[Size, dict[str, Any]] = {
    Size.PHONE: {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    },
    Size.DESKTOP: {"viewport": {"width": 1280, "height": 800}},
}


@dataclass(slots=True)
class Windows:
    """Each window is a browser of its own: nothing of one is known in another."""

    browser: Browser
    url: str  # what addresses without a host belong to
    language: str = "en"
    is_sharp: bool = False  # as phones are, for pictures; it takes four times the work to draw
    pages: list[Page] = field(default_factory=list)

    async def open(self, size: Size, *, scripts: bool = True, language: str = "", **given: Any) -> Page:
        context = await self.browser.new_context(
            base_url=self.url,
            java_script_enabled=scripts,
            locale={"sv": "sv-SE", "en": "en-GB"}[language or self.language],
            timezone_id="Europe/Stockholm",
            reduced_motion="reduce",
            color_scheme=given.pop("color_scheme", "light"),
            device_scale_factor=2 if self.is_sharp and size is Size.PHONE else 1,
            **SIZES[size],
            **given,
        )
        context.set_default_timeout(PATIENCE_MS)
        page = await self.another(context)
        if not scripts:
            without_scripts.add(page)
        return page

    async def phone(self, **given: Any) -> Page:
        return await self.open(Size.PHONE, **given)

    async def desktop(self, **given: Any) -> Page:
        return await self.open(Size.DESKTOP, **given)

    async def scriptless(self, size: Size = Size.PHONE, **given: Any) -> Page:
        return await self.open(size, scripts=False, **given)

    async def another(self, context: BrowserContext) -> Page:
        """One more page in the same browser, with its cookies."""
        page = await context.new_page()
        listen(page)
        self.pages.append(page)
        return page

    async def close(self) -> None:
        """Fails when a page has complained of something and nobody has asked."""
        heard = [line for page in self.pages for line in complaints(page)]
        for context in {page.context for page in self.pages}:
            await context.close()
        assert not heard, "\n".join(heard)
