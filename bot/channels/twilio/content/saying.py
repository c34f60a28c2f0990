"""How a message is said on WhatsApp: as a template after 24 hours, with choices to tap, or in plain words."""

import json
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.twilio.content.api import UNREACHABLE, ContentApi
from bot.channels.twilio.content.definitions import Definition, of_shape, of_template
from bot.channels.twilio.content.fitting import Fitted, fitted
from bot.domain.channel import Channel
from bot.domain.message import Message
from bot.domain.phone import region_of
from bot.domain.template import COMING, Approval, KeptContent, Template, Templates
from bot.flows.whatsapp_form import UPDATE, on_one_line
from bot.ports import NotTaken, Refused
from bot.ports.contents import ContentStore

log = logging.getLogger(__name__)

APPROVED_WITHIN = timedelta(hours=1)  # by product time; then another channel is tried
LONGEST_WAIT_SECONDS = 15.0
TEMPLATE_WRONG = "template_wrong"
MOST_REFUSALS = 2  # of one kind of buttons; then those are written out in words


@dataclass(frozen=True, slots=True)
class Said:
    parameters: dict[str, Any]  # of the request that creates the message
    content: str = ""  # the name of the content template, where it is one


def plainly(message: Message) -> Said:
    return Said({"body": message.body})


class Saying:
    def __init__(
        self,
        api: ContentApi,
        store: ContentStore,
        account: str,
        templates: Templates,
        now: Callable[[], datetime],
        real: Callable[[], datetime],
    ) -> None:
        """`now` tells product time, `real` the machine's."""
        self._api, self._store, self._account = api, store, account
        self._templates, self._now, self._real = templates, now, real
        self._sids: dict[str, str] = {}  # of those that need no approval, by name
        self._refusals: Counter[str] = Counter()

    async def close(self) -> None:
        await self._api.close()

    async def said(self, message: Message) -> Said | NotTaken | Refused:
        if message.channel is not Channel.WHATSAPP:
            return plainly(message)
        if message.form.window_closed:
            return await self._as_template(message)
        opener = self._templates.list_buttons.get(_language(message), "")
        tappable = fitted(message.body, message.form.choices, opener)
        return await self._tappable(message, tappable) if tappable else plainly(message)

    def renderings(self, message: Message) -> frozenset[str]:
        """What the provider may list as this message's body, other than its own."""
        if message.channel is not Channel.WHATSAPP:
            return frozenset()
        template, variables = self._chosen(message)
        return frozenset({template.said(variables)})

    async def refused(self, name: str) -> None:
        """It may have been deleted at the provider: to be made anew, but not for ever."""
        self._refusals[name] += 1
        self._sids.pop(name, None)
        await self._store.forget(self._account, name)

    async def _as_template(self, message: Message) -> Said | NotTaken | Refused:
        template, variables = self._chosen(message)
        name = of_template(template).name
        kept = await self._store.of(self._account, name)
        if kept and kept.approval is Approval.APPROVED:
            return _with_content(kept, variables)
        if kept and kept.approval not in COMING:
            log.warning("message %s: the template %s is %s", message.key, name, kept.approval)
            return Refused(TEMPLATE_WRONG)
        if self._now() - max(message.due_at, message.created_at) >= APPROVED_WITHIN:
            log.warning("message %s: the template %s has not been approved in time", message.key, name)
            return Refused(TEMPLATE_WRONG)
        return NotTaken(min(1.0 + message.attempts, LONGEST_WAIT_SECONDS))

    def _chosen(self, message: Message) -> tuple[Template, tuple[str, ...]]:
        """That of the message; the one for whatever else is to be said where there is none."""
        template = self._templates.by_name.get(message.form.template)
        if template and len(template.examples) == len(message.form.variables):
            return template, message.form.variables
        language = _language(message) or ("sv" if region_of(message.address, "") == "SE" else "en")
        return self._templates.by_name[f"{UPDATE}_{language}"], (on_one_line(message.body),)

    async def _tappable(self, message: Message, tappable: Fitted) -> Said:
        definition = of_shape(tappable.shape)
        if self._refusals[definition.name] >= MOST_REFUSALS:
            return plainly(message)
        sid = self._sids.get(definition.name) or await self._sid_of(message, definition)
        if not sid:
            return plainly(message)
        self._sids[definition.name] = sid
        return _with_content(KeptContent(definition.name, sid, Approval.NOT_NEEDED), tappable.variables)

    async def _sid_of(self, message: Message, definition: Definition) -> str:
        """Made where nobody has been asked so before; empty where it can't be, or another program is at it."""
        if kept := await self._store.of(self._account, definition.name):
            return kept.sid
        if not await self._store.claim(self._account, definition.name, self._real()):
            return ""
        try:
            sid = await self._api.create(definition.asked)
        except UNREACHABLE as error:
            log.warning("message %s: said without choices to tap (%s)", message.key, type(error).__name__)
            return ""
        await self._store.keep(self._account, KeptContent(definition.name, sid, Approval.NOT_NEEDED))
        return sid


def _language(message: Message) -> str:
    """Of the person: the end of the template's name."""
    return message.form.template.rpartition("_")[2]


def _with_content(kept: KeptContent, variables: tuple[str, ...]) -> Said:
    numbered = {str(place): value for place, value in enumerate(variables, 1)}
    told = json.dumps(numbered, ensure_ascii=False)
    return Said({"content_sid": kept.sid, "content_variables": told}, kept.name)
