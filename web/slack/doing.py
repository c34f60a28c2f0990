"""Does what a button or command is for: an act on a check, a view that is opened, a silence, colleagues."""

from bot.domain.inbox import Happening, Row
from web.slack.acts import PERSONAL, Target, resend_row, row_of
from web.slack.here import Here, Within
from web.slack.knowing import meet_colleagues
from web.slack.outcomes import seen_through
from web.slack.showing import SHOWN, details_anew, show
from web.slack.snoozing import days_of, snooze_row, tell_snoozed
from web.slack.telling import tell

SNOOZE, COLLEAGUES, MORE, RESEND = "snooze", "colleagues", "more_references", "resend"


def durable_row(here: Here, action: str, target: Target) -> Row | None:
    """What is put down before Slack is answered; None where nothing is to be kept."""
    if not target.is_possible:
        return None
    if action == SNOOZE:
        return snooze_row(here, target, days_of(target.more))
    if action == COLLEAGUES:
        users = [user for user in target.more.split(",") if user]
        return here.of_check(target.check, Happening.COLLEAGUES_ASKED, {"colleagues": users})
    if action == MORE and target.more:
        return here.of_check(target.check, Happening.MORE_REFERENCES_ASKED, {"count": int(target.more)})
    if action == RESEND:
        return resend_row(here, target)
    return row_of(here, action, target)


async def act_on(here: Here, action: str, target: Target) -> None:
    if row := durable_row(here, action, target):
        await here.vouchline.intake.take(row)
        await follow(here, action, target, row)
    elif action in SHOWN:
        await show(here, action, target)
    else:
        await tell(here, here.say("slack.refused.unknown-check"))


async def follow(here: Here, action: str, target: Target, row: Row, details: str = "") -> None:
    """What comes of a row that was put. `details`: the view of them that it was pressed in, which is drawn anew."""
    is_redrawn = bool(details) or here.within is Within.HOME
    done = f"slack.done.{action.removesuffix(PERSONAL)}"
    if action == SNOOZE:
        await tell_snoozed(here, row, target, days_of(target.more), is_redrawn=is_redrawn)
    elif await seen_through(here, row, target, done, is_redrawn=is_redrawn):
        await meet_colleagues(here, tuple(row.payload.get("colleagues", ())))
    if details:
        await details_anew(here, target.check, details)
