"""Opens the door to Slack in the application."""

from aiohttp import web

from bot.channels.slack.parts import SlackParts
from bot.channels.slack.seat import Seat
from web.slack.keys import DOOR, SLACK


def mount_slack(app: web.Application, parts: SlackParts, seat: Seat) -> None:
    """Where the settings know of no app in Slack, this is not called, and the addresses answer 404."""
    app[SLACK] = parts
    app[DOOR] = parts.door(seat)
