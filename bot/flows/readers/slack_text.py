"""What Slack sends between angle brackets, read back as the words that were typed, and whoever was mentioned."""

import re
from dataclasses import dataclass

ESCAPED = re.compile(r"<(?P<mark>[@#!]?)(?P<target>[^<>|]+)(?:\|(?P<shown>[^<>]*))?>")
SCHEME = re.compile(r"^(?:mailto|tel|sms|https?):(?://)?", re.IGNORECASE)
ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # the last one last: "&amp;lt;" is "&lt;"
MARKUP = re.compile(r"(?<!\w)([*_~`]+)(?=\S)(.{1,100}?)(?<=\S)\1(?!\w)")
QUOTED = re.compile(r"^[ \t]*>[ \t]?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Typed:
    text: str
    mentioned: tuple[str, ...] = ()  # users, by their ids


def typed_in_slack(text: str) -> Typed:
    """`<mailto:a@x.se|a@x.se>` as "a@x.se", `<tel:+46701234567|070-123 45 67>` as the number dialled."""
    mentioned = [found["target"] for found in ESCAPED.finditer(text) if found["mark"] == "@"]
    plain = ESCAPED.sub(_words_of, text)
    for entity, char in ENTITIES:
        plain = plain.replace(entity, char)
    return Typed(QUOTED.sub("", MARKUP.sub(r"\2", plain)).strip(), tuple(dict.fromkeys(mentioned)))


def _words_of(found: re.Match[str]) -> str:
    if found["mark"]:
        return " "
    target = found["target"]
    if target.casefold().startswith(("mailto:", "tel:", "sms:")):
        return SCHEME.sub("", target).partition("?")[0]
    return found["shown"] or target
