"""Checks that run already for somebody of whom a check has just been started (R1)."""

from collections.abc import Collection, Sequence

from tortoise.expressions import Q

from bot.domain.check import Check, CheckStatus
from bot.storage.reading.moment import one_moment
from bot.storage.reading.plain import asked
from bot.storage.reading.records import record
from bot.storage.tables.checks import CheckRow

RUNNING = (CheckStatus.AWAITING_CANDIDATE.value, CheckStatus.COLLECTING.value)
# A candidate is found by the id of the check.
OF_CANDIDATES = """SELECT id FROM findable WHERE organisation = $1 AND id = "check" AND phone {in $2}
UNION SELECT id FROM findable WHERE organisation = $1 AND id = "check" AND email {in $3}"""


@one_moment()
async def running_of(organisation: str, phones: Collection[str], emails: Collection[str]) -> list[Check]:
    """Those of the candidates with these phones and e-mail addresses, in whichever assignment; the newest first."""
    if not (phones or emails):
        return []
    found = await asked(OF_CANDIDATES, [organisation, list(phones), [one.casefold() for one in emails]])
    if not found:
        return []
    rows = CheckRow.filter(organisation=organisation, id__in=[row["id"] for row in found], status__in=RUNNING)
    return [record(Check, row) for row in await rows.order_by("-created_at", "-id")]


async def running_beside(organisation: str, started: Sequence[Check]) -> dict[str, str]:
    """By check: another that runs for the same candidate, known by phone or e-mail, in the same assignment."""
    mine = {one.id for one in started}
    phones = {one.candidate_phone for one in started if one.candidate_phone}
    emails = {one.candidate_email for one in started if one.candidate_email}
    rows = await CheckRow.filter(
        Q(candidate_phone__in=phones) | Q(candidate_email__in={*emails, *map(str.casefold, emails)}),
        organisation=organisation,
        assignment__in={one.assignment for one in started},
        status__in=RUNNING,
    ).values_list("id", "candidate_phone", "candidate_email")
    known: dict[str, str] = {}
    for id, *addresses in rows:
        if id not in mine:
            known |= {address.casefold(): id for address in addresses if address}
    return {one.id: known[address] for one in started for address in _addresses(one) if address in known}


def _addresses(check: Check) -> list[str]:
    return [address.casefold() for address in (check.candidate_phone, check.candidate_email) if address]
