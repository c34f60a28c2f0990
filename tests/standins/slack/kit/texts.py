"""Text objects, and mrkdwn in which nothing is left that Slack would take for a mention or a link of ours."""

import re
from collections.abc import Iterator
from typing import Any

from tests.standins.slack.kit.shapes import Check, Error, by_type, error, flag, string, typed

# What may stand between angle brackets: links, people, channels and dates. Never <!channel>, <!here>, <!everyone>.
BRACKETED = re.compile(
    r"<(?:(?:https?://|mailto:)[^<>|\s]+(?:\|[^<>|]+)?|@[UW][A-Z0-9]+|#C[A-Z0-9]+(?:\|[^<>|]*)?"
    r"|!date\^\d+\^[^<>^|]+(?:\^https?://[^<>|]+)?\|[^<>|]+)>"
)
ENTITY = re.compile(r"&(?:amp|lt|gt);")


def errors_of_mrkdwn(text: str, at: str) -> Iterator[Error]:
    """`<`, `>` and `&` that are neither escaped nor part of what may stand in brackets."""
    rest = ENTITY.sub("", BRACKETED.sub("", text))
    if loose := re.search(r"[<>&].{0,20}", rest):
        yield error(f"unescaped: {loose.group()}", at)


def words_of_mrkdwn(most: int) -> Check:
    def check(value: Any, at: str) -> Iterator[Error]:
        yield from string(most)(value, at)
        if isinstance(value, str):
            yield from errors_of_mrkdwn(value, at)

    return check


def plain(most: int) -> Check:
    return typed("plain_text", {"text": string(most)}, {"emoji": flag})


def mrkdwn(most: int) -> Check:
    return typed("mrkdwn", {"text": words_of_mrkdwn(most)}, {"verbatim": flag})


def either(most: int) -> Check:
    return by_type({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})
