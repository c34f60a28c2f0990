"""An organisation, its sub-accounts and its ledger."""

from dataclasses import dataclass

from bot.domain.organisation import CreditEntry, Organisation, SubAccount
from bot.storage.reading.moment import one_moment
from bot.storage.reading.records import record
from bot.storage.tables.organisations import CreditEntryRow, OrganisationRow, SubAccountRow


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """The newest first; `next` is the id before which the next page begins, `balance` as of the newest of all."""

    entries: list[CreditEntry]
    next: int | None
    balance: int


async def one(organisation: str) -> Organisation:
    return record(Organisation, await OrganisationRow.get(id=organisation))


async def sub_accounts(organisation: str) -> list[SubAccount]:
    rows = await SubAccountRow.filter(organisation=organisation).order_by("key")
    return [record(SubAccount, row) for row in rows]


async def sub_account(organisation: str, key: str) -> SubAccount | None:
    row = await SubAccountRow.get_or_none(organisation=organisation, key=key)
    return record(SubAccount, row) if row else None


async def named(name: str) -> Organisation | None:
    row = await OrganisationRow.get_or_none(name=name)
    return record(Organisation, row) if row else None


async def ledger(organisation: str, newest: int) -> list[CreditEntry]:
    rows = await CreditEntryRow.filter(organisation=organisation).order_by("-id").limit(newest)
    return [record(CreditEntry, row) for row in rows]


@one_moment()
async def ledger_page(organisation: str, before: int | None, limit: int) -> LedgerPage:
    wanted = CreditEntryRow.filter(organisation=organisation)
    wanted = wanted.filter(id__lt=before) if before is not None else wanted
    rows = await wanted.order_by("-id").limit(limit + 1)
    entries = [record(CreditEntry, row) for row in rows[:limit]]
    has_newest = before is None and entries
    standing = entries[0].balance if has_newest else await balance(organisation)
    return LedgerPage(entries, rows[limit - 1].id if len(rows) > limit else None, standing)


async def balance(organisation: str) -> int:
    newest = await ledger(organisation, 1)
    return newest[0].balance if newest else 0
