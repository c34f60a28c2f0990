"""The time zones that a person may look for, named by their places."""

from functools import cache
from zoneinfo import available_timezones

AREAS = ("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")


@cache
def zones() -> tuple[str, ...]:
    """Those of Europe first, where most are; then all others that are named by a place, and UTC."""
    known = sorted(one for one in available_timezones() if one.startswith((*AREAS, "Pacific/")))
    return (*sorted(known, key=lambda one: not one.startswith("Europe/")), "UTC")
