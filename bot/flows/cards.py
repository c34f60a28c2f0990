"""Contact cards on their way: told from other media, fetched by an errand, heard when it is done (R16).

No turn may wait for a provider. So the turn that meets a card puts an errand, says nothing, and what was fetched comes
as a row of its own, to the same conversation.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.channel import Channel
from bot.domain.conversation import ConversationStatus, Role
from bot.domain.inbox import Errand, Row
from bot.flows.changes import ConversationSeen
from bot.flows.commands import command_in
from bot.flows.media_kinds import MEDIA, kind_sent
from bot.flows.readers.vcard import read_cards
from bot.flows.talk import Inbound

TYPES = frozenset({"text/vcard", "text/x-vcard", "text/directory", "text/vcf", "application/vcard"})
OF_ANY_KIND = frozenset({"application/octet-stream", ""})
FILE_NAME = re.compile(r"^[^\n]{1,100}\.vcf$", re.IGNORECASE)


def held(row: Row) -> dict[str, Any]:
    """A message as it is kept until it is known which conversation it is for."""
    words = row.payload
    media, text = words.get("media") or [], words["text"]
    is_file_name = bool(FILE_NAME.match(text.strip()))  # what WhatsApp writes beside a document
    cards = [one["url"] for one in media if _is_card(one, is_file_name) and one["url"]]
    return {
        "text": "" if cards and is_file_name else text,
        "channel": words["channel"],
        "media": kind_sent(words),
        "cards": cards,
        "source": row.key,
        "tap": words.get("button") or "",
    }


def _is_card(medium: Mapping[str, str], is_file_name: bool) -> bool:
    kind = medium["type"].partition(";")[0].strip().casefold()
    return kind in TYPES or (kind in OF_ANY_KIND and (is_file_name or medium["url"].casefold().endswith(".vcf")))


def errand_for(seen: ConversationSeen, message: Mapping[str, Any]) -> Errand | None:
    """The errand for a message with cards, where a candidate is asked for referees; elsewhere they are not fetched."""
    mine, cards = seen.conversation, message.get("cards") or []
    is_asked = mine.role is Role.CANDIDATE and mine.status is ConversationStatus.OPEN
    if not cards or not is_asked or not mine.step.startswith("referee."):
        return None
    beside = "" if command_in(message["text"]) else message["text"]
    payload = {**message, "text": beside, "conversation": mine.id, "addresses": cards}
    return Errand(mine.lane, f"{message['source']}:{mine.id}", cards[0], payload)


def inbound_of(message: Mapping[str, Any]) -> Inbound:
    """A message as its conversation hears it; `fetched` is there when an errand has been done."""
    fetched: Sequence[str] | None = message.get("fetched")
    cards = tuple(card for text in fetched or () for card in read_cards(text))
    text, instead = str(message["text"]), _instead(message, fetched)
    is_left_out = instead == "card" or (fetched is not None and (not cards or bool(message.get("failure"))))
    return Inbound(
        text="\n".join(part for part in (*(card.words for card in cards), text) if part),
        channel=Channel(message["channel"]),
        source=message["source"],
        instead=instead,
        note=instead if is_left_out and (text or cards) else "",
        cards=cards,
        beside=text,
        tap=message.get("tap") or "",
        media="" if message.get("cards") or fetched is not None else _kind(message),
    )


def _instead(message: Mapping[str, Any], fetched: Sequence[str] | None) -> str:
    if fetched is not None:
        return "card_unread"
    if message.get("cards"):
        return "card"
    return _kind(message) or "empty"


def _kind(message: Mapping[str, Any]) -> str:
    """Messages that were held before kinds were told say only that there was something."""
    sent = message["media"]
    return MEDIA if sent is True else sent or ""
