"""What keeps messages from arriving at somebody, in a few words."""

from bot.domain.lifecycle import EventType
from bot.flows.lifecycle import words_of
from bot.flows.seat.card_looked import Looked
from bot.flows.seat.said import Said, said


def trouble(conversation: str, looked: Looked) -> Said | None:
    """What keeps messages from arriving."""
    mine = looked.seen.people.get(conversation)
    if mine and mine.lane in looked.seen.stopped:
        return said("slack.how.stopped")
    about = [one for one in looked.needing if one.conversation == conversation]
    for one in reversed(about):
        if one.type is EventType.MESSAGE_FAILED:
            return said("slack.how.failed", error=words_of(one, looked.texts)["error"])
        if one.type is EventType.OPTED_OUT:
            return said("slack.how.stopped")
    return None
