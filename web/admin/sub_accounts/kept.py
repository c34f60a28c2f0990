"""The sub-account that a page is about, and how a form changes it on the organisation's lane."""

from collections.abc import Mapping
from typing import Any

from aiohttp import web
from wtforms import Form

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.organisation import SubAccount
from bot.errors import RequestRefused
from bot.storage.reading import organisations
from web.admin.page import Visit
from web.admin.sub_accounts.beside import Beside, put_beside

PLACE = "/admin/sub-accounts"
TABS = ("general", "look", "senders", "hours", "texts", "retention")


async def the_sub_account(visit: Visit) -> SubAccount:
    """Another organisation's is as unknown as one that never was (R57)."""
    found = await organisations.sub_account(visit.organisation, visit.named)
    if found is None:
        raise web.HTTPNotFound
    return found


def address(key: str, tab: str = "general") -> str:
    return f"{PLACE}/{key}" if tab == "general" else f"{PLACE}/{key}/{tab}"


def draw_tab(
    visit: Visit, one: SubAccount, tab: str, status: int = 200, template: str = "", **context: Any
) -> web.Response:
    """`template` is for a page within the tab."""
    tabs = [(name, address(one.key, name)) for name in TABS]
    given = {"one": one, "tab": tab, "tabs": tabs, "place": address(one.key, tab), **context}
    return visit.draw(f"sub_accounts/{template or tab}.html", status=status, **given)


async def ask(visit: Visit, key: str, change: Mapping[str, Any]) -> None:
    """Raises what the turn refuses."""
    payload = {"key": key, **change}
    await visit.ask(organisation_lane(visit.organisation), Happening.SUB_ACCOUNT_ASKED, payload)


async def is_taken(visit: Visit, key: str, change: Mapping[str, Any], form: Form, beside: Beside) -> bool:
    """Whether the turn took it; what it refused then stands beside the fields of the form."""
    try:
        await ask(visit, key, change)
    except RequestRefused as refused:
        put_beside(form, refused, beside, visit.texts)
        return False
    return True
