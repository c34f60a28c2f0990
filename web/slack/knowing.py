"""Who somebody is in Slack: asked of Slack once a day, and kept; guests, bots and those who have left are refused."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.channels.slack.calls import Slack
from bot.channels.slack.errors import SlackError
from bot.domain.desk import Recruiter
from bot.domain.inbox import Happening, Row
from bot.storage.reading import recruiters
from web.slack.here import Here

log = logging.getLogger(__name__)

READ_ANEW_AFTER = timedelta(hours=24)
GUEST_MARKS = ("is_restricted", "is_ultra_restricted", "is_bot", "is_stranger", "is_workflow_bot")
ADMIN_MARKS = ("is_admin", "is_owner", "is_primary_owner")


def is_fresh(here: Here) -> bool:
    mine = here.recruiter
    return bool(mine and mine.read_at and here.vouchline.clock.real() - mine.read_at < READ_ANEW_AFTER)


def refusal(here: Here) -> str:
    """Why this person may do nothing here, as a text's key; empty when they may."""
    if here.recruiter is None:
        return ""
    if here.recruiter.is_gone:
        return "slack.refused.gone"
    return "slack.refused.guest" if here.recruiter.is_guest else ""


async def met(here: Here) -> Here:
    """With what Slack says of the person, if that is not known or old. Whom we know stays known while Slack is away."""
    if is_fresh(here):
        return here
    try:
        profile = await _profile(here.slack, here.asker.workspace, here.asker.user)
    except SlackError as error:
        if here.recruiter is None or here.recruiter.read_at is None:
            raise
        log.warning("could not ask Slack about %s: %s", here.asker.user, error)
        return here
    await here.vouchline.intake.take(_row(here, profile))
    mine = here.recruiter or Recruiter(here.asker.workspace, here.asker.user, here.organisation)
    return replace(here, recruiter=replace(mine, **profile, read_at=here.vouchline.clock.real()))


async def recruiter_of(workspace: str, organisation: str, user: str) -> Recruiter | None:
    """None for somebody whom we met in another organisation: what they chose there stays there."""
    found = await recruiters.one(workspace, user)
    return found if found and found.organisation == organisation else None


async def meet_colleagues(here: Here, users: tuple[str, ...]) -> None:
    """So that guests among them are known before they press anything. What was asked for is done without it."""
    known = {one.user for one in await recruiters.several(here.asker.workspace, users)}
    for user in users:
        if user not in known:
            asker = replace(here.asker, user=user, user_name="", response_url="", channel="")
            try:
                await met(replace(here, asker=asker, key=f"{here.key}:{user}", recruiter=None))
            except SlackError as error:
                log.warning("could not ask Slack about %s: %s", user, error)


async def _profile(slack: Slack, workspace: str, user: str) -> dict[str, Any]:
    answer = await slack.call(workspace, "users.info", user=user, include_locale=True)
    return profile_of(answer.get("user") or {}, workspace)


def profile_of(user: Mapping[str, Any], workspace: str) -> dict[str, Any]:
    """What we keep of Slack's `user`."""
    about: Mapping[str, Any] = user.get("profile") or {}
    of_the_grid: Mapping[str, Any] = user.get("enterprise_user") or {}
    names = (about.get("real_name"), user.get("real_name"), about.get("display_name"), user.get("name"))
    is_elsewhere = not of_the_grid and str(user.get("team_id") or workspace) != workspace
    return {
        "name": str(next(filter(None, names), "")),
        "email": str(about.get("email") or ""),
        "language": str(user.get("locale") or "").replace("_", "-").partition("-")[0].casefold(),
        "zone": _zone(str(user.get("tz") or "")),
        "is_guest": is_elsewhere or any(bool(user.get(mark)) for mark in GUEST_MARKS),
        "is_admin": any(bool(user.get(mark) or of_the_grid.get(mark)) for mark in ADMIN_MARKS),
        "is_gone": bool(user.get("deleted")),
    }


def _zone(named: str) -> str:
    """Slack may know zones by names that this machine does not: theirs is then as if they had told none."""
    with suppress(ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(named).key
    return ""


def profile_row(here: Here, user: Mapping[str, Any]) -> Row:
    """What Slack tells by itself; it may leave out what `users.info` has."""
    told = profile_of(user, here.asker.workspace)
    return _row(here, {name: value for name, value in told.items() if value != ""})


def _row(here: Here, profile: dict[str, Any]) -> Row:
    read_at = here.vouchline.clock.real().isoformat()
    return here.of_mine(Happening.RECRUITER_READ, {"profile": profile, "read_at": read_at}, "read")
