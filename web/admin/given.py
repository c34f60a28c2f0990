"""WTForms' forms filled from what a browser sent, with errors in the user's language."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from multidict import MultiMapping
from wtforms import Form

Kind = TypeVar("Kind", bound=Form)


class Given:
    """What was sent, as WTForms asks for it."""

    def __init__(self, sent: MultiMapping[Any]) -> None:
        self._sent = sent

    def __iter__(self) -> Iterator[str]:
        return iter(self._sent)

    def __len__(self) -> int:
        return len(self._sent)

    def __contains__(self, name: str) -> bool:
        return name in self._sent

    def getlist(self, name: str) -> list[Any]:
        """A file that is sent where words are expected is nothing."""
        return [one for one in self._sent.getall(name, []) if isinstance(one, str)]


def filled(
    kind: type[Kind], sent: MultiMapping[Any] | None, language: str, by_default: Mapping[str, Any] | None = None
) -> Kind:
    """`sent`: None where nothing was; then what is usual stands in the fields."""
    return kind(Given(sent) if sent is not None else None, data=dict(by_default or {}), meta={"locales": [language]})
