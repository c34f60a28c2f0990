"""Reading who is there, and what stands in a channel."""

from collections.abc import Iterable

from tests.standins.slack.calls import Asked, Refused
from tests.standins.slack.surfaces import Json
from tests.standins.slack.world import Channel, Message

EMAIL = "users:read.email"


def test(asked: Asked) -> Json:
    own = asked.workspace
    urls = {"url": f"https://{own.domain}.slack.com/", "team": own.name, "user": "vouchline"}
    return {"ok": True, **urls, "team_id": own.id, "user_id": own.bot_user, "bot_id": own.bot_id}


def revoke(asked: Asked) -> Json:
    if not asked.flag("test"):
        for token in asked.workspace.tokens:
            token.is_revoked = True
    return {"ok": True, "revoked": not asked.flag("test")}


def user(asked: Asked) -> Json:
    found = asked.workspace.users.get(str(asked.args["user"]))
    if not found:
        raise Refused("user_not_found")
    return {"ok": True, "user": found.shown(asked.flag("include_locale"), EMAIL in asked.workspace.scopes)}


def users(asked: Asked) -> Json:
    with_email, with_locale = EMAIL in asked.workspace.scopes, asked.flag("include_locale")
    shown = [one.shown(with_locale, with_email) for one in asked.workspace.users.values()]
    return {"ok": True, "members": shown, "response_metadata": {"next_cursor": ""}}


def user_by_email(asked: Asked) -> Json:
    wanted = str(asked.args["email"])
    found = next((one for one in asked.workspace.users.values() if one.email == wanted), None)
    if not found:
        raise Refused("users_not_found")
    return {"ok": True, "user": found.shown(False, True)}


def open_direct(asked: Asked) -> Json:
    wanted = str(asked.args.get("users", ""))
    if "," in wanted or not wanted:
        raise Refused("invalid_arguments")
    if wanted not in asked.workspace.users:
        raise Refused("user_not_found")
    if asked.workspace.users[wanted].is_bot:
        raise Refused("cannot_dm_bot")
    return {"ok": True, "channel": {"id": asked.workspace.direct(wanted).id}}


def channel(asked: Asked) -> Json:
    found = _seen_by_the_bot(asked)
    _check_scope(asked, found, "read")
    return {"ok": True, "channel": found.shown(asked.workspace.bot_user)}


def channels(asked: Asked) -> Json:
    kinds = str(asked.args.get("types", "public_channel")).split(",")
    own = asked.workspace.channels.values()
    found = [one for one in own if one.kind in kinds]
    seen = [one for one in found if not one.is_private or asked.workspace.bot_user in one.members]
    shown = [one.shown(asked.workspace.bot_user) for one in seen]
    return {"ok": True, "channels": shown, "response_metadata": {"next_cursor": ""}}


def history(asked: Asked) -> Json:
    where = _readable(asked)
    found = [one for one in asked.workspace.standing if one.channel == where.id]
    return _page(asked, [one for one in reversed(found) if not one.is_reply or one.is_broadcast])


def replies(asked: Asked) -> Json:
    where, ts = _readable(asked), str(asked.args["ts"])
    found = [one for one in asked.workspace.standing if one.channel == where.id and ts in (one.ts, one.thread_ts)]
    if not found:
        raise Refused("thread_not_found")
    return _page(asked, found)


def _page(asked: Asked, found: Iterable[Message]) -> Json:
    args = asked.args
    oldest, latest = float(args.get("oldest") or 0), float(args.get("latest") or 10**12)
    is_inclusive, limit = asked.flag("inclusive"), int(args.get("limit") or 100)
    kept = [
        one
        for one in found
        if not one.is_ephemeral
        and (oldest < float(one.ts) < latest or (is_inclusive and float(one.ts) in (oldest, latest)))
    ]
    start = int(str(args.get("cursor") or "0"))
    with_metadata = asked.flag("include_all_metadata")
    shown = [one.shown(asked.workspace.bot_id, with_metadata) for one in kept[start : start + limit]]
    more = len(kept) > start + limit
    cursor = {"next_cursor": str(start + limit) if more else ""}
    return {"ok": True, "messages": shown, "has_more": more, "response_metadata": cursor}


def _readable(asked: Asked) -> Channel:
    where = _seen_by_the_bot(asked)
    _check_scope(asked, where, "history")
    if asked.workspace.bot_user not in where.members:
        raise Refused("not_in_channel")
    return where


def _check_scope(asked: Asked, where: Channel, what: str) -> None:
    kind = "im" if where.is_im else "groups" if where.is_private else "channels"
    if f"{kind}:{what}" not in asked.workspace.scopes:
        raise Refused("missing_scope", needed=f"{kind}:{what}", provided=",".join(sorted(asked.workspace.scopes)))


def _seen_by_the_bot(asked: Asked) -> Channel:
    found = asked.workspace.channels.get(str(asked.args["channel"]))
    if not found or (found.is_private and asked.workspace.bot_user not in found.members):
        raise Refused("channel_not_found")
    return found
