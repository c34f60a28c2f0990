"""What a sub-account says in words of its own, in each language (R3): all of it, by what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiohttp import web

from bot.domain.organisation import SubAccount
from bot.domain.segments import segments
from bot.flows.texts import Texts
from web.admin.page import Visit
from web.admin.sub_accounts.kept import address, draw_tab, the_sub_account
from web.admin.sub_accounts.text_groups import groups, is_message


@dataclass(frozen=True, slots=True)
class Said:
    key: str
    text: str
    is_own: bool
    segments: int | None  # before its placeholders are filled in; of pages none
    path: str


@dataclass(frozen=True, slots=True)
class SaidGroup:
    key: str
    texts: Sequence[Said]

    @property
    def own(self) -> int:
        return sum(one.is_own for one in self.texts)


async def show(visit: Visit) -> web.Response:
    one = await the_sub_account(visit)
    language = visit.request.query.get("language", one.language)
    texts = visit.vouchline.texts.get(language)
    if texts is None:
        raise web.HTTPNotFound
    place = address(one.key, "texts")
    languages = [(key, f"{place}?language={key}", key == language) for key in visit.vouchline.texts]
    return draw_tab(visit, one, "texts", languages=languages, in_language=language, groups=_groups(one, texts))


def text_address(one: SubAccount, language: str, key: str) -> str:
    return f"{address(one.key, 'texts')}/{language}/{key}"


def _groups(one: SubAccount, texts: Texts) -> list[SaidGroup]:
    found = groups(list(texts.catalogue))
    return [SaidGroup(group.key, [_said(one, texts, key) for key in group.texts]) for group in found]


def _said(one: SubAccount, texts: Texts, key: str) -> Said:
    own = one.texts.get(texts.language, {}).get(key)
    text = texts.catalogue[key] if own is None else own
    length = segments(text) if is_message(key) else None
    return Said(key, text, own is not None, length, text_address(one, texts.language, key))
