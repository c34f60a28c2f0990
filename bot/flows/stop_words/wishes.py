"""STOP and START: whoever says it in any reasonable way is heard, and at once.

Only a whole message is a wish: a stop word inside an answer ("he never stops helping") is an answer.
"""

import re
import unicodedata
from enum import StrEnum

from bot.domain.channel import Channel
from bot.flows.readers.words import folded
from bot.flows.stop_words.danish import DANISH
from bot.flows.stop_words.english import ENGLISH
from bot.flows.stop_words.finnish import FINNISH
from bot.flows.stop_words.german import GERMAN
from bot.flows.stop_words.norwegian import NORWEGIAN
from bot.flows.stop_words.phrases import pattern, words_of
from bot.flows.stop_words.swedish import SWEDISH


class Wish(StrEnum):
    STOP = "stop"
    START = "start"


LANGUAGES = (SWEDISH, ENGLISH, NORWEGIAN, DANISH, FINNISH, GERMAN)  # whatever the conversation's
STOPS = frozenset(word for language in LANGUAGES for word in words_of(language.stops))
STARTS = frozenset({"start", "unstop", "starta"})
STARTS_AFTER_STOP = frozenset(word for language in LANGUAGES for word in words_of(language.starts))
PHRASES = re.compile("|".join(pattern(phrase) for language in LANGUAGES for phrase in language.phrases))
COURTESY = "|".join(sorted((w for one in LANGUAGES for w in words_of(one.courtesies)), key=len, reverse=True))
POLITE = re.compile(f"^(?:{COURTESY})(?= )|(?<= )(?:{COURTESY})$")

# The carrier blocks or unblocks on these alone, whatever we make of them.
CARRIER_STOP = frozenset("stop unsubscribe end quit stopall revoke optout cancel".split())
CARRIER_START = frozenset("start unstop".split())
CARRIER_START_AFTER_STOP = CARRIER_START | {"yes"}
SAME_AGAIN = re.compile(r"^(.+?)(?: \1)+$")  # "stop stop stop"
STRETCHED = re.compile(r"(\w)\1{2,}")  # "stoppp"
IN_WORDS = re.compile(r"(?<=\w)['\u2019\u00b4`:](?=\w)")  # "don't", "sms:a"


def wish_in(text: str, opt_out_type: str | None = None, has_stopped: bool = False) -> Wish | None:
    """What a whole message wishes. `has_stopped`: some words mean a new start only to somebody who had stopped."""
    if opt_out_type in ("STOP", "START"):
        return Wish(opt_out_type.casefold())
    words = plain(text)
    if words in CARRIER_STOP or any(_is_stop(one) for one in _unstretched(words)):
        return Wish.STOP
    starts = STARTS | STARTS_AFTER_STOP if has_stopped else STARTS
    return Wish.START if _core(words) in starts else None


def carrier_answers(text: str, opt_out_type: str | None, channel: Channel) -> bool:
    """Whether the carrier has answered this already, so that we must not; WhatsApp does so with `OptOutType` alone."""
    if opt_out_type is not None:
        return True
    return channel is Channel.SMS and folded(text) in CARRIER_STOP | CARRIER_START_AFTER_STOP


def _is_stop(words: str) -> bool:
    core = _core(words)
    return core in STOPS or PHRASES.fullmatch(f" {core}") is not None


def plain(text: str) -> str:
    """Folded, with no punctuation, emoji or accents of typing left."""
    joined = IN_WORDS.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(folded(re.sub(r"[\W_]+", " ", joined)).split())


def _unstretched(words: str) -> tuple[str, ...]:
    return words, STRETCHED.sub(r"\1", words), STRETCHED.sub(r"\1\1", words)


def _core(words: str) -> str:
    """Without the courtesies around it, and said once."""
    core, before = words, ""
    while core != before:
        before, core = core, POLITE.sub("", core).strip()
    found = SAME_AGAIN.match(core)
    return found.group(1) if found else core
