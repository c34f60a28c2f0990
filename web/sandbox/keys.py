"""What the application carries with it while the sandbox is on."""

from aiohttp import web

from bot.channels.sandbox.network import Network
from bot.channels.sandbox.slack.workspace import Workspace

NETWORK = web.AppKey("sandbox_network", Network)
WORKSPACE = web.AppKey("sandbox_workspace", Workspace)
