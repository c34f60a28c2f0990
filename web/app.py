"""The web application: one aiohttp Application around one Vouchline."""

from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web

from bot.wiring import Vouchline
from web.admin.entering.letters import mount_letters
from web.api.pacing import mount_pacing
from web.conversation.live import follow_pages
from web.export.making import mount_exports
from web.failures import answer_failures
from web.headers import add_headers
from web.keys import VOUCHLINE
from web.metrics import count_requests
from web.routes import add_routes
from web.sandbox.mount import mount_sandbox
from web.slack.mount import mount_slack
from web.slack.seat import RecruiterSeat

LARGEST_BODY_BYTES = 64 * 1024
TEMPLATES = Path(__file__).parent / "templates"


def make_app(vouchline: Vouchline) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY_BYTES, middlewares=[count_requests, answer_failures])
    app[VOUCHLINE] = vouchline
    aiohttp_jinja2.setup(
        app,
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    app.on_response_prepare.append(add_headers)
    mount_letters(app)
    mount_pacing(app)
    mount_exports(app)
    follow_pages(app)
    add_routes(app)
    if vouchline.slack:
        mount_slack(app, vouchline.slack, RecruiterSeat(vouchline, vouchline.slack.slack))
    mount_sandbox(app)
    return app
