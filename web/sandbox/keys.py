"""What the application carries with it while the sandbox is on."""

from aiohttp import web

from bot.channels.sandbox.network import Network

NETWORK = web.AppKey("sandbox_network", Network)
