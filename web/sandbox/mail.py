"""The sandbox's mailbox: what would have been sent by e-mail, newest first, as plain text."""

import aiohttp_jinja2
from aiohttp import web

from bot.storage.sandbox_mail import SandboxMailbox
from web.keys import VOUCHLINE


async def show_mail(request: web.Request) -> web.Response:
    mailer = request.app[VOUCHLINE].mailer
    mails = await mailer.newest() if isinstance(mailer, SandboxMailbox) else []
    return aiohttp_jinja2.render_template("sandbox_mail.html", request, {"mails": mails})
