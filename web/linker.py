"""The addresses that answers carry."""

from dataclasses import dataclass

from bot.domain.conversation import Conversation
from bot.links import LinkKind, badge_link, link_for
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Linker:
    """Makes the addresses that answers carry."""

    base_url: str
    secret: bytes

    @classmethod
    def of(cls, settings: Settings) -> "Linker":
        return cls(settings.base_url, settings.secret)

    def check(self, id: str) -> str:
        return f"{self.base_url}/api/v1/checks/{id}"

    def person(self, conversation: Conversation) -> str:
        return link_for(self.base_url, self.secret, conversation.role, conversation.id)

    def report(self, check: str) -> str:
        return link_for(self.base_url, self.secret, LinkKind.REPORT, check)

    def badge(self, check: str) -> str:
        return badge_link(self.base_url, self.secret, check)
