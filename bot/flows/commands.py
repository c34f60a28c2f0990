"""Commands: words that mean the same at every step, in Swedish and in English (R30)."""

import re
from dataclasses import dataclass

from bot.flows.command_words import REGRETS, SPELLED_LOOSELY, WORDS, Command
from bot.flows.readers.words import folded
from bot.flows.spoken_commands import IN_A_LANGUAGE, LANGUAGES, LATE, NUMBERED, NUMBERS, SHORT_LANGUAGES, WITH_LANGUAGE

__all__ = ["Command", "Given", "command_in"]


@dataclass(frozen=True, slots=True)
class Given:
    command: Command
    number: int | None = None
    language: str | None = None
    words: str = ""  # what the command is about, as it was written
    is_loose: bool = False  # words that are a command only where there is something to do about them


def command_in(text: str) -> Given | None:
    """The command that a whole message is; None when it is something else. No answer contains a command."""
    if text.strip() == "?":
        return Given(Command.HELP)
    if late := LATE.match(text):
        return Given(Command.LATER, number=int(late.group(1)), words=late.group(2) or "")
    words = folded(text).replace("’", "'")
    if command := WORDS.get(words) or _misspelled(words):
        return Given(command)
    if words in REGRETS:
        return Given(Command.UNDO, is_loose=True)
    spoken = " ".join(re.sub(r"[,.!?;:]", " ", words).split())
    return _numbered(spoken) or _language(spoken)


def _numbered(words: str) -> Given | None:
    found = NUMBERED.match(words)
    if found is None:
        return None
    number = NUMBERS.get(found["number"]) or int(found["number"])
    return Given(Command.REPLACE if found["replace"] else Command.CHANGE, number=number)


def _language(words: str) -> Given | None:
    if found := WITH_LANGUAGE.match(words):  # LANGUAGE alone, or one that we have no texts in, asks which
        return Given(Command.LANGUAGE, language=SHORT_LANGUAGES.get(found.group(1)))
    wanted = IN_A_LANGUAGE.match(words)
    return Given(Command.LANGUAGE, language=LANGUAGES[wanted["language"]]) if wanted else None


def _misspelled(words: str) -> Command | None:
    meant = [word for word in SPELLED_LOOSELY if word[0] == words[:1] and _is_one_slip_from(word, words)]
    return WORDS[meant[0]] if meant else None


def _is_one_slip_from(word: str, written: str) -> bool:
    """One letter too many, too few or wrong, or two neighbours swapped."""
    if abs(len(word) - len(written)) > 1 or written.startswith(word):  # "declined" is another word
        return False
    same = next((place for place, (one, other) in enumerate(zip(word, written, strict=False)) if one != other), None)
    if same is None:
        return len(word) != len(written)
    ends = [
        (word[same + 1 :], written[same:]),
        (word[same:], written[same + 1 :]),
        (word[same + 1 :], written[same + 1 :]),
    ]
    swapped = word[:same] + word[same + 1 : same + 2] + word[same] + word[same + 2 :]
    return any(one == other for one, other in ends) or swapped == written
