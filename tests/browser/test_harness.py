"""What the tests in a browser rely on sees what it should see."""

import pytest
from playwright.async_api import Page

from tests.browser import keyboard
from tests.browser.axe import RULES_OF_LOOKS, RULES_OF_MEANING, axe, violations
from tests.browser.complaints import complaints
from tests.browser.site import Site
from tests.browser.windows import Windows

WRONG = "<!doctype html><html lang=en><title>Wrong</title><main><h1>Wrong</h1>"


async def page_with(windows: Windows, html: str, csp: str = "") -> Page:
    """A page as our server could send it, with our policy unless another is given."""
    page = await windows.desktop()
    ours = await page.goto("/")
    assert ours
    headers = {"content-type": "text/html", "content-security-policy": csp or ours.headers["content-security-policy"]}
    complaints(page)
    await page.route("**/wrong", lambda route: route.fulfill(body=WRONG + html, headers=headers))
    await page.goto("/wrong")
    return page


async def test_axe_tells_what_is_wrong_and_where(windows: Windows) -> None:
    page = await page_with(windows, '<img src="/static/vouchline.svg"><input>')
    with pytest.raises(AssertionError, match=r"(?s)image-alt.*<img src=.*label"):
        await axe(page)


async def test_what_is_seen_and_what_is_meant_are_looked_at_apart(windows: Windows) -> None:
    """And nothing falls between them."""
    pale = '<p style="color: #aaa; background: #fff">Pale</p><input>'
    page = await page_with(windows, pale, "style-src 'unsafe-inline'")
    seen = "".join(await violations(page, RULES_OF_LOOKS, "main"))
    meant = "".join(await violations(page, RULES_OF_MEANING))
    assert "color-contrast" in seen and "label" not in seen
    assert "label" in meant and "color-contrast" not in meant


async def test_what_breaks_the_content_policy_is_heard_though_axe_has_run(windows: Windows) -> None:
    page = await page_with(windows, "<p id=one>Text</p>")
    assert await violations(page) == []
    async with page.expect_console_message():
        await page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: 'one.remove()'}))"
        )
    assert await page.locator("#one").count() == 1
    [heard] = complaints(page)
    assert "Content Security Policy" in heard


@pytest.mark.parametrize(
    "html, told",
    [
        ("<script>1</script>", "Content Security Policy"),
        ('<p style="color: red">Red</p>', "Content Security Policy"),
        ('<script src="/static/missing.js"></script>', "missing.js is a 404"),
        ('<img alt="" src="https://example.org/dot.png">', "Content Security Policy"),
    ],
)
async def test_a_console_that_complains_fails_the_test(windows: Windows, html: str, told: str) -> None:
    page = await page_with(windows, html)
    with pytest.raises(AssertionError, match=told):
        await axe(page)


async def test_a_page_without_scripts_is_looked_at_all_the_same(windows: Windows, site: Site) -> None:
    check = await site.start()
    page = await windows.scriptless()
    await page.goto(check["links"]["candidate"])
    assert await violations(page) == []
    await page.route("**/wrong", lambda route: route.fulfill(body=WRONG + "<noscript><input></noscript>"))
    await page.goto("/wrong")
    assert "label" in "".join(await violations(page))


async def test_what_has_no_outline_or_is_passed_over_is_not_reached(windows: Windows) -> None:
    page = await page_with(windows, "<a href=/>Home</a> <button tabindex=-1>Send</button>")
    await keyboard.reach(page, "link", "Home")
    with pytest.raises(AssertionError, match='button "Send" is not reached'):
        await keyboard.reach(page, "button", "Send")
