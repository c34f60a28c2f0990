"""Words of a document made into those of a questionnaire: clean, with the candidate's name, and a label."""

import re
import unicodedata

from bot.questionnaire_files.labels import WORD

NAMED = re.compile(
    r"\{(?:kandidat|kandidaten|namn|name|candidate_name|candidate)\}"
    r"|[\[<](?:kandidat|kandidaten|kandidatens namn|namn|name|candidate|the candidate|candidate's name)[\]>]"
    r"|(?-i:\bX{1,3}\b|\bN\.\s?N\b\.?)|_{3,}",
    re.IGNORECASE,
)
LABELLED = re.compile(r"^(?P<label>[^:?.!]{2,30}):\s+(?P<text>.{8,})$", re.DOTALL)
UNSEEN = frozenset(("Cc", "Cf", "Cs"))
LONGEST_LINE = 1000
PLAIN_LETTERS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "´": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)


def cleaned(text: str) -> str:
    """On one line, without what can't be seen, in the letters of SMS where they say the same."""
    seen = "".join(" " if unicodedata.category(char) in UNSEEN else char for char in text[: LONGEST_LINE * 2])
    return " ".join(unicodedata.normalize("NFC", seen).translate(PLAIN_LETTERS).split())[:LONGEST_LINE].strip()


def with_candidate(text: str) -> str:
    """Where a name is left open, the candidate's is filled in."""
    return NAMED.sub("{candidate}", text)


def parted(text: str) -> tuple[str, str]:
    """ "Samarbete: Hur fungerade det?" is a label and a question."""
    found = LABELLED.match(text)
    return (found["label"].strip(), found["text"].strip()) if found else ("", text)


def language_of(texts: list[str]) -> str:
    """Swedish or English, whichever has more of its small words."""
    words = [word.casefold() for text in texts for word in WORD.findall(text)]
    swedish = sum(word in SWEDISH or any(letter in word for letter in "åäö") for word in words)
    return "sv" if swedish >= sum(word in ENGLISH for word in words) else "en"


SWEDISH = frozenset(
    "och att det som en ett av för med den till hur vad vilken när du har skulle på om inte ge är".split()
)
ENGLISH = frozenset("and the that of to how what which when you have would on if not give is was did with a in".split())
