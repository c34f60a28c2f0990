"""Installing: the page that asks somebody, the code that it hands out, and the tokens that the code is worth."""

import time
from dataclasses import dataclass, field
from secrets import token_hex

from tests.standins.slack.calls import Refused
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import TOKEN_SECONDS, Workspace

CODE_SECONDS = 600


@dataclass(slots=True)
class Grant:
    workspace: Workspace
    user: str
    scopes: frozenset[str]
    redirect_uri: str
    is_used: bool = False
    at: float = field(default_factory=time.monotonic)


class Grants:
    """The codes that were handed out."""

    def __init__(self) -> None:
        self.by_code: dict[str, Grant] = {}

    def give(self, grant: Grant) -> str:
        code = f"{token_hex(5)}.{token_hex(5)}.{token_hex(16)}"
        self.by_code[code] = grant
        return code

    def exchange(self, code: str, redirect_uri: str, app: str) -> Json:
        """Raises `Refused`."""
        grant = self.by_code.get(code)
        if grant is None:
            raise Refused("invalid_code")
        if grant.is_used:
            raise Refused("code_already_used")
        if time.monotonic() - grant.at > CODE_SECONDS:
            raise Refused("code_expired")
        if redirect_uri != grant.redirect_uri:
            raise Refused("bad_redirect_uri")
        grant.is_used = True
        grant.workspace.scopes = grant.scopes
        return _tokens(grant.workspace, app, grant.user)


def refresh(workspaces: list[Workspace], refresh_token: str, app: str) -> Json:
    """Raises `Refused`."""
    owner = next((one for one in workspaces if refresh_token in one.refresh_tokens), None)
    if owner is None or owner.refresh_tokens[refresh_token]:
        raise Refused("invalid_refresh_token")
    owner.refresh_tokens[refresh_token] = True
    return _tokens(owner, app, "")


def _tokens(workspace: Workspace, app: str, user: str) -> Json:
    about = {"ok": True, "app_id": app, "token_type": "bot", "scope": ",".join(sorted(workspace.scopes))}
    owner = {"team": {"id": workspace.id, "name": workspace.name}, "enterprise": None, "is_enterprise_install": False}
    given: Json = {"access_token": workspace.new_token().text, "bot_user_id": workspace.bot_user}
    if workspace.rotates:
        given |= {"refresh_token": workspace.new_refresh_token(), "expires_in": TOKEN_SECONDS}
    return {**about, **owner, **given, **({"authed_user": {"id": user}} if user else {})}
