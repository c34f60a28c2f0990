"""What the application carries of Slack, where the settings know of our app there."""

from aiohttp import web

from bot.channels.slack.door import Door
from bot.channels.slack.parts import SlackParts

SLACK = web.AppKey("slack", SlackParts)
DOOR = web.AppKey("slack_door", Door)
