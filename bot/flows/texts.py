"""Wording, by key, from the catalogues in `config/locales`. Placeholders are plain names: nothing is evaluated."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from babel import Locale

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
IN_BRACKETS = re.compile(r" \(\{([a-z_]+)\}\)")


class Unsaid(str):
    """A value that is left out, brackets and all, where it stands in brackets of its own."""

    __slots__ = ()


class UnknownText(KeyError):
    """A key that no catalogue of the language holds."""


@dataclass(frozen=True)
class Texts:
    language: str
    catalogue: Mapping[str, str]  # "referee.opening" -> text; a plural has the forms "….one" and "….other"

    def with_own(self, own: Mapping[str, str]) -> "Texts":
        """These, but where a sub-account says it in words of its own (R3)."""
        return replace(self, catalogue={**self.catalogue, **own}) if own else self

    def __call__(self, key: str, **values: object) -> str:
        """The text with its placeholders filled in. `count` chooses the plural form where the catalogue has forms."""
        text = self.catalogue.get(key)
        if text is None and "count" in values:
            form = Locale.parse(self.language).plural_form(int(str(values["count"])))
            text = self.catalogue.get(f"{key}.{form}")
        if text is None:
            raise UnknownText(f"{self.language}: {key}")
        said = IN_BRACKETS.sub(lambda found: "" if isinstance(values[found[1]], Unsaid) else found[0], text)
        return PLACEHOLDER.sub(lambda found: str(values[found[1]]), said)
