"""What is between a person and the workspace alone: language, home, messages put away."""

from aiohttp import web

from bot.channels.sandbox.slack.cast import LOCALES
from bot.channels.sandbox.slack.events import tell_of_home, tell_of_person
from bot.channels.sandbox.slack.posting import take_away
from bot.channels.sandbox.slack.stateful import NotOffered
from bot.errors import RequestRefused
from web.sandbox.asking import Asked, text_of
from web.sandbox.slack.asked import in_the_pane, where, who


@in_the_pane
async def open_home(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    tab = asked.get("tab", "home")
    await tell_of_home(workspace, person, tab if tab in ("home", "messages") else "home")
    return {}


@in_the_pane
async def speak(request: web.Request, asked: Asked) -> Asked:
    workspace, person = who(request, asked)
    locale = text_of(asked, "locale")
    if locale not in LOCALES:
        raise RequestRefused("invalid-request", f"'locale' is one of {', '.join(LOCALES)}.", at="locale")
    await workspace.set_locale(person, locale)
    await tell_of_person(workspace, person)
    return {}


@in_the_pane
async def dismiss(request: web.Request, asked: Asked) -> Asked:
    """An ephemeral message is the reader's to take away."""
    workspace, person = who(request, asked)
    found = await workspace.store.of(where(asked, person).id, text_of(asked, "ts"))
    if not found or found.visible_to != person:
        raise NotOffered("that is not there any more")
    await take_away(workspace, found)
    return {}
