"""views.publish: the home."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import HUMANS
from bot.channels.sandbox.slack.homes import home_of, publish_home
from bot.channels.sandbox.slack.methods.views import refuse_stale, view_of
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]


async def publish(workspace: Workspace, asked: Arguments) -> Json:
    person = asked.required("user_id")
    if person not in {one.id for one in HUMANS}:
        raise Refused("invalid_user_id")
    published = await home_of(workspace, person)
    if published:
        refuse_stale(asked, published.hash)
    view = await publish_home(workspace, person, view_of(asked))
    return {"view": view.given()}
