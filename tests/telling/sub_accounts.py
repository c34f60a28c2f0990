"""A sub-account as a telling's office writes it: `sub-account retail name="Norr Retail" reminders.referee=10,20`."""

from typing import Any

NUMBERS = ("references_wanted", "deadline_days", "retention_months")
HOURS = {"reminders.candidate": "candidate_hours", "reminders.referee": "referee_hours"}


def sub_account_of(key: str, given: dict[str, str]) -> dict[str, Any]:
    """Dots lead into groups: `text.en.referee.reminder`, `default.references_wanted`, `sender.sms`.

    `hours=9-17` are quiet hours.
    """
    asked: dict[str, Any] = {"key": key, "reminders": {}, "quiet_hours": {}, "defaults": {}, "texts": {}, "senders": {}}
    for name, value in given.items():
        group, _, rest = name.partition(".")
        if name in HOURS:
            asked["reminders"][HOURS[name]] = [int(one) for one in value.split(",")]
        elif group == "reminders":
            asked["reminders"][rest] = int(value)
        elif group == "text":
            language, _, text = rest.partition(".")
            asked["texts"].setdefault(language, {})[text] = value or None
        elif group == "default":
            asked["defaults"][rest] = _number(rest, value)
        elif group == "sender":
            asked["senders"][rest] = value or None
        elif name == "hours":
            opens, closes = value.split("-")
            asked["quiet_hours"] |= {"opens_at_hour": int(opens), "closes_at_hour": int(closes)}
        elif name == "weekends":
            asked["quiet_hours"]["weekends"] = value == "yes"
        else:
            asked[name] = _number(name, value)
    return asked


def _number(name: str, value: str) -> Any:
    return int(value) if name in NUMBERS else value
