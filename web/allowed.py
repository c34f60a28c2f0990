"""Where an organisation's messages may go."""

from bot.storage.reading import organisations
from bot.wiring import Vouchline


async def allowed_countries(vouchline: Vouchline, organisation: str) -> frozenset[str]:
    """ISO 3166; none is anywhere."""
    return (await organisations.one(organisation)).allowance.allowed(vouchline.limits)
