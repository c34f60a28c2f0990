"""Tells the check where a referee's reference stands now; the check's own lane then moves it."""

from bot.domain.inbox import Happening, Row, check_lane
from bot.domain.reference import Standing
from bot.flows.talk import Talk


def tell_standing(talk: Talk, standing: Standing) -> None:
    """A candidate's own moves concern no reference."""
    mine = talk.conversation
    if mine.reference:
        payload = {"reference": mine.reference, "standing": standing.value}
        key = f"{mine.id}:{talk.memory.length}:{standing}"
        talk.tell(Row(check_lane(mine.check), "lane", key, Happening.REFEREE_MOVED, payload))
