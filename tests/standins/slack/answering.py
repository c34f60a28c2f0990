"""From a call of the Web API to its answer: who asks, within which rate, with which arguments, and what is done."""

import time
from collections.abc import Callable

from tests.standins.slack.arguments import check_arguments, check_scope
from tests.standins.slack.calls import Asked, Call, Refused
from tests.standins.slack.methods import chat, files, modals, seeing
from tests.standins.slack.surfaces import Json
from tests.standins.slack.triggers import Triggers
from tests.standins.slack.world import Token, Workspace

SOON_SECONDS = 1.0  # a call that comes so soon after a 429 was under way before it
METHODS: dict[str, Callable[[Asked], Json]] = {
    "auth.test": seeing.test,
    "auth.revoke": seeing.revoke,
    "chat.postMessage": chat.post,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.permalink,
    "views.update": modals.update_modal,
    "views.publish": modals.publish,
    "users.info": seeing.user,
    "users.list": seeing.users,
    "users.lookupByEmail": seeing.user_by_email,
    "conversations.open": seeing.open_direct,
    "conversations.info": seeing.channel,
    "conversations.list": seeing.channels,
    "conversations.history": seeing.history,
    "conversations.replies": seeing.replies,
    "files.getUploadURLExternal": files.upload_url,
    "files.completeUploadExternal": files.complete,
    "files.info": files.about,
}
WITH_TRIGGER: dict[str, Callable[[Asked, str], Json]] = {
    "views.open": modals.open_modal,
    "views.push": modals.push_modal,
}


class Waits:
    """Who was told to wait, and until when."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str, str], tuple[float, float]] = {}

    def begin(self, call: Call, seconds: int, now: float) -> None:
        self._until[self._key(call)] = (now + SOON_SECONDS, now + seconds - 0.05)

    def seconds_too_early(self, call: Call) -> float:
        since, until = self._until.get(self._key(call), (0.0, 0.0))
        return until - call.at if since < call.at < until else 0.0

    def _key(self, call: Call) -> tuple[str, str, str]:
        channel = str(call.args.get("channel", "")) if call.method == "chat.postMessage" else ""
        return call.workspace, call.method, channel


def owner_of(token: str, workspaces: list[Workspace]) -> Workspace:
    """Whose token it is. Raises `Refused`."""
    if not token:
        raise Refused("not_authed")
    for workspace in workspaces:
        if found := next((one for one in workspace.tokens if one.text == token), None):
            _check(found)
            return workspace
    raise Refused("invalid_auth")


def _check(token: Token) -> None:
    if token.is_revoked:
        raise Refused("token_revoked")
    if token.expires_at is not None and token.expires_at < time.time():
        raise Refused("token_expired")


def answer(asked: Asked, triggers: Triggers, is_json: bool) -> Json:
    """What the method says. Raises `Refused`."""
    call = asked.call
    check_arguments(call.method, call.args, is_json)
    check_scope(call.method, asked.workspace)
    if call.method in WITH_TRIGGER:
        interaction = triggers.exchange(call.args.get("trigger_id"), asked.workspace.id, call.at)
        return WITH_TRIGGER[call.method](asked, interaction.user)
    return METHODS[call.method](asked)
