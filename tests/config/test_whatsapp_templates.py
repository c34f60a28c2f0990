"""What WhatsApp would refuse after a day is refused at the start, with the file and the template."""

import re
from pathlib import Path

import pytest

from bot.catalogues.errors import CatalogueRefused
from bot.catalogues.whatsapp_templates import FILE, read_templates
from bot.flows.whatsapp_form import FACTS

LANGUAGES = ("en", "sv")


def test_every_language_has_every_template_with_its_placeholders_by_number() -> None:
    found = read_templates().by_name
    assert set(found) == {f"{name}_{language}" for name in FACTS for language in LANGUAGES}
    for template in found.values():
        assert re.findall(r"\{\{(\d+)\}\}", template.body) == [str(at + 1) for at in range(len(template.examples))]
        assert "STOP" in template.body  # how to be left alone (trust)


@pytest.mark.parametrize(
    ("wording", "instead", "fault"),
    [
        ("Ett meddelande om referenserna som du är med i: {text}", "{text}", "begins or ends"),
        ("{text} Tryck", "{text} {text} Tryck", "in this order, each once"),
        ("{text} Tryck", "Tryck", "in this order, each once"),
        ("Tryck på Fortsätt för att svara här i chatten.", "x" * 400, "too long"),
        ("en lagom lång knapp", "en lagom lång knapp", ""),
    ],
)
def test_a_wording_that_whatsapp_would_refuse_stops_the_start(
    tmp_path: Path, wording: str, instead: str, fault: str
) -> None:
    text = FILE.read_text(encoding="utf-8")
    before, after = text[: text.index("[sv.update]")], text[text.index("[sv.update]") :]
    file = tmp_path / "whatsapp_templates.toml"
    file.write_text(before + after.replace(wording, instead, 1), encoding="utf-8")
    if not fault:
        assert read_templates(file) == read_templates()
        return
    with pytest.raises(CatalogueRefused, match=f"update_sv.*{fault}"):
        read_templates(file)


def test_a_button_that_no_tap_is_known_by_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "whatsapp_templates.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace("begin = ", "start = "), encoding="utf-8")
    with pytest.raises(CatalogueRefused, match="buttons are some of begin"):
        read_templates(file)
