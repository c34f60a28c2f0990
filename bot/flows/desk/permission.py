"""Who may act on a check from Slack: whoever started it, their colleagues in it, and the workspace's admins (R57)."""

from bot.domain.check import Check
from bot.domain.inbox import Row
from bot.flows.changes import Changes, CheckSeen
from bot.flows.refusing import refused

NOT_YOURS = "Whoever started the check, their colleagues in it and admins may do that."


def forbidden(view: CheckSeen, row: Row) -> Changes | None:
    """The refusal; None where the row is not from Slack, or from somebody who may."""
    asker = row.payload.get("slack")
    if asker is None:
        return None
    if asker["organisation"] != view.check.organisation:
        return refused("unknown-check", "There is no such check in your organisation.")
    marks = {"is_admin": asker["is_admin"], "is_known": asker["is_known"]}
    if may_act(view.check, asker["workspace"], asker["user"], **marks):
        return None
    return refused("not-yours", NOT_YOURS)


def may_act(check: Check, workspace: str, user: str, *, is_admin: bool, is_known: bool) -> bool:
    """A check that nobody started from Slack is everybody's in the organisation.

    Its card stands where guests may read it, too: whoever has not been met may be one.
    """
    place = check.place
    if is_admin:
        return True
    if place is None or not place.user:
        return is_known
    return place.workspace == workspace and user in place.followers
