"""YAML: our own shape, or a plain list of questions. Every scalar is a text; anchors and depth are refused."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from bot.questionnaire_files.decoding import decoded
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.lines import ask_line
from bot.questionnaire_files.parts_given import ask_parts
from bot.questionnaire_files.patterns import WORDED
from bot.questionnaire_files.refusals import FileRefused, Refusal
from bot.questionnaire_files.understood import Became, Doubt
from bot.questionnaire_files.wording import cleaned
from bot.questionnaire_files.words import KNOWN_COLUMNS, LANGUAGES, TOP

LARGEST_LETTERS = 100_000
DEEPEST, MOST_EVENTS = 6, 5_000
OPENS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
CLOSES = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def read_yaml(content: bytes) -> Gathering:
    text = decoded(content)
    if len(text) > LARGEST_LETTERS:
        raise FileRefused(Refusal.TOO_LARGE)
    try:
        _look_through(text)
        said = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as broken:
        raise FileRefused(Refusal.BROKEN) from broken
    into = Gathering()
    _read(said, into)
    return into


def _look_through(text: str) -> None:
    """Without building anything of it."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.BaseLoader)):
        depth += isinstance(event, OPENS) - isinstance(event, CLOSES)
        if depth > DEEPEST or count > MOST_EVENTS or isinstance(event, yaml.AliasEvent):
            raise FileRefused(Refusal.TOO_DEEP)


def _read(said: Any, into: Gathering) -> None:
    if isinstance(said, Mapping):
        _read_whole(said, into)
    elif isinstance(said, Sequence) and not isinstance(said, str):
        _read_list(said, into)
    elif isinstance(said, str):
        _read_list([said], into)


def _read_whole(said: Mapping[str, Any], into: Gathering) -> None:
    parts = {TOP.get(str(name).casefold()): name for name in said}
    if "questions" not in parts:  # "Samarbete: Hur fungerade det?"
        return _read_list([{name: value} for name, value in said.items()], into)
    for name, value in said.items():
        part = TOP.get(str(name).casefold())
        if part == "questions":
            _read_list(value if isinstance(value, list) else [value], into)
        else:
            _set(part or "", str(name), value, into)


def _set(part: str, name: str, value: Any, into: Gathering) -> None:
    plain = cleaned(value) if isinstance(value, str) else ""
    if part == "minutes" and plain.isdecimal() and len(plain) < 3:
        into.minutes = int(plain)
    elif part == "language":
        into.language = LANGUAGES.get(plain.casefold(), "")
    elif part in ("title", "name") and plain:
        setattr(into, part, plain)
    else:
        return into.take(name, f"{name}: {plain}", Became.NOTE)
    into.take(name, f"{name}: {plain}", Became.TITLE if part == "title" else Became.SETTING)


def _read_list(said: Sequence[Any], into: Gathering) -> None:
    for number, one in enumerate(said, 1):
        where = str(number)
        if isinstance(one, Mapping):
            _read_question(one, where, into)
        elif isinstance(one, str) and WORDED.search(cleaned(one)):
            ask_line(where, cleaned(one), cleaned(one), into)
        else:
            into.take(where, cleaned(str(one))[:200], Became.EMPTY)


def _read_question(one: Mapping[str, Any], where: str, into: Gathering) -> None:
    given: dict[str, str] = {}
    for name, value in one.items():
        part = KNOWN_COLUMNS.get(str(name).casefold().replace("_", " ").strip())
        if part:
            given[part] = _flat(value)
        elif len(one) == 1:
            given = {"label": cleaned(str(name)), "text": _flat(value)}
        else:
            into.doubt(Doubt.UNKNOWN_COLUMN, cleaned(str(name))[:60], question=into.number + 1)
    said = cleaned(str(given.get("text", next(iter(one.values()), ""))))
    if not WORDED.search(given.get("text", "")):
        return into.take(where, said[:200], Became.EMPTY)
    ask_parts({name: value for name, value in given.items() if value}, where, said, into)


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(cleaned(one) for one in value if isinstance(one, str))
    return cleaned(value) if isinstance(value, str) else ""
