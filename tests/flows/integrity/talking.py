"""Answers as different people write them: pieces put together by chance, and now and then a set phrase."""

from random import Random

PIECES = tuple(
    tuple(line.split("|"))
    for line in """Hon|Han|Anna|Min kollega|Den här personen|Vår medarbetare|Hen|Vår Anna
brukade|kunde|ville|fick ofta|tog sig för att|lyckades|vågade|hann alltid|skulle ibland|försökte
hjälpa|ringa upp|ta emot|lära upp|lugna|hälsa på|möta|stötta|avlasta|förklara för|lyssna på|planera med|fråga
nya gäster|arga kunder|lagret|de yngre|extrapersonalen|kassan|vår kock|leverantörer|chefen|praktikanter|köket
på morgnarna|under julhandeln|när vi var få|varje fredag|utan att klaga|på eget initiativ|i högsäsong|efter stängning
och|men|så att|medan|fast|därför att|även om|trots att
resten av laget|beställningarna|schemat|rutinerna|kvällarna|budgeten|listorna|tonen|arbetet|stämningen|reklamationerna
blev|höll|gick|räckte|fungerade|löste sig|lättade|växte|tog slut|kändes
lugnare|färdiga i tid|bättre än väntat|ojämnt ibland|riktigt bra|långsammare|utan fel|trevligare|rättvist|enklare
""".strip().split("\n")
)
SET_PHRASES = tuple(
    phrase.strip()
    for phrase in """
Mycket uppskattad av alla. | Kommer alltid i tid. | Ett stort plus för laget. | Skulle gärna anställa igen. |
Tar ansvar för sitt arbete. | Bra på att ta emot kritik. | Har inget negativt att säga. | Arbetar bra under press. |
Är noggrann och pålitlig. | Kan bli bättre på att delegera. | Lätt att samarbeta med. | En riktig lagspelare. |
Flexibel när det behövdes. | Sprider god stämning omkring sig. | Hade koll på detaljerna. |
Slutade på egen begäran. | Behöver bli tydligare ibland. | Vi saknar henne fortfarande. |
Ställer upp när någon är sjuk. | Lär sig snabbt.
""".split("|")
)
OTHER_WORDS = ("faktiskt", "verkligen", "ofta", "kanske", "ganska", "aldrig", "mest", "bara", "sedan", "helt")


def a_sentence(chance: Random) -> str:
    if chance.random() < 0.25:
        return chance.choice(SET_PHRASES)
    return " ".join(chance.choice(piece) for piece in PIECES) + "."


def an_answer_of(chance: Random, sentences: int) -> str:
    return " ".join(a_sentence(chance) for _ in range(sentences))


def reworded(text: str, share: float, chance: Random) -> str:
    """The same, with some of its words exchanged."""
    return " ".join(chance.choice(OTHER_WORDS) if chance.random() < share else word for word in text.split())


def shuffled(text: str, chance: Random) -> str:
    sentences = text.split(". ")
    chance.shuffle(sentences)
    return ". ".join(sentences)
