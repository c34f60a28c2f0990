"""What each method takes: the arguments that it needs, those that it knows, and the scope that it asks for."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.standins.slack.calls import Refused
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Workspace

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
ENCODED = frozenset({"blocks", "view", "metadata", "files", "attachments"})  # JSON inside of forms
POSTED = (
    "text blocks attachments thread_ts reply_broadcast unfurl_links unfurl_media icon_emoji icon_url mrkdwn link_names"
    " username parse metadata markdown_text as_user"
)


@dataclass(frozen=True, slots=True)
class Signature:
    needs: frozenset[str]
    allows: frozenset[str]
    scope: str = ""
    takes_json: bool = True


def _method(needs: str = "", allows: str = "", scope: str = "", takes_json: bool = True) -> Signature:
    return Signature(frozenset(needs.split()), frozenset(f"{allows} token team_id".split()), scope, takes_json)


METHODS = {
    "auth.test": _method(),
    "auth.revoke": _method(allows="test", takes_json=False),
    "chat.postMessage": _method("channel", POSTED, "chat:write"),
    "chat.update": _method(
        "channel ts", "text blocks attachments parse link_names reply_broadcast metadata markdown_text", "chat:write"
    ),
    "chat.postEphemeral": _method("channel user", POSTED, "chat:write"),
    "chat.delete": _method("channel ts", "as_user", "chat:write"),
    "chat.getPermalink": _method("channel message_ts", takes_json=False),
    "views.open": _method("view", "trigger_id interactivity_pointer"),
    "views.push": _method("view", "trigger_id interactivity_pointer"),
    "views.update": _method("view", "view_id external_id hash"),
    "views.publish": _method("user_id view", "hash"),
    "users.info": _method("user", "include_locale", "users:read", takes_json=False),
    "users.list": _method("", "include_locale limit cursor", "users:read", takes_json=False),
    "users.lookupByEmail": _method("email", "", "users:read.email", takes_json=False),
    "conversations.open": _method("", "users channel return_im prevent_creation", "im:write"),
    "conversations.info": _method("channel", "include_locale include_num_members", takes_json=False),
    "conversations.list": _method("", "types exclude_archived limit cursor", "channels:read", takes_json=False),
    "conversations.history": _method(
        "channel", "cursor latest oldest limit inclusive include_all_metadata", takes_json=False
    ),
    "conversations.replies": _method(
        "channel ts", "cursor latest oldest limit inclusive include_all_metadata", takes_json=False
    ),
    "files.getUploadURLExternal": _method(
        "filename length", "alt_txt alt_text snippet_type", "files:write", takes_json=False
    ),
    "files.completeUploadExternal": _method(
        "files", "channel_id channels thread_ts initial_comment blocks", "files:write"
    ),
    "files.info": _method("file", "count cursor limit page", "files:read", takes_json=False),
    "team.info": _method("", "team domain", "team:read", takes_json=False),
    "openid.connect.token": _method(
        "", "code redirect_uri grant_type refresh_token client_id client_secret", takes_json=False
    ),
    "openid.connect.userInfo": _method("", "", takes_json=False),
    "oauth.v2.access": _method(
        "", "code redirect_uri grant_type refresh_token client_id client_secret", takes_json=False
    ),
}


async def arguments_of(request: web.Request) -> Json:
    """From the query, a form or JSON. Raises `Refused`."""
    args: Json = dict(request.query)
    if request.method == "POST" and request.can_read_body:
        args |= await _body(request)
    for name in ENCODED & args.keys():
        if isinstance(args[name], str):
            args[name] = _decoded(name, args[name])
    return args


def check_arguments(method: str, args: Json, is_json: bool) -> None:
    """Raises `Refused`."""
    signature = METHODS[method]
    if is_json and not signature.takes_json:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {method} takes no JSON"]})
    if unknown := args.keys() - signature.needs - signature.allows:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] unknown: {sorted(unknown)}"]})
    if missing := {name for name in signature.needs if args.get(name) in (None, "")}:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing: {sorted(missing)}"]})
    if empty := sorted(name for name, value in args.items() if value is None):
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] null: {empty}"]})


def check_scope(method: str, workspace: Workspace) -> None:
    """Raises `Refused`."""
    needed = METHODS[method].scope
    if needed and needed not in workspace.scopes:
        raise Refused("missing_scope", needed=needed, provided=",".join(sorted(workspace.scopes)))


async def _body(request: web.Request) -> Json:
    if request.content_type == JSON:
        try:
            return dict(json.loads(await request.text()))
        except (ValueError, TypeError):
            raise Refused("invalid_json") from None
    if request.content_type in (FORM, "multipart/form-data"):
        return {name: str(value) for name, value in (await request.post()).items()}
    raise Refused("invalid_post_type")


def _decoded(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {name} is no JSON"]}) from None
