"""What every turn and page may know of the outside: time, chance, links, texts and limits."""

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from bot.domain.conversation import Conversation
from bot.domain.forward_code import POSSIBLE, code_of
from bot.domain.inbox import Row
from bot.domain.limits import Limits
from bot.domain.questionnaire import Questionnaire
from bot.domain.sender import Senders
from bot.flows.changes import Changes, Moment, View
from bot.flows.decide import decide
from bot.flows.texts import Texts
from bot.links import code_for, forward_link, link_for
from bot.ports import Clock
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Telling:
    """What every turn and page may know of the outside."""

    settings: Settings
    clock: Clock
    texts: Mapping[str, Texts]  # by language
    questionnaires: Mapping[tuple[str, str], Questionnaire]  # by name and language
    senders: Senders
    limits: Limits

    def moment(self) -> Moment:
        secret = self.settings.secret
        return Moment(
            now=self.clock.now(),
            new_id=_new_id,
            code_for=partial(code_for, secret),
            link_to=self._link_to,
            new_code=_new_code,
            forward_link=partial(forward_link, self.settings.base_url),
            texts=self.texts,
            questionnaires=self.questionnaires,
            reserved_senders=self.senders.reserved,
            channels=self.senders.channels,
            limits=self.limits,
        )

    def apply(self, view: View | None, row: Row) -> Changes:
        """Not before the row came: this program may not have heard yet that another moved the clock."""
        moment = self.moment()
        return decide(view, row, replace(moment, now=max(moment.now, row.received_at or moment.now)))

    def _link_to(self, conversation: Conversation) -> str:
        return link_for(self.settings.base_url, self.settings.secret, conversation.role, conversation.id)


def _new_id() -> str:
    return uuid.uuid4().hex


def _new_code() -> str:
    return code_of(secrets.randbelow(POSSIBLE))
