"""Who may sign in with Slack: users whose address Slack confirms, and members of a workspace that is connected."""

import uuid
from dataclasses import dataclass
from enum import StrEnum

from bot.channels.slack.parts import SlackParts
from bot.channels.slack.signing_in import SlackIdentity
from bot.domain.inbox import Happening, Row, organisation_lane
from bot.domain.user import User, UserRole
from bot.domain.workspace import Workspace
from bot.errors import RequestRefused
from bot.flows.users import LONGEST_NAME
from bot.storage.reading import users
from bot.wiring import Vouchline
from web.slack.knowing import profile_of

MARKS = ("is_guest", "is_gone")
REFUSED = frozenset({"user-known", "bad-email", "bad-name"})


class Refusal(StrEnum):
    """Each is a text of the door's."""

    UNKNOWN_WORKSPACE = "slack_unknown_workspace"
    NO_EMAIL = "slack_no_email"
    NOT_ALLOWED = "slack_not_allowed"


class NotLetIn(Exception):
    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Caller:
    vouchline: Vouchline
    parts: SlackParts
    who: SlackIdentity

    async def user(self) -> User:
        """Raises `NotLetIn`, and `SlackError` where Slack must be asked and does not answer."""
        workspace = await self._workspace()
        if not self.who.email:
            raise NotLetIn(Refusal.NO_EMAIL)
        known = await users.with_email_in(workspace.organisation, self.who.email)
        if known and known.deactivated_at:
            raise NotLetIn(Refusal.NOT_ALLOWED)
        return known or await self._made(workspace)

    async def _workspace(self) -> Workspace:
        """One that is connected to an organisation now, by itself or by its whole enterprise."""
        for id in filter(None, (self.who.team, self.who.enterprise)):
            found = await self.parts.workspaces.find(id)
            if found and found.removed_at is None:
                return found
        raise NotLetIn(Refusal.UNKNOWN_WORKSPACE)

    async def _made(self, workspace: Workspace) -> User:
        """A member becomes a recruiter; admins are made by admins, whatever somebody is in Slack (decision 0015)."""
        answer = await self.parts.slack.call(workspace.id, "users.info", user=self.who.user, include_locale=True)
        profile = profile_of(answer.get("user") or {}, self.who.team)
        if not answer.get("user") or any(profile[mark] for mark in MARKS):
            raise NotLetIn(Refusal.NOT_ALLOWED)
        role = await self._role(workspace.organisation)
        wanted = {"email": self.who.email, "role": str(role), **self._told(profile["name"])}
        return await self._asked(workspace.organisation, wanted)

    async def _role(self, organisation: str) -> UserRole:
        """In the sandbox whoever comes first is an admin, so that everything may be tried without a command."""
        if not self.vouchline.settings.reaches_nobody:
            return UserRole.RECRUITER
        known = await users.of_organisation(organisation)
        return UserRole.RECRUITER if any(one.is_admin and not one.deactivated_at for one in known) else UserRole.ADMIN

    def _told(self, name: str) -> dict[str, str]:
        language = self.who.language if self.who.language in self.vouchline.texts else ""
        told = {"name": (self.who.name or name)[:LONGEST_NAME].strip(), "language": language}
        return {key: value for key, value in told.items() if value}

    async def _asked(self, organisation: str, wanted: dict[str, str]) -> User:
        """Whoever has been made a user of that address a moment before is that one, with the role they have."""
        payload = {"by": "Slack", "of_user": "", **wanted}
        row = Row(organisation_lane(organisation), "slack", uuid.uuid4().hex, Happening.USER_ASKED, payload)
        try:
            await self.vouchline.ask(row)
        except RequestRefused as refused:
            if refused.kind not in REFUSED:
                raise
        made = await users.with_email_in(organisation, self.who.email)
        if made is None or made.deactivated_at:
            raise NotLetIn(Refusal.NOT_ALLOWED)
        return made
