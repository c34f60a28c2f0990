"""Sees to it that Twilio has our templates, and that WhatsApp has been asked to approve them. As often as one likes."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from twilio.base.exceptions import TwilioRestException

from bot.channels.twilio.content.api import UNREACHABLE, ContentApi
from bot.channels.twilio.content.definitions import USUAL, Definition, of_shape, of_template
from bot.domain.template import COMING, Approval, KeptContent, Templates
from bot.ports import CarrierUnreachable
from bot.ports.contents import ContentStore, Synced, SyncedTemplate

log = logging.getLogger(__name__)

NO_SUCH_LIST = frozenset({404, 405})
Listed = Mapping[str, Sequence[str]] | None  # sids by name; none where there is no list to be had


class ContentSync:
    """Meets `bot.ports.contents.TemplateSync`."""

    def __init__(
        self, api: ContentApi, store: ContentStore, account: str, templates: Templates, real: Callable[[], datetime]
    ) -> None:
        """`real` is the machine's clock."""
        self._api, self._store, self._account, self._real = api, store, account, real
        self._wanted = (*map(of_template, templates.by_name.values()), *map(of_shape, USUAL))

    async def once(self) -> Synced:
        try:
            listed = await self._listed()
            return Synced(tuple([await self._one(definition, listed) for definition in self._wanted]))
        except UNREACHABLE as error:
            raise CarrierUnreachable(str(error)) from error

    async def look_again(self) -> Synced:
        try:
            return Synced(tuple([await self._looked_at(definition) for definition in self._wanted]))
        except UNREACHABLE as error:
            raise CarrierUnreachable(str(error)) from error

    async def _listed(self) -> Listed:
        sids: dict[str, list[str]] = defaultdict(list)
        try:
            for one in await self._api.listed():
                sids[one.name].append(one.sid)
        except TwilioRestException as error:
            if error.status not in NO_SUCH_LIST:
                raise
            log.warning("what templates there are cannot be listed (HTTP %s): our table is believed", error.status)
            return None
        return sids

    async def _one(self, definition: Definition, listed: Listed) -> SyncedTemplate:
        """One that Twilio refuses does not keep the others from being made."""
        try:
            kept, has_made = await self._there(definition, None if listed is None else listed.get(definition.name, ()))
            if kept is None:
                return SyncedTemplate(definition.name, "another program is making it", is_coming=True)
            if definition.needs_approval:
                kept = await self._asked_for(kept, has_made)
            await self._store.keep(self._account, kept)
            return _told(kept, has_made)
        except TwilioRestException as error:
            if error.status in (401, 403) or error.status >= 500:
                raise
            log.warning("template %s: refused with HTTP %s, code %s", definition.name, error.status, error.code)
            return SyncedTemplate(definition.name, f"refused: {error.code} {error.msg}", is_useless=True)

    async def _there(self, definition: Definition, sids: Sequence[str] | None) -> tuple[KeptContent | None, bool]:
        """The one to use, and whether it was made just now; none while another program makes it."""
        kept = await self._store.of(self._account, definition.name)
        if kept and (sids is None or kept.sid in sids):
            return kept, False
        if sids:
            return KeptContent(definition.name, await self._best(definition, sids), _begins(definition)), False
        if kept:
            await self._store.forget(self._account, definition.name)
        if not await self._store.claim(self._account, definition.name, self._real()):
            return None, False
        sid = await self._api.create(definition.asked)
        made = KeptContent(definition.name, sid, _begins(definition))
        await self._store.keep(self._account, made)
        return made, True

    async def _best(self, definition: Definition, sids: Sequence[str]) -> str:
        """Of several with the same name, left by an answer that never came, the one that was approved."""
        for sid in sids if definition.needs_approval and len(sids) > 1 else ():
            if (await self._api.approval_of(sid))[0] is Approval.APPROVED:
                return sid
        return sids[0]

    async def _asked_for(self, kept: KeptContent, has_made: bool) -> KeptContent:
        unasked = (Approval.UNSUBMITTED, "")
        approval, reason = unasked if has_made else await self._api.approval_of(kept.sid)
        if approval is Approval.UNSUBMITTED:
            approval, reason = await self._api.ask_approval(kept.sid, kept.name)
        return replace(kept, approval=approval, reason=reason)

    async def _looked_at(self, definition: Definition) -> SyncedTemplate:
        kept = await self._store.of(self._account, definition.name)
        if kept is None:
            return SyncedTemplate(definition.name, "is not there", is_coming=True)
        if kept.approval not in COMING:
            return _told(kept, has_made=False)
        approval, reason = await self._api.approval_of(kept.sid)
        now = replace(kept, approval=approval, reason=reason)
        await self._store.keep(self._account, now)
        return _told(now, has_made=False)


def _begins(definition: Definition) -> Approval:
    return Approval.UNSUBMITTED if definition.needs_approval else Approval.NOT_NEEDED


def _told(kept: KeptContent, has_made: bool) -> SyncedTemplate:
    state, is_coming = ", ".join(_parts(kept, has_made)), kept.approval in COMING
    is_useless = not is_coming and kept.approval not in (Approval.APPROVED, Approval.NOT_NEEDED)
    return SyncedTemplate(kept.name, state, is_coming, is_useless)


def _parts(kept: KeptContent, has_made: bool) -> Iterator[str]:
    yield "made" if has_made else "there"
    yield "needs no approval" if kept.approval is Approval.NOT_NEEDED else str(kept.approval)
    if kept.reason:
        yield kept.reason
