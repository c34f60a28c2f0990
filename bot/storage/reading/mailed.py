"""The message that a link to unsubscribe was in. Whoever holds the link is let in, so this asks for no organisation."""

from dataclasses import dataclass

from bot.domain.channel import Channel
from bot.domain.organisation import SubAccount
from bot.storage.reading import checks
from bot.storage.reading.moment import one_moment
from bot.storage.tables.lanes import LaneRow, OutboxRow


@dataclass(frozen=True, slots=True)
class Mailed:
    message: str
    lane: str
    sender: str
    address: str
    conversation: str | None
    is_stopped: bool
    language: str = ""  # the person's; empty where nobody's is known
    brand: SubAccount | None = None


@one_moment()
async def by_message(key: str) -> Mailed | None:
    """None when it has been erased since."""
    row = await OutboxRow.get_or_none(key=key, channel=Channel.EMAIL.value)
    if row is None:
        return None
    lane = await LaneRow.get_or_none(key=row.lane)
    is_stopped = lane is not None and lane.opted_out_at is not None
    read = await checks.one(row.organisation, row.check) if row.check else None
    mine = next((one for one in read.conversations if one.id == row.conversation), None) if read else None
    return Mailed(
        key,
        row.lane,
        row.sender,
        row.address,
        row.conversation,
        is_stopped,
        mine.language if mine else "",
        read.sub_account if read else None,
    )
