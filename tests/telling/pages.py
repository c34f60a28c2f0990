"""A person's own web page in a telling: opened, filled in, and shown in a few lines."""

from bot.domain.conversation import Conversation
from bot.flows.page import Page, page_of
from tests.world import Phone, World


class WebPages:
    """Every act begins on a page freshly opened, but for `old`, which answers on the page as it was last seen."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._seen: dict[str, Page] = {}

    def act(self, who: Phone | str, about: str, words: str) -> list[str]:
        """`[web] 4 | comment`, `[web:open]`, `[web:old] 3`, `[web:change 2]`: what the page shows then.

        `who` is the name of somebody who has nothing but a link to their page.
        """
        mine = self._conversation(who)
        command, _, number = about.partition(" ")
        if command != "old":
            self._open(mine)
        notices = self._send(mine, command, number, words) if command != "open" else []
        self._open(mine)
        return [*notices, *_shown(self._seen[mine.id])]

    def _send(self, mine: Conversation, command: str, number: str, words: str) -> list[str]:
        text, bar, comment = words.partition(" | ")
        fields = dict(one.split("=", 1) for one in words.split("; ")) if command == "fields" else {}
        outcome = self.world.web(
            mine,
            self._seen[mine.id].wait,
            text="" if fields else text,
            fields=fields,
            comment=comment if bar else None,
            command=command if command not in ("", "old", "fields") else None,
            number=int(number) if number else None,
        )
        return ["(the page was old)"] if outcome["stale"] else outcome["notices"]

    def _open(self, mine: Conversation) -> None:
        self._seen[mine.id] = page_of(self.world.tables.conversation_seen(mine.id), self.world.moment())

    def _conversation(self, who: Phone | str) -> Conversation:
        """The newest conversation that they take part in."""
        known = self.world.tables.conversations.values()
        if isinstance(who, Phone):
            return [one for one in known if one.lane == who.lane][-1]
        return [one for one in known if one.name.split()[0] == who and not one.address][-1]


def _shown(page: Page) -> list[str]:
    choices = [f"{number} = {choice}" for number, choice in enumerate(page.choices, 1)]
    review = [f"{line.number} {line.label}: {line.answer}" for line in page.review]
    fields = [f"{field.label}: {field.value}" for field in page.fields]
    return [*page.text.split("\n"), *choices, *review, *fields]
