"""The workspaces in Slack that an organisation has connected."""

from bot.storage.tables.desk import WorkspaceRow


async def of_organisation(organisation: str) -> list[str]:
    """Their ids."""
    rows = await WorkspaceRow.filter(organisation=organisation, removed_at__isnull=True).order_by("id")
    return [row.id for row in rows]


async def names_of(organisation: str) -> dict[str, str]:
    """By id: what their people call them."""
    rows = await WorkspaceRow.filter(organisation=organisation, removed_at__isnull=True).order_by("id")
    return {row.id: row.name or row.id for row in rows}
