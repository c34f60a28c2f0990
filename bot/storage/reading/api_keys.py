"""API keys, by what is kept of them."""

from bot.domain.organisation import ApiKey
from bot.storage.reading.records import record
from bot.storage.tables.organisations import ApiKeyRow


async def with_fingerprint(fingerprint: str) -> ApiKey | None:
    """The key with this SHA-256, unless it was revoked."""
    row = await ApiKeyRow.get_or_none(fingerprint=fingerprint, revoked_at=None)
    return record(ApiKey, row) if row else None


async def of_organisation(organisation: str) -> list[ApiKey]:
    """Those in force first, the newest of them at the top."""
    rows = await ApiKeyRow.filter(organisation=organisation).order_by("-created_at", "id")
    return sorted((record(ApiKey, row) for row in rows), key=lambda one: one.revoked_at is not None)


async def is_of(id: str, fingerprint: str) -> bool:
    return await ApiKeyRow.exists(id=id, fingerprint=fingerprint)
