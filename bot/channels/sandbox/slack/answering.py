"""One call of the Web API: who may, how often, and what is answered."""

import hmac
import json
from collections.abc import Mapping
from typing import Any

from bot.channels.sandbox.slack.arguments import Arguments
from bot.channels.sandbox.slack.methods import METHODS
from bot.channels.sandbox.slack.refused import Refused
from bot.channels.sandbox.slack.workspace import Workspace

Json = dict[str, Any]
QUIET = frozenset(
    {"hash_conflict", "not_in_channel", "ratelimited", "users_not_found"}
)  # refusals that a good app meets and expects


async def answer(workspace: Workspace, name: str, token: str | None, given: Mapping[str, Any]) -> Json:
    """Raises `Refused`."""
    method = METHODS.get(name)
    if not method:
        raise Refused("unknown_method")
    if not token:
        raise Refused("not_authed")
    if not hmac.compare_digest(token.encode(), workspace.place.bot_token.encode()):
        raise Refused("invalid_auth")
    workspace.pace.count(name)
    try:
        return {"ok": True, **await method(workspace, Arguments(given))}
    except Refused as refused:
        if refused.error not in QUIET:
            workspace.refuse(f"{name}: {json.dumps(refused.body, ensure_ascii=False)}")
        raise
