"""What recruiters do to a check by a button or a command, each as the row that does it."""

from dataclasses import dataclass

from bot.domain.desk import desk_lane
from bot.domain.inbox import Happening, Row
from bot.flows.resending import CHANNELS
from web.acts import AT_ONCE, FOR_ONE
from web.api.words import ID
from web.slack.here import Here

SHARE_FILE = "share_file"
RESEND_ON = frozenset(one.value for one in CHANNELS)
PERSONAL = "_person"  # what the buttons of one person's reminders end in


@dataclass(frozen=True, slots=True)
class Target:
    """What a button is about: a check, and perhaps somebody or something in it."""

    check: str
    more: str = ""

    @classmethod
    def of(cls, value: str) -> "Target":
        check, _, more = value.partition("|")
        return cls(check, more)

    @property
    def is_possible(self) -> bool:
        return ID.fullmatch(self.check) is not None


def row_of(here: Here, action: str, target: Target, suffix: str = "") -> Row | None:
    """None for what is no act on a check."""
    name = action.removesuffix(PERSONAL)
    if name == SHARE_FILE:
        return for_the_desk(here.of_check(target.check, Happening.FILE_ASKED, {}, suffix), target.check)
    act = AT_ONCE.get(name)
    if act is None:
        return None
    person = {"person": target.more} if target.more and name in FOR_ONE else {}
    return here.of_check(target.check, act.happening, {**act.fields, **person}, suffix)


def resend_row(here: Here, target: Target) -> Row | None:
    """None for what is no channel to write on."""
    person, _, channel = target.more.partition("|")
    if channel not in RESEND_ON:
        return None
    return here.of_check(target.check, Happening.RESEND_ASKED, {"person": person, "channel": channel}, channel)


def for_the_desk(row: Row, check: str) -> Row:
    return Row(desk_lane(check), row.source, row.key, row.happening, row.payload)
