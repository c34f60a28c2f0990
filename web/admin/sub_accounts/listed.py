"""The sub-accounts of an organisation, and how one more is made."""

import re
import unicodedata
from typing import Any

from aiohttp import web
from wtforms import Form
from wtforms.validators import InputRequired, Length, Regexp

from bot.storage.reading import organisations
from web.admin.page import Visit
from web.admin.sub_accounts.fields import LineField, form_of, is_plain, texts_of
from web.admin.sub_accounts.kept import address, is_taken

LONGEST_KEY, LONGEST_NAME = 63, 200
KEY = r"^([a-z0-9][a-z0-9_-]*)?$"
BESIDE = {"/key": ("key", "admin.sub_accounts.wrong.key_taken")}


class NewForm(Form):
    name = LineField(validators=[InputRequired(), Length(max=LONGEST_NAME), is_plain])
    key = LineField(validators=[Length(max=LONGEST_KEY)])

    def validate_key(self, field: Any) -> None:
        Regexp(KEY, message=texts_of(self)("admin.sub_accounts.wrong.key"))(self, field)


async def show(visit: Visit) -> web.Response:
    return await _draw(visit, form_of(NewForm, visit))


async def make(visit: Visit) -> web.Response:
    form = form_of(NewForm, visit)
    if form.validate():
        key = form.key.data or key_of(form.name.data)
        if await is_taken(visit, key, {"name": form.name.data, "is_new": True}, form, BESIDE):
            return visit.go(address(key), "admin.sub_accounts.made")
        form.key.process_data(key)
    return await _draw(visit, form, status=422)


def key_of(name: str) -> str:
    """Café Norr Öst becomes cafe-norr-ost; a name without any letter of a to z gets a key of its own."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_KEY].strip("-") or "sub-account"


async def _draw(visit: Visit, form: Any, status: int = 200) -> web.Response:
    found = await organisations.sub_accounts(visit.organisation)
    return visit.draw("sub_accounts/list.html", status=status, form=form, found=found, address=address)
