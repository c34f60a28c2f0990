"""Words of a document made into those of a questionnaire: clean, with the candidate's name, and a label."""

import re
import unicodedata

from bot.domain.questionnaire_flaws import LONGEST

NAMED = re.compile(
    r"\{(?:kandidat|kandidaten|namn|name|candidate_name|candidate)\}"
    r"|[\[<](?:kandidat|kandidaten|kandidatens namn|namn|name|candidate|the candidate|candidate's name)[\]>]"
    r"|(?-i:\bX{1,3}\b|\bN\.\s?N\b\.?)|_{3,}",
    re.IGNORECASE,
)
LABELLED = re.compile(r"^(?P<label>[^:?.!]{2,30}):\s+(?P<text>.{8,})$", re.DOTALL)
WORD = re.compile(r"[\w'’&+-]+")
UNSEEN = frozenset(("Cc", "Cf", "Cs"))
LONGEST_LINE = 1000
PLAIN_LETTERS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "´": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "}
)
FILLING = frozenset(
    "skala scale skalan igen again kandidat hur vad vilken vilket vilka när var vem varför är har hade kan kunde "
    "skulle vill du dig din ditt dina ni er han hon hen honom henne den det de en ett och eller i på av till för "
    "med om från som att väl bra mycket fungerade fungerar beskriv berätta ge betygsätt gradera skatta enligt "
    "mellan andra kandidaten kandidatens candidate personen hans hennes ens sin sitt sina tycker anser upplevde "
    "upplevt arbetade arbetat någon något gång då man blev fick tog gjorde how what which when where who why is "
    "was were are has had have can could would will do does did you your they he she his her their them it the a "
    "an and or in on at of to for with about from as that well very work worked describe tell us give rate please "
    "between others this person any me been be so".split()
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


def label_of(text: str) -> str:
    """Two or three words of the question that tell it from the others; to be changed by whoever knows better."""
    words = [word for word in WORD.findall(text.replace("{candidate}", " ")) if word[0].isalpha()]
    telling = [word for word in words if word.casefold() not in FILLING]
    label = ""
    for word in (telling or words)[:3]:
        longer = f"{label} {word}".strip()
        if len(longer) > LONGEST["label"]:
            break
        label = longer
    return (label[:1].upper() + label[1:]) or text[: LONGEST["label"]].strip()


def language_of(texts: list[str]) -> str:
    """Swedish or English, whichever has more of its small words."""
    words = [word.casefold() for text in texts for word in WORD.findall(text)]
    swedish = sum(word in SWEDISH or any(letter in word for letter in "åäö") for word in words)
    return "sv" if swedish >= sum(word in ENGLISH for word in words) else "en"


SWEDISH = frozenset(
    "och att det som en ett av för med den till hur vad vilken när du har skulle på om inte ge är".split()
)
ENGLISH = frozenset("and the that of to how what which when you have would on if not give is was did with a in".split())
