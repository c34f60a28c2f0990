"""Free words: taken as they are (R22)."""

from bot.flows.talk import Inbound, Reading, Understood

LONGEST_FIELD = 200


def anything(inbound: Inbound) -> Reading:
    return Understood(inbound.text.strip())


def field(inbound: Inbound) -> Reading:
    """One line about a referee, such as the relation or the workplace."""
    return Understood(" ".join(inbound.text.split())[:LONGEST_FIELD])
