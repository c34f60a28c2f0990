"""What has become of asking referees."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from bot.domain.reference import Standing
from bot.flows.statistics.rows import ReferenceCounted


class Ending(StrEnum):
    """What has become of asking somebody. Every referee who was asked is in one of them."""

    SUBMITTED = "submitted"
    OPEN = "open"
    DECLINED = "declined"
    UNOBTAINABLE = "unobtainable"
    REPLACED = "replaced"


ENDINGS = {
    Standing.SUBMITTED: Ending.SUBMITTED,
    Standing.DECLINED: Ending.DECLINED,
    Standing.UNOBTAINABLE: Ending.UNOBTAINABLE,
    Standing.REPLACED: Ending.REPLACED,
    Standing.WITHDRAWN: Ending.REPLACED,  # no longer wanted, as those for whom another was named
}


def endings(references: Iterable[ReferenceCounted]) -> dict[Ending, int]:
    """All of them, in their order."""
    found = Counter(ENDINGS.get(one.standing, Ending.OPEN) for one in references)
    return {ending: found[ending] for ending in Ending}
