"""What a page's console complains of: errors of its scripts, breaches of the content policy, parts that are missing."""

from weakref import WeakKeyDictionary

from playwright.async_api import ConsoleMessage, Error, Page, Response

LOADING = "Failed to load resource"  # told again by `_missing`, which knows what it was
PAGES = ("document", "fetch", "xhr")  # may be refused: a form with mistakes is a 422, and tests look at those

_heard: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


def listen(page: Page) -> None:
    heard = _heard[page] = []

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(LOADING):
            heard.append(f"{page.url}: {message.text}")

    def failed(error: Error) -> None:
        heard.append(f"{page.url}: {error}")

    def answered(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type not in PAGES:
            heard.append(f"{page.url}: {response.url} is a {response.status}")

    page.on("console", said)
    page.on("pageerror", failed)
    page.on("response", answered)


def complaints(page: Page) -> list[str]:
    """Since the last time that they were asked for."""
    heard = _heard[page][:]
    _heard[page].clear()
    return heard
