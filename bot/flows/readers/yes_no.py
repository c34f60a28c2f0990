"""Yes and no, as people write them in Swedish and English, and the comment that may follow."""

from bot.flows.readers.words import first_word, folded
from bot.flows.talk import Inbound, Noted, Reading, Unclear, Understood

YES = frozenset(
    "ja jaa japp jepp jo jajamän javisst visst absolut okej okay ok yes y yep yeah yup sure absolutely certainly "
    "definitely stämmer korrekt rätt correct right confirm bekräfta klart självklart gärna 1".split()
)
NO = frozenset("nej nä näe nix nope no n never aldrig inte 2".split())
THUMBS = {"👍": True, "👎": False}
PHRASES = {
    "of course": True,
    "go ahead": True,
    "det stämmer": True,
    "that's right": True,
    "no thanks": False,
    "nej tack": False,
}
AGREED = frozenset("bra perfekt toppen fint great perfect fine good".split())
SHORT_WORDS = 4


def read_yes_no(text: str) -> tuple[bool, str] | None:
    """Yes or no and what follows it; None when it is neither."""
    if text.strip()[:1] in THUMBS:
        return THUMBS[text.strip()[:1]], text.strip()[1:].strip("\ufe0f🏻🏼🏽🏾🏿 ")
    if folded(text) in PHRASES:
        return PHRASES[folded(text)], ""
    word, rest = first_word(text)
    if word in YES:
        return True, rest
    return (False, rest) if word in NO else None


def read_agreement(text: str) -> tuple[bool, str] | None:
    """To something proposed, praise is a yes, too."""
    return (True, "") if folded(text) in AGREED else read_yes_no(text)


def is_no_more_than_that(rest: str) -> bool:
    """Whether what stands behind a yes or no adds nothing: "ok thank you", "ja det blir bra"."""
    return len(rest.split()) <= SHORT_WORDS and not any(letter.isdigit() for letter in rest)


def consent(inbound: Inbound) -> Reading:
    """Only a plain yes is consent; a plain no asks whether to decline."""
    found = read_yes_no(inbound.text)
    if found is None or "?" in inbound.text:
        return Unclear()
    return Understood(True) if found[0] else Noted({"declining": True})


def answer(question: str, wants_comment: bool) -> "YesNoReader":
    return YesNoReader(question, wants_comment)


class YesNoReader:
    """A yes/no question; a comment in the same message is kept under its own key."""

    def __init__(self, key: str, wants_comment: bool) -> None:
        self.key, self.wants_comment = key, wants_comment

    def __call__(self, inbound: Inbound) -> Reading:
        found = read_yes_no(inbound.text)
        if found is None:
            return Unclear()
        value, rest = found
        comment = inbound.comment or rest
        return Understood(value, {f"{self.key}.comment": comment} if comment and self.wants_comment else {})
