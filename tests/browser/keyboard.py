"""A person without a mouse: everything is reached by Tab, seen by its outline, and pressed by Enter or Space."""

import re

from playwright.async_api import Page, TimeoutError

MOST_STEPS = 200
GONE_MS = 5_000
FOCUS_SHOWS = """(one) => {
  const style = getComputedStyle(one);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
}"""


async def reach(page: Page, role: str, name: str) -> None:
    """Tab until it has the focus; a link or button as a screen reader would call it. Fails when it can't be reached."""
    passed: list[str] = []
    while (here := await focused(page)) != f'{role} "{name}"':
        if passed.count(here) > 2 or len(passed) > MOST_STEPS:
            raise AssertionError(f'{page.url}: {role} "{name}" is not reached by Tab, which goes to {_once(passed)}')
        passed.append(here)
        await page.keyboard.press("Tab")
    await _is_seen(page)


async def reach_where(page: Page, selector: str) -> None:
    """The same for what has no name of its own, such as one of many fields."""
    wanted = page.locator(selector).first
    for _ in range(MOST_STEPS):
        if await wanted.evaluate("one => one === document.activeElement"):
            return await _is_seen(page)
        await page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: {selector} is not reached by Tab")


async def press_where(page: Page, selector: str, key: str = "Enter") -> None:
    await reach_where(page, selector)
    await page.keyboard.press(key)


async def press(page: Page, role: str, name: str, key: str = "Enter") -> None:
    await reach(page, role, name)
    await page.keyboard.press(key)


async def write(page: Page, name: str, text: str, role: str = "textbox") -> None:
    await reach(page, role, name)
    await page.keyboard.press("ControlOrMeta+a")
    await page.keyboard.type(text)


async def choose(page: Page, first: str, name: str) -> None:
    """One of several radios: Tab goes to the first, arrows to the others."""
    await reach(page, "radio", first)
    await page.keyboard.press("Space")
    for _ in range(MOST_STEPS):
        if await focused(page) == f'radio "{name}"':
            return
        await page.keyboard.press("ArrowDown")
    raise AssertionError(f'{page.url}: radio "{name}" is not reached by arrows from "{first}"')


async def _is_seen(page: Page) -> None:
    seen = await page.locator(":focus").evaluate(FOCUS_SHOWS)
    assert seen, f"{page.url}: it is not to be seen that {await focused(page)} has the focus"


async def focused(page: Page) -> str:
    """Role and name of what has the focus, such as `button "Send"`; empty when nothing has."""
    if await page.evaluate("[null, document.body].includes(document.activeElement)"):
        return ""
    try:
        told = (await page.locator(":focus").aria_snapshot(timeout=GONE_MS)).splitlines()[:1]
    except TimeoutError:  # what had it has been drawn anew meanwhile
        return ""
    found = re.match(r'- (\w+)(?: "((?:[^"\\]|\\.)*)")?', told[0]) if told else None
    return f'{found[1]} "{found[2] or ""}"' if found else ""


def _once(passed: list[str]) -> str:
    return ", ".join(dict.fromkeys(one or "nothing" for one in passed))
