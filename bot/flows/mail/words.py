"""Which of the catalogue's mails a message is: by what it is for, unless whoever writes it says so."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.conversation import ConversationStatus
from bot.domain.message import Purpose
from bot.flows.changes import ConversationSeen
from bot.flows.memory import recall

FOLLOW_UP, FOLLOW_UP_REMINDER = "follow_up", "follow_up_reminder"


@dataclass(frozen=True, slots=True)
class Words:
    """Under `mail.candidate` or `mail.referee` in the catalogue."""

    kind: str
    values: Mapping[str, object] = field(default_factory=dict)  # beside the facts of the check


def usual_words(seen: ConversationSeen, purpose: Purpose) -> Words:
    return Words(_kind(seen, purpose))


def _kind(seen: ConversationSeen, purpose: Purpose) -> str:
    mine, is_following_up = seen.conversation, recall(seen.memory).is_following_up
    if purpose is Purpose.FAREWELL:
        return "stopped"
    if purpose is Purpose.NEWS:
        return "update"
    if purpose is Purpose.REMINDER:
        return FOLLOW_UP_REMINDER if is_following_up else "reminder"
    if mine.status is not ConversationStatus.OPEN:
        return "declined" if mine.status is ConversationStatus.DECLINED else "over"
    if is_following_up:
        return FOLLOW_UP
    return "opening" if mine.step == "consent" else "go_on"
