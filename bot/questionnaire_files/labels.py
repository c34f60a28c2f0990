"""Two or three words that tell a question from the others."""

import re

from bot.domain.questionnaire_flaws import LONGEST

WORD = re.compile(r"[\w'’&+-]+")


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
