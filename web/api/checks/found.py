"""The check that an address names: another organisation's is as unknown as one that never was (R57)."""

from bot.errors import NotFound
from bot.storage.reading import checks
from bot.storage.reading.checks import CheckRead
from web.api.call import Call
from web.api.words import ID


async def the_check(call: Call) -> CheckRead:
    """Raises `NotFound`."""
    read = await checks.one(call.organisation, call.named) if ID.fullmatch(call.named) else None
    if read is None:
        raise NotFound("unknown-check", "There is no check with this id in your organisation.")
    return read
