"""The addresses of sub-accounts: a page for each kind of setting."""

from aiohttp import web

from bot.domain.picture import LARGEST_BYTES
from web.admin.page import Answer, Handler, page
from web.admin.sub_accounts import general, hours, listed, look, one_text, retention, senders, texts
from web.admin.sub_accounts.kept import PLACE

REST_BYTES = 64 * 1024  # of the form beside the picture
ONE = f"{PLACE}/{{id:[a-z0-9][a-z0-9_-]{{0,62}}}}"
TEXT = f"{ONE}/texts/{{language:[a-z]{{2}}}}/{{text:[a-z0-9_.]+}}"


def _get(path: str, answer: Answer) -> web.RouteDef:
    return web.get(path, page(answer, for_admins=True))


def _post(path: str, answer: Answer) -> web.RouteDef:
    return web.post(path, page(answer, for_admins=True))


def with_a_picture(handler: Handler) -> Handler:
    """A logo is larger than anything else that is sent to us."""

    async def enlarged(request: web.Request) -> web.StreamResponse:
        return await handler(request.clone(client_max_size=LARGEST_BYTES + REST_BYTES))

    return enlarged


ROUTES = (
    _get(PLACE, listed.show),
    _post(PLACE, listed.make),
    _get(ONE, general.show),
    _post(ONE, general.save),
    _get(f"{ONE}/look", look.show),
    web.post(f"{ONE}/look", with_a_picture(page(look.save, for_admins=True))),
    _get(f"{ONE}/senders", senders.show),
    _post(f"{ONE}/senders", senders.save),
    _get(f"{ONE}/hours", hours.show),
    _post(f"{ONE}/hours", hours.save),
    _post(f"{ONE}/hours/preview", hours.preview),
    _get(f"{ONE}/texts", texts.show),
    _get(TEXT, one_text.show),
    _post(TEXT, one_text.save),
    _post(f"{TEXT}/preview", one_text.preview),
    _get(f"{ONE}/retention", retention.show),
    _post(f"{ONE}/retention", retention.save),
)
