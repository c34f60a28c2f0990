"""Checks that run already for somebody of whom a check has just been started (R1)."""

from collections.abc import Sequence

from tortoise.expressions import Q

from bot.domain.check import Check, CheckStatus
from bot.storage.tables.checks import CheckRow

RUNNING = (CheckStatus.AWAITING_CANDIDATE.value, CheckStatus.COLLECTING.value)


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
