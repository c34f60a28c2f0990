"""The card of a check as it is now, read and drawn."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.slack.blocks.card import card_post, gone_post
from bot.channels.slack.blocks.parts import Post
from bot.domain.conversation import Conversation
from bot.domain.desk import Card
from bot.domain.reference import Standing
from bot.flows.changes import CheckSeen
from bot.flows.memory import remembered
from bot.flows.seat.card import CardView, card_of
from bot.flows.texts import Texts
from bot.storage.reading import checks, conversations, seen
from bot.storage.reading.checks import CheckRead
from bot.storage.reading.moment import one_moment

QUESTION = "question."


@dataclass(frozen=True, slots=True)
class Looked:
    """A check as it was read for somebody in Slack."""

    read: CheckRead
    seen: CheckSeen
    answered: Mapping[str, tuple[int, int]]

    def view(self, texts: Texts, now: datetime, *, is_public: bool) -> CardView:
        zone = self.read.sub_account.zone
        needing = self.read.needs_you
        return card_of(self.seen, needing, texts, now, zone, answered=self.answered, is_public=is_public)


@one_moment()
async def looked_at(organisation: str, check: str) -> Looked | None:
    """None when there is no such check in the organisation."""
    read = await checks.one(organisation, check)
    if read is None:
        return None
    about = await seen.check_seen(organisation, read)
    return Looked(read, about, await _answered(read, about))


async def card_now(card: Card, texts: Mapping[str, Texts], now: datetime, *, is_public: bool) -> Post:
    looked = await looked_at(card.organisation, card.check)
    if looked is None:
        return gone_post(card.gone, texts[card.language])
    return card_post(looked.view(texts[card.language], now, is_public=is_public), texts[card.language])


def hash_of(post: Post) -> str:
    """Changes with whatever the reader would see change."""
    told = json.dumps([post.text, post.blocks], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


async def _answered(read: CheckRead, about: CheckSeen) -> dict[str, tuple[int, int]]:
    """How far those have come who are answering."""
    started = [one.conversation for one in read.references if one.standing is Standing.STARTED]
    if not started:
        return {}
    memories = await conversations.memories(read.check.organisation, started)
    return {
        who: (_questions(remembered(memory), about.people[who]), _total(about, who)) for who, memory in memories.items()
    }


def _questions(answers: Mapping[str, object], mine: Conversation) -> int:
    """A question whose comment is still asked for is not answered yet."""
    return sum(1 for key in answers if key.startswith(QUESTION) and key.count(".") == 1 and key != mine.step)


def _total(about: CheckSeen, conversation: str) -> int:
    pinned = about.questionnaires
    mine = pinned.get(about.people[conversation].language) or pinned.get(about.check.language)
    return len(mine.questions) if mine else 0
