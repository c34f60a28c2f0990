"""Conversations as Slack gives them in JSON."""

from typing import Any

from bot.channels.sandbox.slack.cast import BOT_USER, PEOPLE, TEAM, SlackChannel

Json = dict[str, Any]


def channel_given(channel: SlackChannel) -> Json:
    of_any = {
        "id": channel.id,
        "created": 1_700_000_000,
        "is_archived": False,
        "is_im": channel.is_direct,
        "is_org_shared": False,
        "context_team_id": TEAM,
    }
    if channel.is_direct:
        [person] = channel.members - {BOT_USER}
        return {**of_any, "user": person, "is_user_deleted": False, "is_open": True}
    return {
        **of_any,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_mpim": False,
        "is_private": channel.is_private,
        "is_general": channel.name == "general",
        "is_shared": False,
        "is_ext_shared": False,
        "is_member": channel.has_app,
        "num_members": len(channel.members),
        "creator": next(iter(PEOPLE)),
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
    }
