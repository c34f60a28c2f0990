"""Cards in Slack, as their desks have them."""

from bot.domain.desk import Card
from bot.storage.reading.records import record
from bot.storage.tables.desk import CardRow


async def one(check: str) -> Card | None:
    row = await CardRow.get_or_none(check=check)
    return record(Card, row) if row else None
