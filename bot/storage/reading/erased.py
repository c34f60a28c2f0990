"""How many checks have been erased since their time was over."""

from bot.storage.tables.organisations import ErasedCheckRow


async def count(organisation: str, sub_account: str) -> int:
    return await ErasedCheckRow.filter(organisation=organisation, sub_account=sub_account).count()
