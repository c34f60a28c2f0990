"""The text that an address names, and what is wrong with words for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.domain.organisation import SubAccount
from bot.flows.own_texts import LONGEST, Fault, faults, in_braces
from bot.flows.texts import Texts
from web.admin.page import Visit
from web.admin.sub_accounts.fields import has_strange_signs
from web.admin.sub_accounts.kept import the_sub_account
from web.admin.sub_accounts.text_groups import is_worded


@dataclass(frozen=True, slots=True)
class Meant:
    one: SubAccount
    key: str
    texts: Texts  # of its language, without what is the sub-account's own

    @property
    def standard(self) -> str:
        return self.texts.catalogue[self.key]

    @property
    def own(self) -> str | None:
        return self.one.texts.get(self.texts.language, {}).get(self.key)


async def the_text(visit: Visit) -> Meant:
    one = await the_sub_account(visit)
    language, key = visit.request.match_info["language"], visit.request.match_info["text"]
    texts = visit.vouchline.texts.get(language)
    if texts is None or key not in texts.catalogue or not is_worded(key):
        raise web.HTTPNotFound
    return Meant(one, key, texts)


def wrongs_in(text: str, meant: Meant, said: Texts) -> Iterator[str]:
    if has_strange_signs(text):
        yield said("admin.sub_accounts.wrong.signs")
    for one in faults(meant.key, text, meant.texts):
        named: Mapping[str, Any] = {"names": in_braces(one.names), "known": in_braces(one.known), "most": LONGEST}
        kind = f"{one.fault}_none" if one.fault is Fault.UNKNOWN and not one.known else one.fault
        yield said(f"admin.sub_accounts.faults.{kind}", **named)
