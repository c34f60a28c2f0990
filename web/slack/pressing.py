"""Buttons and lists that act as soon as they are pressed: on cards, in notices, in views and in the Home."""

from collections.abc import Awaitable, Callable

from bot.channels.slack.seat import Answer, Pressed
from bot.domain.inbox import Row
from web.slack.acts import Target
from web.slack.commands import obey, tell_status
from web.slack.doing import COLLEAGUES, act_on, durable_row, follow
from web.slack.here import Here, Within
from web.slack.home_acts import chosen_row, demo_row, follow_demo, open_search, published
from web.slack.meeting import Work, met_first
from web.slack.showing import SHOWN, show_settings
from web.slack.start.starting import open_start
from web.slack.views import kept_in

DETAILS = "details"  # the callback of their view
# Links are pressed, too, and need nothing of us.
LINKS = frozenset({"open_card", "open_report_page"})


async def press(here: Here, pressed: Pressed) -> Answer:
    """An act is put down before it is acknowledged; what follows from it comes after."""
    action, target = pressed.action_id, _target(pressed)
    if action in LINKS:
        return Answer()
    if row := chosen_row(here, action, pressed.value):
        return await _put(here, row, lambda now: published(now, row))
    if action == "home_demo":
        return await _demo(here)
    if row := durable_row(here, action, target):
        return await _put(here, row, lambda now: _followed(now, action, target, row, pressed))
    return Answer(after=met_first(here, _opening(action, target, pressed)))


def _target(pressed: Pressed) -> Target:
    """A list within a view has what was chosen as its value; the check is the view's."""
    if pressed.action_id == COLLEAGUES:
        check = str(kept_in(pressed.view_metadata).get("check") or "") or pressed.value
        return Target(check, ",".join(pressed.chosen))
    return Target.of(pressed.value)


async def _put(here: Here, row: Row, then: Work) -> Answer:
    """Whoever presses for the first time is met before they are answered, so that it is in their language."""
    await here.vouchline.intake.take(row)
    return Answer(after=met_first(here, then))


async def _followed(here: Here, action: str, target: Target, row: Row, pressed: Pressed) -> None:
    await follow(here, action, target, row, pressed.view_id if pressed.callback == DETAILS else "")
    if here.within is Within.HOME:
        await published(here)


async def _demo(here: Here) -> Answer:
    row = await demo_row(here)
    return await _put(here, row, lambda now: follow_demo(now, row))


def _opening(action: str, target: Target, pressed: Pressed) -> Work:
    if action in SHOWN:
        return lambda here: act_on(here, action, target)
    if action in OPENED:
        return OPENED[action]
    if action == "status":
        return lambda here: tell_status(here, target.check)
    if action in ("replace", "card"):
        return lambda here: obey(here, f"{action} {target.check}")
    if action == "say":
        return lambda here: obey(here, pressed.value)
    return lambda here: act_on(here, action, target)


OPENED: dict[str, Callable[[Here], Awaitable[None]]] = {
    "home_start": lambda here: open_start(here, ""),
    "home_settings": show_settings,
    "settings": show_settings,
    "home_search": open_search,
}
