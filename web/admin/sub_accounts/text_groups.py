"""The texts that a sub-account may say in words of its own, by what they are for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

PEOPLES = ("candidate.", "referee.", "thread.", "asked.", "unclear.", "reason.", "progress.", "standing.", "deadline.")
PAGES = ("web.",)
NOT_WORDED = ("web.report.",)  # read by recruiters

# The first whose pattern fits holds a text; each is explained by the text `admin.sub_accounts.groups.{key}.about`.
GROUPS: Mapping[str, re.Pattern[str]] = {
    "pages": re.compile(r"web\..*|.*_page"),
    "first": re.compile(r"(candidate|referee)\.(opening|consent|more)"),
    "reminders": re.compile(r"(candidate|referee)\.reminder"),
    "follow_up": re.compile(r"referee\.follow_up.*"),
    "news": re.compile(r"candidate\.(news\.|status|late_|replace|already_replaced).*"),
    "declining": re.compile(r"(candidate|referee)\.(decline|reopened).*"),
    "naming": re.compile(r"candidate\..*"),
    "answering": re.compile(r"referee\..*"),
    "asked": re.compile(r"asked\..*"),
    "commands": re.compile(r"thread\..*"),
    "misread": re.compile(r"(unclear|reason)\..*"),
    "progress": re.compile(r"(progress|standing|deadline)\..*"),
}
IN_ORDER = (
    "first",
    "reminders",
    "naming",
    "answering",
    "news",
    "declining",
    "follow_up",
    "asked",
    "commands",
    "misread",
    "progress",
    "pages",
)


@dataclass(frozen=True, slots=True)
class Group:
    key: str
    texts: tuple[str, ...]  # their keys, in the order of the catalogue


def is_worded(key: str) -> bool:
    return key.startswith((*PEOPLES, *PAGES)) and not key.startswith(NOT_WORDED)


def is_message(key: str) -> bool:
    """Whether it goes out as a text message, or in one; the others stand on pages."""
    return group_of(key) != "pages"


def group_of(key: str) -> str:
    return next(name for name, pattern in GROUPS.items() if pattern.fullmatch(key))


def groups(catalogue: Sequence[str]) -> Iterator[Group]:
    held: dict[str, list[str]] = {name: [] for name in IN_ORDER}
    for key in catalogue:
        if is_worded(key):
            held[group_of(key)].append(key)
    return (Group(name, tuple(keys)) for name, keys in held.items())
