"""The sandbox's mail: all of it as plain text, one as its reader sees it, and what people do with theirs."""

import aiohttp_jinja2
from aiohttp import web

from bot.channels.mail.door import rows_of
from bot.domain.signing_in import SandboxMail
from bot.errors import NotFound, RequestRefused
from bot.mailers import mail_addresses_of
from bot.storage.sandbox_mail import SandboxMailbox
from web.keys import VOUCHLINE
from web.sandbox.asking import Asked, asked_in_json, text_of
from web.sandbox.mail_acts import ACTS
from web.sandbox.mail_shown import POLICY, as_shown

LONGEST_REPLY = 4000


async def show_mail(request: web.Request) -> web.Response:
    mailer = request.app[VOUCHLINE].mailer
    mails = await mailer.newest() if isinstance(mailer, SandboxMailbox) else []
    return aiohttp_jinja2.render_template("sandbox_mail.html", request, {"mails": mails})


async def show_one(request: web.Request) -> web.Response:
    """In a frame of the sandbox's page, and of no other: no script of it runs, nothing is loaded from elsewhere."""
    mail = await _one(request, request.match_info["id"])
    if mail is None:
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": POLICY, "X-Frame-Options": "SAMEORIGIN"}
    return web.Response(text=as_shown(mail), content_type="text/html", headers=headers)


@asked_in_json
async def act(request: web.Request, asked: Asked) -> Asked:
    """Written as a real mail, and read as one."""
    mail, kind = await _one(request, text_of(asked, "mail")), text_of(asked, "act")
    if mail is None or not mail.head:
        raise NotFound("unknown-mail", "There is no such mail, or it can't be answered.")
    if kind not in ACTS:
        raise RequestRefused("invalid-request", f"'act' must be one of {', '.join(ACTS)}.", at="act")
    given = text_of(asked, "text", LONGEST_REPLY) if ACTS[kind].takes_words else ""
    vouchline = request.app[VOUCHLINE]
    written = ACTS[kind].write(mail, given.strip(), vouchline.clock.now())
    to = mail.head[ACTS[kind].to]
    await vouchline.intake.take(*rows_of(mail_addresses_of(vouchline.settings), [to], written.return_path, written.raw))
    await _mailbox(request).written(mail.address, written.subject, written.words)
    return {"taken": True}


async def _one(request: web.Request, id: str) -> SandboxMail | None:
    return await _mailbox(request).one(id)


def _mailbox(request: web.Request) -> SandboxMailbox:
    mailer = request.app[VOUCHLINE].mailer
    if not isinstance(mailer, SandboxMailbox):
        raise web.HTTPNotFound
    return mailer
