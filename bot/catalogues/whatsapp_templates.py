"""The templates of `config/whatsapp_templates.toml`, refused here where WhatsApp would refuse them after a day."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.toml import CONFIG, read_toml
from bot.domain.form import Choice
from bot.domain.template import LONGEST_BODY, LONGEST_BUTTON, Template, Templates
from bot.flows.tapping import ON_TEMPLATES
from bot.flows.texts import PLACEHOLDER
from bot.flows.whatsapp_form import FACTS, LONGEST, LONGEST_FACT

FILE = CONFIG / "whatsapp_templates.toml"
AT_AN_EDGE = re.compile(r"^\s*\{|\}\s*$|\}\s*\{")


@cache
def read_templates(file: Path = FILE) -> Templates:
    """Every template of every language. Raises `CatalogueRefused`."""
    found = read_toml(file)
    made = {
        template.name: template
        for language, tables in found.items()
        for template in _of_language(file, language, tables)
    }
    return Templates(made, {language: str(tables["list"]) for language, tables in found.items()})


def _of_language(file: Path, language: str, tables: Mapping[str, Any]) -> Iterator[Template]:
    for name, facts in FACTS.items():
        if name not in tables:
            raise CatalogueRefused(file, f"{language}.{name}", "is missing in this language")
        yield _template(file, f"{name}_{language}", language, tables[name], facts)


def _template(file: Path, name: str, language: str, table: Mapping[str, Any], facts: tuple[str, ...]) -> Template:
    body, buttons, examples = str(table["body"]), table["buttons"], table["examples"]
    if fault := _fault(body, buttons, examples, facts):
        raise CatalogueRefused(file, name, fault)
    places = iter(range(1, len(facts) + 1))
    numbered = PLACEHOLDER.sub(lambda _: f"{{{{{next(places)}}}}}", body)
    choices = tuple(Choice(key, title) for key, title in buttons.items())
    return Template(name, language, numbered, tuple(str(examples[fact]) for fact in facts), choices)


def _fault(body: str, buttons: Mapping[str, str], examples: Mapping[str, str], facts: tuple[str, ...]) -> str:
    if PLACEHOLDER.findall(body) != list(facts):
        return f"its placeholders must be {', '.join(facts)}, in this order, each once"
    if AT_AN_EDGE.search(body):
        return "no body begins or ends with a placeholder, and no two stand side by side"
    if set(examples) != set(facts):
        return f"there must be an example of each of {', '.join(facts)}"
    if len(PLACEHOLDER.sub("", body)) + sum(LONGEST.get(fact, LONGEST_FACT) for fact in facts) > LONGEST_BODY:
        return f"is too long: with everything filled in, at most {LONGEST_BODY} characters"
    if not set(buttons) <= ON_TEMPLATES or any(len(title) > LONGEST_BUTTON for title in buttons.values()):
        return f"buttons are some of {', '.join(sorted(ON_TEMPLATES))}, with at most {LONGEST_BUTTON} characters"
    return ""
