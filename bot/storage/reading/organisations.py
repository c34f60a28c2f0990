"""An organisation, its sub-accounts and its ledger."""

from bot.domain.organisation import CreditEntry, Organisation, SubAccount
from bot.storage.reading.records import record
from bot.storage.tables.organisations import CreditEntryRow, OrganisationRow, SubAccountRow


async def one(organisation: str) -> Organisation:
    return record(Organisation, await OrganisationRow.get(id=organisation))


async def sub_accounts(organisation: str) -> list[SubAccount]:
    rows = await SubAccountRow.filter(organisation=organisation).order_by("key")
    return [record(SubAccount, row) for row in rows]


async def ledger(organisation: str, newest: int) -> list[CreditEntry]:
    rows = await CreditEntryRow.filter(organisation=organisation).order_by("-id").limit(newest)
    return [record(CreditEntry, row) for row in rows]


async def balance(organisation: str) -> int:
    return sum(row.amount for row in await CreditEntryRow.filter(organisation=organisation).only("amount"))
