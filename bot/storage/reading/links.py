"""What a personal link opens. Whoever holds the token is let in, so this alone asks for no organisation."""

from dataclasses import dataclass

from bot.links import LinkKind, token_hash
from bot.storage.tables.checks import PersonalLinkRow


@dataclass(frozen=True, slots=True)
class Opened:
    organisation: str
    check: str
    conversation: str | None  # None: the report


async def opened_by(token: str, kind: LinkKind) -> Opened | None:
    """Looked up by the token's hash: how long it takes tells nothing about tokens that exist."""
    return await opened_with(token_hash(token), kind)


async def opened_with(token_hash: str, kind: LinkKind) -> Opened | None:
    row = await PersonalLinkRow.get_or_none(token_hash=token_hash, kind=kind.value)
    return Opened(row.organisation, row.check, row.conversation) if row else None
