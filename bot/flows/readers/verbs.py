"""The verbs behind the recruiter's command, in both languages, and what was probably meant by another word."""

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from bot.flows.readers.words import folded

CLOSE_ENOUGH = 0.7


class Verb(StrEnum):
    START = "start"
    STATUS = "status"
    DETAILS = "details"
    LIST = "list"
    REMIND = "remind"
    PAUSE = "pause"
    RESUME = "resume"
    REPLACE = "replace"
    MORE = "more"
    FOLLOW_UP = "follow-up"
    ANEW = "anew"
    REPORT = "report"
    CARD = "card"
    SHARE = "share"
    ARCHIVE = "archive"
    UNARCHIVE = "unarchive"
    CANCEL = "cancel"
    UNDO = "undo"
    DELETE = "delete"
    SNOOZE = "snooze"
    COLLEAGUES = "colleagues"
    HOME = "home"
    SETTINGS = "settings"
    HELP = "help"


# The first word of each is the one that help and guesses show, in English and in Swedish.
WORDS: dict[Verb, tuple[str, ...]] = {
    Verb.START: ("start", "starta", "new", "ny", "nytt", "begin", "begär"),
    Verb.STATUS: ("status", "läget", "läge", "show", "visa", "progress"),
    Verb.DETAILS: ("details", "detaljer", "detail"),
    Verb.LIST: ("list", "lista", "ls", "checks", "kontroller", "alla"),
    Verb.REMIND: ("remind", "påminn", "påminna", "nudge", "reminder", "påminnelse"),
    Verb.PAUSE: ("pause", "pausa", "paus", "hold"),
    Verb.RESUME: ("resume", "återuppta", "fortsätt", "continue", "unpause"),
    Verb.REPLACE: ("replace", "byt", "ersätt", "byta"),
    Verb.MORE: ("more", "fler", "mer", "more-references"),
    Verb.FOLLOW_UP: ("follow-up", "följdfråga", "followup", "ask", "fråga"),
    Verb.ANEW: ("anew", "rätta", "correct", "restart", "omstart", "start-anew"),
    Verb.REPORT: ("report", "rapport", "rapporten"),
    Verb.CARD: ("card", "kort", "kortet"),
    Verb.SHARE: ("share", "dela", "pdf"),
    Verb.ARCHIVE: ("archive", "arkivera", "arkiv"),
    Verb.UNARCHIVE: ("unarchive", "avarkivera"),
    Verb.CANCEL: ("cancel", "avbryt", "avboka", "stop", "stoppa"),
    Verb.UNDO: ("undo", "ångra"),
    Verb.DELETE: ("delete", "radera", "remove", "ta-bort"),
    Verb.SNOOZE: ("snooze", "snooza", "vila", "mute", "tyst"),
    Verb.COLLEAGUES: ("colleagues", "kollegor", "colleague", "kollega", "followers", "watchers"),
    Verb.HOME: ("home", "hem"),
    Verb.SETTINGS: ("settings", "inställningar", "notices", "notiser", "preferences"),
    Verb.HELP: ("help", "hjälp", "?", "commands", "kommandon"),
}
TWO_WORDS: dict[str, Verb] = {
    "ta bort": Verb.DELETE,
    "follow up": Verb.FOLLOW_UP,
    "more references": Verb.MORE,
    "fler referenser": Verb.MORE,
    "start anew": Verb.ANEW,
    "börja om": Verb.ANEW,
}
VERBS = {word: verb for verb, words in WORDS.items() for word in words}


class Lists(StrEnum):
    """What a list may be asked to hold."""

    MINE = "mine"
    STUCK = "stuck"
    OPEN = "open"
    DONE = "done"


LISTED = {
    word: which
    for which, words in {
        Lists.MINE: "mine my mina mitt min",
        Lists.STUCK: "stuck needs-me fast behöver väntar problem",
        Lists.OPEN: "open running pågående öppna igång",
        Lists.DONE: "done completed complete finished klara klar färdiga avslutade",
    }.items()
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """`verb` is None for a word that is none; `guess` is then what may have been meant."""

    verb: Verb | None
    rest: str
    word: str = ""
    guess: Verb | None = None


def spoken(text: str) -> Spoken:
    """Nothing at all starts a check."""
    word, rest = (*text.split(maxsplit=1), "", "")[:2]
    plain = word if word == "?" else folded(word)
    if not word:
        return Spoken(Verb.START, "")
    second, beyond = (*rest.split(maxsplit=1), "", "")[:2]
    if verb := TWO_WORDS.get(f"{plain} {folded(second)}"):
        return Spoken(verb, beyond.strip(), word)
    if verb := VERBS.get(plain):
        return Spoken(verb, rest.strip(), word)
    close = get_close_matches(plain, VERBS, n=1, cutoff=CLOSE_ENOUGH)
    return Spoken(None, rest.strip(), word, VERBS[close[0]] if close else None)


def listed(rest: str) -> tuple[Lists | None, str]:
    """Which list is asked for, and what is searched for in it."""
    word, _, words = rest.strip().partition(" ")
    which = LISTED.get(folded(word))
    return (which, words.strip()) if which else (None, rest.strip())
