"""A command's text as Slack hands it on: special characters escaped, and @people and #channels as their ids."""

import re

from bot.channels.sandbox.slack.cast import CHANNELS, PEOPLE, SlackChannel, SlackPerson

SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
PERSON = re.compile(r"(?<!\w)@(" + "|".join(rf"{one.name}|{one.username}" for one in PEOPLE.values()) + r")\b", re.I)
CHANNEL = re.compile(r"(?<!\w)#(" + "|".join(one.name for one in CHANNELS.values() if one.name) + r")\b", re.I)


def escaped(text: str) -> str:
    safe = re.sub("[&<>]", lambda found: SPECIAL[found[0]], text)
    return CHANNEL.sub(lambda found: _channel(found[1]), PERSON.sub(lambda found: _person(found[1]), safe))


def _person(named: str) -> str:
    found: SlackPerson = next(one for one in PEOPLE.values() if named.lower() in (one.name.lower(), one.username))
    return f"<@{found.id}|{found.username}>"


def _channel(named: str) -> str:
    found: SlackChannel = next(one for one in CHANNELS.values() if one.name == named.lower())
    return f"<#{found.id}|{found.name}>"
