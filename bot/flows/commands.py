"""Commands: words that mean the same at every step, in Swedish and in English (R30)."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.flows.readers.words import folded


class Command(StrEnum):
    HELP = "help"
    STATUS = "status"
    PAUSE = "pause"
    RESUME = "resume"
    LATER = "later"
    LANGUAGE = "language"
    WHO = "who"
    ANSWER = "answer"  # what was taken for a question to us was one
    BACK = "back"
    CHANGE = "change"
    REPLACE = "replace"
    DECLINE = "decline"
    UNDO = "undo"
    WITHDRAW = "withdraw"
    LINK = "link"
    DELETE_MY_DATA = "delete_my_data"


@dataclass(frozen=True, slots=True)
class Given:
    command: Command
    number: int | None = None
    language: str | None = None
    words: str = ""  # what the command is about, as it was written


WORDS: dict[str, Command] = {
    **dict.fromkeys(("help", "hjälp", "hjalp", "info", "?"), Command.HELP),
    **dict.fromkeys(("status", "läget"), Command.STATUS),
    **dict.fromkeys(("pause", "paus", "pausa"), Command.PAUSE),
    **dict.fromkeys(("resume", "continue", "fortsätt", "fortsatt", "återuppta"), Command.RESUME),
    **dict.fromkeys(
        (
            "who",
            "vem",
            "who is this",
            "who are you",
            "vem är du",
            "vem är ni",
            "vem är det",
            "vem är detta",
            "who's this",
        ),
        Command.WHO,
    ),
    **dict.fromkeys(("answer", "svar", "my answer", "mitt svar"), Command.ANSWER),
    **dict.fromkeys(("back", "tillbaka", "go back", "gå tillbaka"), Command.BACK),
    **dict.fromkeys(("decline", "avböj", "avboj", "avböja", "avstå"), Command.DECLINE),
    **dict.fromkeys(("undo", "ångra", "angra"), Command.UNDO),
    **dict.fromkeys(("withdraw", "dra tillbaka", "återta"), Command.WITHDRAW),
    **dict.fromkeys(("link", "länk", "lank", "länken", "the link"), Command.LINK),
    **dict.fromkeys(
        ("delete my data", "radera mina uppgifter", "radera mina data", "ta bort mina uppgifter"),
        Command.DELETE_MY_DATA,
    ),
    **dict.fromkeys(("language", "språk", "sprak"), Command.LANGUAGE),
}
NUMBERED = {
    **dict.fromkeys(("change", "ändra", "andra"), Command.CHANGE),
    **dict.fromkeys(("replace", "byt", "byta"), Command.REPLACE),
}
LANGUAGES = {
    **dict.fromkeys(("english", "engelska", "en", "in english please", "english please"), "en"),
    **dict.fromkeys(("swedish", "svenska", "sv", "på svenska", "på svenska tack"), "sv"),
}
WITH_NUMBER = re.compile(r"^(\w+)\s+(?:nr|nummer|no|number|referent|referee|fråga|question)?\s*(\d{1,2})$")
LATE = re.compile(
    r"^\W*(?:late|sen|försenad|delayed)\s+(?:nr|no|referent|referee)?\s*(\d{1,2})(?:\W+(\S.*))?\W*$",
    re.IGNORECASE | re.DOTALL,
)
WITH_LANGUAGE = re.compile(r"^(?:language|språk|sprak)\s+(\w+)$")


def command_in(text: str) -> Given | None:
    """The command that a whole message is; None when it is something else. No answer contains a command."""
    if text.strip() == "?":
        return Given(Command.HELP)
    if late := LATE.match(text):
        return Given(Command.LATER, number=int(late.group(1)), words=late.group(2) or "")
    words = folded(text)
    if command := WORDS.get(words):
        return Given(command)
    if found := WITH_NUMBER.match(words):
        command = NUMBERED.get(found.group(1))
        return Given(command, number=int(found.group(2))) if command else None
    language = LANGUAGES.get(words) if len(words) > 2 else None
    if found := WITH_LANGUAGE.match(words):
        language = LANGUAGES.get(found.group(1))
    return Given(Command.LANGUAGE, language=language) if language else None
