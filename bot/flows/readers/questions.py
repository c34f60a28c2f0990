"""Questions that people put to us instead of answering ours, and what each is about (R27). Both languages at once."""

import re
from enum import StrEnum

from bot.flows.readers.words import folded


class Topic(StrEnum):
    ROLE = "role"  # the job, the employer, the candidate: what we are neutral about
    READERS = "readers"
    TIME = "time"
    SOURCE = "source"
    KEPT = "kept"
    CALL = "call"
    TRUST = "trust"
    VOLUNTARY = "voluntary"
    COST = "cost"
    PROGRAM = "program"  # whether a person writes
    TOLD = "told"  # whether the other party knows
    MEANING = "meaning"  # what we have asked
    OTHER = "other"  # plainly a question, but about none of these


# What is an answer as often as a question, where no question mark follows.
ONLY_WITH_A_MARK = frozenset({Topic.ROLE, Topic.CALL, Topic.COST, Topic.PROGRAM, Topic.TOLD})
LONGEST = 160  # letters; who writes more is answering


def _word(*lines: str) -> str:
    """A pattern for any of the words in the lines, parted by `|`."""
    return rf"\b(?:{'|'.join(lines)})\b"


GREETING = _word("hi|hello|hey|sorry|ok|but|and|so", "hej|hejsan|okej|men|och|så")
OPENING = _word(
    "what|how|when|where|who|whom|whose|which|why|is|are|was|were|do|does|did|can|could|may|will|would|should|have|has",
    "vad|hur|när|var|varifrån|vart|vem|vilka|vilken|vilket|varför|är|kan|får|kommer|ska|skulle|har|finns|gäller|måste",
    "blir|behöver|vill|syns|sparas|läser|ser|kostar|vet",
)
OPENS = re.compile(rf"(?:{GREETING}[\s,.!]+)*{OPENING}")
MY_DETAILS = r"\b(?:my|mitt|mina|min) (?:phone |mobile )?" + _word(
    "number|details|contact|address|e-?mail|name", r"nummer|telefonnummer|mobilnummer|uppgifter|namn|mejl\w*|adress"
)
GOT = _word("from|get|got|have|find|found", "ifrån|från|fått|har|hittat")
# The first that fits counts.
ABOUT: tuple[tuple[Topic, str], ...] = (
    (
        Topic.TRUST,
        _word(
            "scam|spam|phishing|fraud|legit|genuine|for real|is this real|trust this|which company",
            "bluff|bedrägeri|seriöst|på riktigt|äkta|lurad|lita på|vilket företag",
        ),
    ),
    (Topic.SOURCE, rf"{MY_DETAILS}.*{GOT}|{GOT}.*{MY_DETAILS}|varifrån har ni"),
    (
        Topic.KEPT,
        _word("how long|when|hur länge|när")
        + ".*"
        + _word("kept|keep|stored?|saved?|deleted?|erased?", "sparas|sparar|lagras|lagrar|raderas|raderar|tas bort"),
    ),
    (
        Topic.READERS,
        _word("who|vem|vilka")
        + ".*"
        + _word("reads?|sees?|gets?|läser?|ser|se|får|tar del")
        + "|"
        + _word(r"anonym\w*|confidential|secret|private", r"konfidentiell\w*|hemlig\w*|sekretess\w*")
        + "|"
        + _word("will|can|does|do|kommer|får|kan|ser|läser")
        + ".*"
        + _word("see|read|se|läsa|läser|ser")
        + ".*"
        + _word(r"this|it|answers?|write|detta|det|svar\w*|skriver"),
    ),
    (
        Topic.MEANING,
        _word("what do you mean|can you explain|what does (?:it|that|this) mean", "vad menar|förklara|vad betyder"),
    ),
    (Topic.CALL, _word("call|phone|talk|speak", r"ring\w*|telefon|prata|muntligt|samtal")),
    (
        Topic.TIME,
        _word("how long|how much time|when must|when do i have|when should i", "hur lång tid|hur länge|hur mycket tid")
        + "|"
        + _word("how many|hur många")
        + ".*"
        + _word("questions?|left|frågor|kvar")
        + "|"
        + _word("deadline|senast|sista dag|när måste jag"),
    ),
    (
        Topic.VOLUNTARY,
        _word(
            "do i have to|must i|am i obliged|mandatory|voluntary|required|optional",
            "måste jag|frivilligt|obligatoriskt|tvungen",
        )
        + "|"
        + _word("can i|may i|kan jag|får jag")
        + " "
        + _word("say no|refuse|decline|skip this|tacka nej|säga nej|avstå|låta bli|slippa"),
    ),
    (Topic.COST, _word("cost|costs|charged?|for free|any fee", "kostar|kosta|gratis|avgift")),
    (Topic.PROGRAM, _word("robot|bot|ai|human|machine|real person|a person", "människa|maskin|dator|en person")),
    (
        Topic.TOLD,
        _word("does|do|did|is|vet|har")
        + ".*"
        + _word("know|knows|aware|känner till|godkänt|approved")
        + r"|\bvet\b.*\bom\b",
    ),
    (
        Topic.ROLE,
        _word(
            "jobs?|roles?|positions?|salary|pay|paid|wages?|full.?time|part.?time|remote|contract|tasks?|duties|hours",
            "start date|hired?|hiring|interview|applicants?|company|companies|employers?",
            r"jobb(?:et)?|tjänst(?:en)?|roll(?:en)?|befattning\w*|lönen?|heltid|deltid|arbetsuppgifter\w*|arbetstid\w*|anställ\w*",
            r"intervju\w*|sökande|företaget|arbetsgivaren?|distans|titeln?",
            "why did (?:she|he|they)|varför (?:slutade|sökte|har)|what did (?:she|he|they) apply",
            "(?:vad|vilket jobb) (?:har|söker|sökte) (?:hon|han|hen)",
        ),
    ),
)


def question_in(text: str) -> Topic | None:
    """What a whole message asks us; None for what is no question. Asked of ourselves, it needs no question mark."""
    words = folded(text)
    if len(words) > LONGEST or len(words.split()) < 2:
        return None
    is_marked = text.rstrip().endswith("?")
    if not (OPENS.match(words) or is_marked):
        return None
    topic = next((topic for topic, pattern in ABOUT if re.search(pattern, words)), None)
    if is_marked:
        return topic or (Topic.OTHER if OPENS.match(words) else None)
    return topic if topic not in ONLY_WITH_A_MARK else None
