"""Whether what was asked to be sent again goes by the channel that was chosen (R48)."""

from bot.domain.conversation import Conversation, Role
from bot.storage.reading.checks import CheckRead


def goes_by(read: CheckRead, person: str, channel: str) -> bool:
    """Whether it has reached them, so that what is drawn next shows it."""
    mine = _conversation_of(read, person)
    return mine is None or mine.channel.value == channel


def _conversation_of(read: CheckRead, person: str) -> Conversation | None:
    referees = {f"referee.{one.position}": one.conversation for one in read.references}
    is_meant = [one for one in read.conversations if one.id == referees.get(person)]
    candidates = [one for one in read.conversations if one.role is Role.CANDIDATE and person == Role.CANDIDATE.value]
    return next(iter((*is_meant, *candidates)), None)
