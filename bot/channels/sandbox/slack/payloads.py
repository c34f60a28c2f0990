"""What Slack tells the app of when a person does something, without what each act adds of its own."""

from typing import Any

from bot.channels.sandbox.slack.cast import APP, PEOPLE, TEAM, TEAM_DOMAIN, SlackChannel
from bot.channels.sandbox.slack.envelope import TOKEN

Json = dict[str, Any]


def by(person: str) -> Json:
    """Common to all interactions."""
    known = PEOPLE[person]
    return {
        "user": {"id": person, "username": known.username, "name": known.username, "team_id": TEAM},
        "api_app_id": APP,
        "token": TOKEN,
        "team": {"id": TEAM, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def in_channel(channel: SlackChannel) -> Json:
    return {"channel": {"id": channel.id, "name": channel_name(channel)}}


def channel_name(channel: SlackChannel) -> str:
    if channel.is_direct:
        return "directmessage"
    return "privategroup" if channel.is_private else channel.name


def command_form(person: str, channel: SlackChannel, text: str, command: str) -> dict[str, str]:
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": person,
        "user_name": PEOPLE[person].username,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
    }
