"""auth.test and users.*: who is who."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import BOT, BOT_USER, HUMANS, PEOPLE, TEAM, TEAM_NAME, VOUCHLINE
from bot.channels.sandbox.slack.given.people import person_given
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]


async def test(workspace: Workspace, asked: Arguments) -> Json:
    return {
        "url": workspace.place.team_url,
        "team": TEAM_NAME,
        "user": VOUCHLINE.username,
        "team_id": TEAM,
        "user_id": BOT_USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    }


async def show(workspace: Workspace, asked: Arguments) -> Json:
    person = PEOPLE.get(asked.required("user"))
    if not person:
        raise Refused("user_not_found")
    locale = await workspace.locale(person.id) if asked.flag("include_locale") else None
    return {"user": person_given(person, locale)}


async def index(workspace: Workspace, asked: Arguments) -> Json:
    asked.whole("limit", 100, 1000)
    with_locale = asked.flag("include_locale")
    people = [person_given(one, await workspace.locale(one.id) if with_locale else None) for one in PEOPLE.values()]
    return {"members": people, "cache_ts": int(workspace.clock.real().timestamp()), **_no_more()}


async def by_email(workspace: Workspace, asked: Arguments) -> Json:
    email = asked.required("email").casefold()
    person = next((one for one in HUMANS if one.email == email), None)
    if not person:
        raise Refused("users_not_found")
    return {"user": person_given(person)}


def _no_more() -> Json:
    return {"response_metadata": {"next_cursor": ""}}
