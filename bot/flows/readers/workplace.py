"""The workplace, where a contact card proposes one (R16): a yes takes it, other words are another."""

from bot.flows.readers.dates import PERIOD
from bot.flows.readers.free_text import field
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Inbound, Reading, Unclear, Understood


class Workplace:
    def __init__(self, proposal: str) -> None:
        self.proposal = proposal

    def __call__(self, inbound: Inbound) -> Reading:
        found = read_yes_no(inbound.text) if self.proposal else None
        if found is None:
            is_period = PERIOD.fullmatch(inbound.text.strip())  # the answer to the next question, in a hurry
            return Unclear("no_workplace") if is_period else field(inbound)
        is_right, rest = found
        if rest:
            return Understood(rest)
        return Understood(self.proposal) if is_right else Unclear()
