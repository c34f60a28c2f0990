"""Words that say yes or no, alone or with a comment, and what turns or unsays them."""

import re

PLAIN = frozenset("ja jaa jadå jodå jajamän jajamensan japp jepp jupp jo y yes yess yep yeah yea yup".split())
# Words that a "not" behind them turns: "absolut inte", "sure not"
SURE = frozenset(
    "javisst jovisst visst absolut okej okay ok sure absolutely certainly definitely stämmer korrekt rätt correct "
    "right confirm bekräfta klart självklart självfallet naturligtvis givetvis definitivt precis exakt exactly "
    "gärna".split()
)
NO = frozenset("nej nejdå nä näe nää nix nope nah no n".split())
ALONE = frozenset(
    "y n never aldrig inte knappast rätt right klart precis exakt exactly".split()
)  # yes or no alone only
ALONE_NO = frozenset("never aldrig inte".split())
NUMBERS = {"1": True, "2": False}
THUMBS = {"👍": True, "👎": False}
PHRASES = {
    **dict.fromkeys(("of course", "for sure", "go ahead", "det stämmer", "that's right", "without a doubt"), True),
    **dict.fromkeys(("without hesitation", "utan tvekan", "utan tvivel", "no doubt", "ingen tvekan", "ja tack"), True),
    **dict.fromkeys(
        ("no thanks", "no thank you", "nej tack", "no way", "not at all", "inte alls", "of course not"), False
    ),
    **dict.fromkeys(("stämmer inte", "det stämmer inte", "that's not right", "hell no", "aldrig i livet"), False),
}
ANY_PHRASE = "|".join(sorted(PHRASES, key=len, reverse=True)).replace("'", "['’]")
PHRASE = re.compile(
    rf"^\W*(?P<phrase>{ANY_PHRASE})\b"
    r"(?P<gap>[\s,.;:!\-–—)]*)(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
WORD = re.compile(r"^\W*(?P<phrase>\w+)(?P<gap>[\s,.;:!\-–—)=]*)(?P<rest>.*)$", re.DOTALL)
NEGATION = re.compile(r"\b(?:inte|ej|not|no|nej|nä|never|aldrig|\w+n['’]t)\b", re.IGNORECASE)
TURNED = re.compile(
    r"^(?:inte|ej|not|nej|no|never|aldrig)\b(?P<gap>[\s,.;:!\-–—)]*)(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
JOINED = r"^(?:(?:/|\b(?:men|but|and|och|or|eller|fast)\b)\s*)*"
OPPOSITE = {
    True: re.compile(rf"{JOINED}(?:nej|nä|no|nope)\b", re.IGNORECASE),
    False: re.compile(rf"{JOINED}(?:ja|jo|yes|yeah|yep)\b", re.IGNORECASE),
}
COUNTS = re.compile(  # "no idea", "no one" are no answers, nor is "ja vet inte"
    r"^(?:one|body|other|better|doubts?|questions?|problems?|complaints?|issues?|hesitation|idea|clue|comments?"
    r"|reasons?|matter|longer|more|less|worries|need|regrets?|such|real|major|big|vet|aning)\b",
    re.IGNORECASE,
)
AGREED = frozenset("bra perfekt toppen fint great perfect fine good".split())  # to something proposed
SHORT_WORDS = 4
