"""What people write: each text is unlike all others, so that the report shows whose it was and where it belongs."""

import random
import re
from dataclasses import dataclass, field

OPENERS = (
    "Hon kom alltid i tid",
    "He took on the difficult shifts",
    "Jag minns särskilt julruschen",
    "Customers asked for her by name",
    "Väldigt noggrann, ibland för noggrann",
    "Åkte ut till kunden själv",
    "Det fanns inget att anmärka på",
    "She learnt the till in a day",
)
CLOSERS = (
    "och hjälpte de nya.",
    "– det säger en hel del!",
    "& never complained 👍🏽",
    "(fråga gärna fler).",
    "\nSå var det.",
    "'nuff said; 100 %",
    "… mer än så vet jag inte",
    "<b>på riktigt</b>",
)


UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def as_kept(words: str) -> str:
    """What is kept of words that came by SMS: all but what no page or database can hold."""
    return UNPRINTABLE.sub("", words)


@dataclass(slots=True)
class Wording:
    """`mark` is in every text of this person; texts are counted, so none is written twice."""

    chance: random.Random
    mark: str
    written: list[str] = field(default_factory=list)

    def text(self) -> str:
        text = f"{self.chance.choice(OPENERS)} [{self.mark}.{len(self.written)}] {self.chance.choice(CLOSERS)}"
        self.written.append(text)
        return text

    def answer(self, kind: str) -> str:
        match kind:
            case "rating":
                return f"{self.chance.randint(1, 5)} {self.text()}"
            case "yes_no":
                return f"Ja, {self.text()}"
            case "choice":
                return str(self.chance.randint(1, 4))
            case "date":
                return (
                    f"{self.chance.randint(2015, 2024)}-{self.chance.randint(1, 9):02d}-{self.chance.randint(10, 28)}"
                )
        return self.text()
