"""A workspace in Slack that Vouchline is installed in, and what we may speak there with."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Workspace:
    id: str  # of the team, or of the enterprise that has installed us for all its teams
    organisation: str
    name: str
    bot_user: str
    bot: str
    app: str
    scopes: str  # comma-separated
    installed_by: str
    installed_at: datetime
    removed_at: datetime | None = None
    echoed_at: datetime | None = None  # when Slack last told us of a post of our own


@dataclass(frozen=True, slots=True)
class WorkspaceTokens:
    """`token` is empty where the settings hold it. The refresh token works once."""

    token: str = field(default="", repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: datetime | None = None  # by the machine's clock


class WorkspaceTaken(Exception):
    """The workspace is another organisation's, and stays so."""


class NoSuchOrganisation(Exception):
    """The organisation that an installation was meant for is not there."""
