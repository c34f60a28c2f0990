"""What Slack sends, turned into what the seat is told of."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.channels.slack.seat import (
    Asker,
    CommandAsked,
    Echoed,
    HomeOpened,
    Pressed,
    ProfileChanged,
    ShortcutUsed,
    Submitted,
    Suggested,
)
from bot.domain.workspace import Workspace

Body = Mapping[str, Any]

# Where each kind of element has what was chosen in it.
SINGLE = ("value", "selected_date", "selected_time", "selected_date_time", "selected_user", "selected_conversation")
SEVERAL = ("selected_options", "selected_users", "selected_conversations", "selected_channels")
KEY_LENGTH = 32
ACTS = frozenset({"command", "block_actions", "view_submission", "shortcut", "message_action"})


def key_of(body: Body) -> str:
    """The same for the same interaction however often it is sent.

    A form that is sent has its view's id and state: whoever presses twice, because the first answer never came, has
    sent it once.
    """
    view = _part(body, "view")
    if body.get("type") == "view_submission" and view.get("id"):
        return f"view:{view['id']}:{view.get('hash', '')}:{_digest(view.get('callback_id'))[:8]}"
    named = _text(body, "event_id") or _text(body, "trigger_id")
    return f"{kind_of(body)}:{named}" if named else f"{kind_of(body)}:{_digest(sorted_text(body))}"


def delivery_of(body: Body) -> str:
    """As `key_of`, but told apart from a form that is sent again because it was not yet right."""
    return f"{key_of(body)}:{_digest(sorted_text(body))}" if body.get("type") == "view_submission" else key_of(body)


def is_whole(body: Body) -> bool:
    """Whether it says who acts, and has what tells one act from another: Slack never leaves that out."""
    kind = kind_of(body)
    if kind == "event_callback":
        return bool(_text(body, "event_id") and _text(_part(body, "event"), "type"))
    if kind not in ACTS:
        return True
    is_aimed = kind != "block_actions" or _is_aimed(body)
    return is_aimed and bool(_text(body, "trigger_id") and asker_of(body, None).user)


def kind_of(body: Body) -> str:
    return "command" if "command" in body else str(body.get("type") or "unknown")


def command(body: Body, workspace: Workspace) -> CommandAsked:
    return CommandAsked(asker_of(body, workspace), _text(body, "text"), key_of(body))


def pressed(body: Body, workspace: Workspace) -> Pressed:
    action, view, container = body["actions"][0], _part(body, "view"), _part(body, "container")
    asker = asker_of(body, workspace)
    return Pressed(
        asker=asker,
        action_id=_text(action, "action_id"),
        value=_value(action),
        block_id=_text(action, "block_id"),
        key=key_of(body),
        chosen=_chosen(action),
        message_ts=_text(container, "message_ts") or _text(_part(body, "message"), "ts"),
        message_channel=_text(container, "channel_id") or (asker.channel if "message" in body else ""),
        is_ephemeral=container.get("is_ephemeral") is True,
        view_id=_text(view, "id"),
        view_metadata=_text(view, "private_metadata"),
        callback=_text(view, "callback_id"),
        state=_values(view or body),
    )


def submitted(body: Body, workspace: Workspace) -> Submitted:
    view = body["view"]
    return Submitted(
        asker=asker_of(body, workspace),
        callback=_text(view, "callback_id"),
        view_id=_text(view, "id"),
        metadata=_text(view, "private_metadata"),
        state=_values(view),
        key=key_of(body),
    )


def suggested(body: Body, workspace: Workspace) -> Suggested:
    view = _part(body, "view")
    return Suggested(
        asker=asker_of(body, workspace),
        action_id=_text(body, "action_id"),
        typed=_text(body, "value"),
        block_id=_text(body, "block_id"),
        callback=_text(view, "callback_id"),
        state=_values(view or body),
        view_metadata=_text(view, "private_metadata"),
    )


def home_opened(body: Body, workspace: Workspace) -> HomeOpened:
    return HomeOpened(asker_of(body, workspace), key_of(body))


def profile_changed(body: Body, workspace: Workspace) -> ProfileChanged:
    profile = _part(_part(body, "event"), "user")
    asker = replace(asker_of(body, workspace), user=_text(profile, "id"))
    return ProfileChanged(asker, profile, key_of(body))


def shortcut(body: Body, workspace: Workspace) -> ShortcutUsed:
    message = _part(body, "message")
    return ShortcutUsed(
        asker_of(body, workspace),
        _text(body, "callback_id"),
        key_of(body),
        _text(message, "text"),
        _text(message, "ts"),
    )


def echoed(body: Body, workspace: Workspace) -> Echoed:
    event = body["event"]
    metadata = _part(event, "metadata")
    return Echoed(
        workspace=workspace.id,
        organisation=workspace.organisation,
        channel=_text(event, "channel_id") or _text(event, "channel"),
        ts=_text(event, "message_ts"),
        event_type=_text(metadata, "event_type"),
        payload=_part(metadata, "event_payload"),
        key=key_of(body),
    )


def asker_of(body: Body, workspace: Workspace | None) -> Asker:
    """Without a workspace: somebody where we are not installed."""
    event, user = _part(body, "event"), _part(body, "user")
    return Asker(
        workspace=workspace.id if workspace else "",
        organisation=workspace.organisation if workspace else "",
        user=_text(body, "user_id") or _text(user, "id") or _text(event, "user"),
        user_name=_text(body, "user_name") or _text(user, "name") or _text(user, "username"),
        trigger=_text(body, "trigger_id"),
        channel=_channel(body),
        response_url=_response_url(body),
        is_external=_is_external(body),
    )


def sorted_text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{name}:{sorted_text(value[name])}" for name in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(sorted_text, value)) + "]"
    return repr(value)


def _channel(body: Body) -> str:
    places = (_part(body, "channel"), _part(body, "container"), _part(body, "event"))
    found = [_text(body, "channel_id"), _text(places[0], "id"), _text(places[1], "channel_id")]
    return next((one for one in (*found, _text(places[2], "channel")) if one), "")


def _response_url(body: Body) -> str:
    urls = body.get("response_urls")
    first = urls[0] if isinstance(urls, list) and urls else {}
    return _text(body, "response_url") or (_text(first, "response_url") if isinstance(first, Mapping) else "")


def _is_external(body: Body) -> bool:
    """Somebody of another firm, in a channel that two share. Within an enterprise people belong to many workspaces."""
    theirs, ours = _text(_part(body, "user"), "team_id"), _text(_part(body, "team"), "id")
    return bool(theirs and ours) and theirs != ours and not _part(body, "enterprise")


def _value(action: Body) -> str:
    option = _part(action, "selected_option")
    found = (action.get(name) for name in (*SINGLE, "selected_channel"))
    return _text(option, "value") or next((str(one) for one in found if one is not None), "")


def _chosen(action: Body) -> tuple[str, ...]:
    several: list[Any] = next((action[name] for name in SEVERAL if isinstance(action.get(name), list)), [])
    return tuple(str(one.get("value", "")) if isinstance(one, Mapping) else str(one) for one in several)


def _is_aimed(body: Body) -> bool:
    """At an element of a message or of a view."""
    actions, container = body.get("actions"), _part(body, "container")
    action = actions[0] if isinstance(actions, list) and actions else None
    is_somewhere = _text(container, "view_id") or (_text(container, "message_ts") and _text(container, "channel_id"))
    return isinstance(action, Mapping) and bool(_text(action, "action_id") and is_somewhere)


def _values(holder: Body) -> Mapping[str, Any]:
    return _part(_part(holder, "state"), "values")


def _part(body: Body, name: str) -> Mapping[str, Any]:
    found = body.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(body: Body, name: str) -> str:
    found = body.get(name)
    return found if isinstance(found, str) else ""


def _digest(value: object) -> str:
    return hashlib.sha256(str(value).encode("utf-8", "replace")).hexdigest()[:KEY_LENGTH]
