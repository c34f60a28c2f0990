"""One of several choices: its number, its words, or words that stand in just one of them."""

import re

from bot.flows.readers.words import folded
from bot.flows.talk import Inbound, Reading, Unclear, Understood


def chosen(text: str, choices: tuple[str, ...]) -> str | None:
    number = re.match(r"^\W*(\d{1,2})\b", text)
    if number:
        place = int(number.group(1))
        return choices[place - 1] if 1 <= place <= len(choices) else None
    words = folded(text)
    exact = [choice for choice in choices if folded(choice) == words]
    holding = exact or [choice for choice in choices if words and re.search(rf"\b{re.escape(words)}", folded(choice))]
    inside = holding or [choice for choice in choices if folded(choice) in words]
    return inside[0] if len(inside) == 1 else None


class ChoiceReader:
    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = choices

    def __call__(self, inbound: Inbound) -> Reading:
        choice = chosen(inbound.text, self.choices)
        return Unclear() if choice is None else Understood(choice)
