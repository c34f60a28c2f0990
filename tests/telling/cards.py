"""Contact cards in a telling: `[card Eva Lind, 070-123 45 67, eva@acme.se, Acme]`."""

from tests.builders import a_vcard
from tests.world import World


def send_cards(world: World, about: str) -> list[dict[str, str]]:
    """The media of a message; `;` parts two cards, and a card without words cannot be fetched."""
    return [_medium(world, one.strip()) for one in about.split(";")]


def _medium(world: World, words: str) -> dict[str, str]:
    address = f"https://media.example/card-{len(world.media) + 1}"
    if words:
        world.media[address] = a_vcard(*words.split(", "))
    return {"url": address, "type": "text/x-vcard"}
