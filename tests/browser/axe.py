"""Whether everybody can use a page, as far as axe-core can tell; and whether its console is quiet."""

import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Page

from tests.browser.complaints import complaints
from tests.browser.windows import without_scripts

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RULES: dict[str, Any] = {"runOnly": TAGS}
# Those that depend on colours and on sizes take most of the time, and the others none of either.
SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
RULES_OF_LOOKS: dict[str, Any] = {"runOnly": {"type": "rule", "values": SEEN}, "preload": False}
RULES_OF_MEANING: dict[str, Any] = {"runOnly": TAGS, "rules": {one: {"enabled": False} for one in SEEN}}
RUN = """async ([within, options]) => {
  const found = await axe.run(within, {resultTypes: ["violations"], ...options});
  return found.violations.map(({id, help, nodes}) => [id, help, nodes.map((one) => [one.html, one.failureSummary])]);
}"""
MOST_SHOWN, MOST_CHARACTERS = 5, 300


async def axe(page: Page, rules: dict[str, Any] = RULES) -> None:
    """Fails with what is wrong, where. The policy stays on for the page: what is run is not asked by it.

    Pages under /admin as links lead to them are looked at by the crawl; tests look at what is elsewhere or comes later.
    """
    wrong = await violations(page, rules) + complaints(page)
    assert not wrong, "\n".join([page.url, *wrong])


async def violations(page: Page, rules: dict[str, Any] = RULES, within: str = "html") -> list[str]:
    await page.wait_for_load_state()  # of what a click has led to: half a page has mistakes that the whole has not
    if page in without_scripts:
        return await _violations_of_a_copy(page)
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    found: list[Any] = await page.evaluate(RUN, [within, rules])
    return [line for one in found for line in _told(*one)]


async def _violations_of_a_copy(page: Page) -> list[str]:
    """Where no scripts run, axe does not either: it is shown the same page as it stands."""
    assert page.context.browser
    shown = re.sub(r"</?noscript>", "", await page.content())
    copy = await page.context.browser.new_page(viewport=page.viewport_size, reduced_motion="reduce")
    headers = {"content-type": "text/html", "content-security-policy": "script-src 'none'"}
    await copy.route(page.url, lambda route: route.fulfill(body=shown, headers=headers))
    await copy.goto(page.url)
    found = await violations(copy)
    await copy.context.close()
    return found


def _told(rule: str, help: str, nodes: list[tuple[str, str]]) -> list[str]:
    more = [f"  and {len(nodes) - MOST_SHOWN} more"] if len(nodes) > MOST_SHOWN else []
    shown = [f"  {html[:MOST_CHARACTERS]}\n    {_in_one_line(why)}" for html, why in nodes[:MOST_SHOWN]]
    return [f"{rule}: {help}", *shown, *more]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())
