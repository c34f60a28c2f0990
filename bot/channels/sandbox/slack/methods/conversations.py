"""conversations.*: which there are."""

from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.cast import CHANNELS, PEOPLE, SlackChannel, channel_named
from bot.channels.sandbox.slack.given.channels import channel_given
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]
KINDS = ("public_channel", "private_channel", "mpim", "im")


async def show(workspace: Workspace, asked: Arguments) -> Json:
    return {"channel": channel_given(_seen(asked.required("channel")))}


async def index(workspace: Workspace, asked: Arguments) -> Json:
    kinds = [one.strip() for one in (asked.text("types") or KINDS[0]).split(",")]
    if not set(kinds) <= set(KINDS):
        raise Refused("invalid_types")
    most, start = asked.whole("limit", 100, 1000), _place(asked)
    found = [one for one in CHANNELS.values() if _kind(one) in kinds and (one.has_app or not one.is_private)]
    more = len(found) > start + most
    return {"channels": [channel_given(one) for one in found[start : start + most]], **_next(start + most, more)}


async def begin(workspace: Workspace, asked: Arguments) -> Json:
    """The direct conversation with one person."""
    if given := asked.text("channel"):
        return {"channel": {"id": _seen(given).id}}
    people = [one.strip() for one in (asked.text("users") or "").split(",") if one.strip()]
    if not people:
        raise Refused("users_list_not_supplied")
    if any(one not in PEOPLE for one in people):
        raise Refused("user_not_found")
    if len(people) > 1:
        raise Refused("not_enough_users", ["the sandbox has no conversations of several people"])
    channel = channel_named(people[0])
    if not channel:
        raise Refused("cannot_dm_bot")
    return {"channel": channel_given(channel) if asked.flag("return_im") else {"id": channel.id}}


def _seen(given: str) -> SlackChannel:
    channel = CHANNELS.get(given)
    if not channel or (channel.is_private and not channel.has_app):
        raise Refused("channel_not_found")
    return channel


def _kind(channel: SlackChannel) -> str:
    if channel.is_direct:
        return "im"
    return "private_channel" if channel.is_private else "public_channel"


def _place(asked: Arguments) -> int:
    cursor = asked.text("cursor") or "0"
    if not cursor.isdecimal():
        raise Refused("invalid_cursor")
    return int(cursor)


def _next(place: int, more: bool) -> Json:
    return {"response_metadata": {"next_cursor": str(place) if more else ""}}
