"""An admin makes a user, who is told by mail where to sign in."""

from functools import partial
from urllib.parse import quote, urlencode

from aiohttp import web

from bot.domain.inbox import Happening, organisation_lane
from bot.domain.user import User, UserRole
from bot.errors import RequestRefused
from bot.ports.mail import Mail
from bot.storage.reading import organisations, users
from web.admin.entering.again import is_stale, sign_in_again
from web.admin.entering.letters import LETTERS
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.users.form import UserForm, tell_refusal, user_form

NEW = "/admin/users/new"
FIELDS = ("name", "email", "role", "language")


async def show(visit: Visit) -> web.Response:
    """What is in the address stands in the fields: it was typed before signing in again."""
    typed = {name: visit.request.query[name] for name in FIELDS if name in visit.request.query}
    usual = {"role": UserRole.RECRUITER, "language": visit.user.language}
    return _page(visit, user_form(visit, None, {**usual, **typed}))


async def make(visit: Visit) -> web.Response:
    form = user_form(visit, visit.fields, {})
    if not form.validate():
        return _page(visit, form, 422)
    wanted = {name: form[name].data for name in FIELDS}
    if wanted["role"] == UserRole.ADMIN and is_stale(visit):
        return sign_in_again(visit, f"{NEW}?{urlencode(wanted, quote_via=quote)}")
    try:
        lane, key = organisation_lane(visit.organisation), row_key(visit, "user", wanted["email"])
        made = await visit.ask(lane, Happening.USER_ASKED, {"of_user": "", **wanted}, key)
    except RequestRefused as refused:
        tell_refusal(visit, form, refused)
        return _page(visit, form, 422)
    await _invite(visit, made["user"])
    return visit.go("/admin/users", "admin.users.made")


async def _invite(visit: Visit, id: str) -> None:
    made, owner = await users.one(visit.organisation, id), await organisations.one(visit.organisation)
    if made and visit.vouchline.mailer:
        mail = _invitation(visit, made, owner.name)
        visit.request.app[LETTERS].begin(partial(visit.vouchline.mailer.send, mail))


def _invitation(visit: Visit, made: User, organisation: str) -> Mail:
    texts = visit.vouchline.texts[made.language]
    link = f"{visit.vouchline.settings.base_url}/login"
    told = {"name": made.name, "by": visit.user.name, "organisation": organisation, "link": link, "email": made.email}
    subject = texts("mail.invited.subject", organisation=organisation)
    return Mail(made.email, subject, f"{texts('mail.invited.text', **told)}\n")


def _page(visit: Visit, form: UserForm, status: int = 200) -> web.Response:
    return visit.draw("users_new.html", status, form=form, key=visit.field("key") or new_key())
