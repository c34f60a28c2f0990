"""An organisation's credits: added, limited or not, and returned (R6, R44). Only its own lane writes the ledger."""

from dataclasses import replace

from bot.domain.inbox import Row
from bot.domain.organisation import CreditEntry
from bot.flows.changes import Changes, Moment, OrganisationSeen
from bot.flows.refusing import refused


def line(
    seen: OrganisationSeen, amount: int, reason: str, moment: Moment, check: str | None = None, before: int = 0
) -> CreditEntry:
    """The next line of the ledger; `before`: what lines of the same turn have changed already."""
    balance = seen.balance + before + amount
    return CreditEntry(seen.organisation.id, amount, balance, reason, moment.now, check)


def credits_added(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    amount, reason = row.payload["amount"], row.payload["reason"]
    if not seen.organisation.credits_limited:
        return refused("credits-unlimited", "The credits are unlimited: limit them first, then add.")
    return Changes(put=[line(seen, amount, reason, moment)], outcome={"balance": seen.balance + amount})


def credits_limited(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    """What was used while nothing was counted is written off, so that a limit begins at nought or above."""
    is_limited = row.payload["limited"]
    changes = Changes(outcome={"balance": seen.balance})
    if is_limited == seen.organisation.credits_limited:
        return changes
    changes.put.append(replace(seen.organisation, credits_limited=is_limited))
    if is_limited and seen.balance < 0:
        changes.put.append(line(seen, -seen.balance, "written_off", moment))
        changes.outcome["balance"] = 0
    return changes


def credit_returned(seen: OrganisationSeen, row: Row, moment: Moment) -> Changes:
    return Changes(put=[line(seen, 1, "check_deleted", moment, row.payload["check"])])
