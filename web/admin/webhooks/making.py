"""A webhook is made or changed, as its form says."""

from typing import Any

from aiohttp import web

from bot.domain.webhook import MOST_WEBHOOKS, Webhook
from bot.errors import RequestRefused
from bot.flows.webhooks import LONGEST_NAME, wrong_with_url
from bot.hooks.asking import change_asked
from web.admin.page import Visit
from web.admin.press import new_key, row_key
from web.admin.webhooks.asked import ask
from web.admin.webhooks.filters import PLACE
from web.admin.webhooks.form import form_for
from web.admin.webhooks.found import the_webhook
from web.admin.webhooks.groups import GROUPS
from web.admin.webhooks.secret import show_secret
from web.admin.webhooks.shown import title_of

FIELD_OF = {"bad-webhook-address": "url", "bad-name": "name", "unknown-event-type": "types"}
SAID = {
    "bad-name": "admin.webhooks.bad_name",
    "unknown-event-type": "admin.webhooks.unknown_event",
    "too-many-webhooks": "admin.webhooks.too_many",
}


async def show_new(visit: Visit) -> web.Response:
    return _draw(visit, form_for(visit))


async def make(visit: Visit) -> web.Response:
    """The secret is on the page that answers, and on no other."""
    form = form_for(visit)
    if not await _fits(visit, form):
        return _draw(visit, form, status=422)
    asking = visit.vouchline.hooks.make(url=form.url.data, types=form.wanted, name=form.name.data, by=visit.user.name)
    try:
        made = await ask(visit, asking.payload, row_key(visit, "webhook", "make"))
    except RequestRefused as refused:
        return _draw(visit, _refused(visit, form, refused), status=422)
    return await show_secret(visit, made, is_new=True)


async def show_edit(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    return _draw(visit, form_for(visit, known), known)


async def change(visit: Visit) -> web.Response:
    known = await the_webhook(visit)
    form = form_for(visit, known)
    if not await _fits(visit, form):
        return _draw(visit, form, known, status=422)
    asked = {"url": form.url.data, "types": form.wanted, "name": form.name.data}
    try:
        await ask(visit, change_asked(known.id, by=visit.user.name, **asked))
    except RequestRefused as refused:
        return _draw(visit, _refused(visit, form, refused), known, status=422)
    return visit.go(f"{PLACE}/{known.id}", "admin.webhooks.saved")


async def _fits(visit: Visit, form: Any) -> bool:
    if not form.validate():
        return False
    if await visit.vouchline.hooks.why_not(form.url.data, visit.user.organisation):
        said = "admin.webhooks.bad_address" if wrong_with_url(form.url.data) else "admin.webhooks.private_address"
        form.url.errors = [visit.texts(said)]
        return False
    return True


def _refused(visit: Visit, form: Any, refused: RequestRefused) -> Any:
    field = form[FIELD_OF.get(refused.kind, "url")]
    field.errors = [_said(visit, refused)]
    return form


def _said(visit: Visit, refused: RequestRefused) -> str:
    most = MOST_WEBHOOKS if refused.kind == "too-many-webhooks" else LONGEST_NAME
    return visit.texts(SAID.get(refused.kind, "admin.webhooks.refused"), most=most)


def _draw(visit: Visit, form: Any, known: Webhook | None = None, status: int = 200) -> web.Response:
    return visit.draw(
        "webhooks/form.html",
        status=status,
        form=form,
        known=known,
        title=title_of(known) if known else "",
        groups=GROUPS,
        ticks={option.data: option for option in form.types},
        key=new_key(),
        is_at_home=visit.vouchline.hooks.lets_private_in,
    )
