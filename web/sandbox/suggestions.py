"""What a person in the sandbox might answer, for those who try it and do not want to make things up: `answers.toml`."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bot.domain.conversation import Conversation, Role
from web.sandbox.cast import Cast, cast_of

NOMINATION = re.compile(r"referee\.(\d+)\.(\w+)")
ANSWERS: Mapping[str, Any] = MappingProxyType(
    tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))
)


def suggestions(conversation: Conversation) -> list[str]:
    """Nothing where the message's own words in capitals say what to answer."""
    answers = ANSWERS.get(conversation.language)
    if answers is None:
        return []
    return (_nomination if conversation.role is Role.CANDIDATE else _answer)(conversation, answers)


def _nomination(conversation: Conversation, answers: Mapping[str, Any]) -> list[str]:
    named, cast = NOMINATION.fullmatch(conversation.step), cast_of(conversation.address)
    if not named or not cast:
        return []
    words = _words_of(cast, (int(named[1]) - 1) % 2, answers)
    if named[2] == "name":  # where everything may be told at once, show that it may (R16)
        return [answers["everything"].format(**words)]
    return [words[named[2]]] if named[2] in words else []


def _words_of(cast: Cast, place: int, answers: Mapping[str, Any]) -> dict[str, str]:
    """What the candidate may tell of one referee."""
    referee = cast.referees[place]
    told = {asked: answers[asked][place] for asked in ("relation", "organisation", "dates")}
    contact = f"{referee.national}, {referee.email}"
    return {**told, "contact": contact, "name": referee.name}


def _answer(conversation: Conversation, answers: Mapping[str, Any]) -> list[str]:
    found = answers["question"].get(conversation.step.removeprefix("question."), [])
    return found[sum(map(ord, conversation.address)) % len(found) :][:1] if found else []
