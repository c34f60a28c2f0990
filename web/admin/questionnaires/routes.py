"""The addresses of questionnaires: anybody of the organisation may read them, admins change them (R46, R47)."""

from aiohttp import web

from web.admin.page import Answer, page
from web.admin.questionnaires import compared, downloads, editor, listed, one, sample_page, uploads
from web.admin.questionnaires.beside import follow
from web.admin.questionnaires.known import PLACE
from web.admin.questionnaires.uploads import with_a_document

ONE = f"{PLACE}/{{language:[a-z]{{2}}}}/{{name:[a-z0-9][a-z0-9-]{{0,60}}}}"


def _read(path: str, answer: Answer) -> web.RouteDef:
    return web.get(path, page(answer))


def _admins_get(path: str, answer: Answer) -> web.RouteDef:
    return web.get(path, page(answer, for_admins=True))


def _admins_post(path: str, answer: Answer) -> web.RouteDef:
    """A draft with every field full is larger than other forms."""
    return web.post(path, with_a_document(page(answer, for_admins=True)))


ROUTES = (
    _read(PLACE, listed.show),
    _admins_get(f"{PLACE}/new", editor.begin),
    _admins_post(f"{PLACE}/edit", editor.act),
    _admins_post(f"{PLACE}/beside", follow),
    _admins_get(f"{PLACE}/upload", uploads.choose),
    _admins_post(f"{PLACE}/upload", uploads.upload),
    _read(ONE, one.show),
    _admins_get(f"{ONE}/edit", editor.change),
    _read(f"{ONE}/page", sample_page.show),
    _read(f"{ONE}/compare", compared.compare),
    _read(f"{ONE}/download.{{ending:yaml|xlsx}}", downloads.download),
    _admins_post(f"{ONE}/put-aside", one.put_aside),
    _admins_post(f"{ONE}/take-back", one.take_back),
)
