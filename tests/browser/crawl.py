"""Goes wherever links lead, and tells which pages are not as they should be."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urldefrag, urljoin, urlsplit

from aiohttp.web import Application
from playwright.async_api import Error, Page, Response, ViewportSize

from tests.browser.axe import RULES_OF_LOOKS, RULES_OF_MEANING, violations
from tests.browser.complaints import complaints
from tests.browser.windows import SIZES, Size

LINKS = "[...document.querySelectorAll('a[href]')].filter((one) => !one.download).map((one) => one.href)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WEIGHT = """performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))
  .reduce((sum, one) => sum + one.encodedBodySize, 0)"""
HEAVIEST_BYTES = 500_000  # all that one page needs in an empty browser
MOST_PAGES = 80


@dataclass(frozen=True, slots=True)
class Look:
    size: ViewportSize
    colors: Literal["light", "dark"]


DESKTOP_BY_DAY = Look(SIZES[Size.DESKTOP]["viewport"], "light")
PHONE_BY_NIGHT = Look(SIZES[Size.PHONE]["viewport"], "dark")


@dataclass(slots=True)
class Crawl:
    """`may_go` says which paths are followed. Of pages that differ by a name or by what they are asked, the first.

    Each is loaded once and given every look. What is around them all is looked at on the first.
    """

    page: Page
    app: Application
    may_go: Callable[[str], bool]
    looks: Sequence[Look]
    asks_axe: bool = True
    wrongs: list[str] = field(default_factory=list)
    visited: list[str] = field(default_factory=list)
    frames: set[tuple[str, str]] = field(default_factory=set)

    async def from_(self, *starts: str) -> None:
        waiting, known = [*starts], set(map(self._kind, starts))
        while waiting:
            path = waiting.pop(0)
            for found in await self._visit(path):
                if self._kind(found) not in known and self.may_go(urlsplit(found).path):
                    known.add(self._kind(found))
                    waiting.append(found)
            assert len(self.visited) < MOST_PAGES, "\n".join([*self.visited, *self.wrongs])

    def not_seen(self) -> set[str]:
        """The pages that `may_go`, and to which no link has led."""
        pages = {one.resource.canonical for one in self.app.router.routes() if one.method == "GET" and one.resource}
        return {one for one in pages if self.may_go(one)} - {self._canonical(one) for one in self.visited}

    async def _visit(self, path: str) -> list[str]:
        self.visited.append(path)
        try:
            answer = await self.page.goto(path)
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            await self._fetch(path)
            return []
        assert answer
        self.wrongs += [f"{path}: {wrong}" async for wrong in self._wrongs(answer)]
        return list(self._within(await self.page.evaluate(LINKS)))

    async def _fetch(self, path: str) -> None:
        """A file, which no window shows."""
        answer = await self.page.request.get(path)
        if answer.status != 200 or not await answer.body():
            self.wrongs.append(f"{path}: is a {answer.status} of {len(await answer.body())} bytes")

    async def _wrongs(self, answer: Response) -> AsyncIterator[str]:
        if answer.status != 200:
            yield f"is a {answer.status}"
        if (weight := await self.page.evaluate(WEIGHT)) > HEAVIEST_BYTES:
            yield f"weighs {weight} bytes"
        for look in self.looks:
            await self.page.set_viewport_size(look.size)
            await self.page.emulate_media(color_scheme=look.colors)
            for wrong in await self._violations(look) if self.asks_axe else []:
                yield f"{look.colors}, {look.size['width']} px: {wrong}"
            if (wider := await self.page.evaluate(WIDER)) > 0:
                yield f"is {wider} px wider than its {look.size['width']} px"
        for complaint in complaints(self.page):
            yield complaint

    async def _violations(self, look: Look) -> list[str]:
        frame = urlsplit(self.page.url).path.split("/")[1], look.colors
        if frame not in self.frames:
            self.frames.add(frame)
            return await violations(self.page)
        looks = await violations(self.page, RULES_OF_LOOKS, "main")
        return looks if look is not self.looks[0] else [*looks, *await violations(self.page, RULES_OF_MEANING)]

    def _within(self, links: list[str]) -> Iterator[str]:
        ours = urlsplit(self.page.url)
        for link in links:
            whole = urldefrag(urljoin(self.page.url, link)).url
            if urlsplit(whole)[:2] == ours[:2]:
                yield whole

    def _kind(self, address: str) -> str:
        """Addresses of one kind lead to pages made by the same lines."""
        names = sorted({one.partition("=")[0] for one in urlsplit(address).query.split("&") if one})
        return f"{self._canonical(address)}?{'&'.join(names)}"

    def _canonical(self, address: str) -> str:
        """The path as it is written in the routes."""
        path = urlsplit(address).path
        fitting = (one for one in self.app.router.resources() if fits(one.get_info(), path))
        return next((one.canonical for one in fitting), path)


def fits(resource: Mapping[str, Any], path: str) -> bool:
    return bool(resource["pattern"].fullmatch(path)) if "pattern" in resource else resource.get("path") == path
