"""A page's forms, found as a browser would find them, and filled in as a person would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    method: str
    fields: dict[str, str] = field(default_factory=dict)  # hidden ones, and the first of each group of radios
    writable: list[str] = field(default_factory=list)  # lines and text areas
    choices: dict[str, list[str]] = field(default_factory=dict)  # radios by name
    buttons: list[dict[str, str]] = field(default_factory=list)


class FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = Form(found.get("method", "get"))
            self.forms.append(self._open)
        elif self._open and tag == "button":
            self._open.buttons.append(found)
        elif self._open and tag in ("input", "textarea"):
            self._add(self._open, found)

    def _add(self, form: Form, found: dict[str, str]) -> None:
        if found.get("type") == "radio":
            form.choices.setdefault(found["name"], []).append(found["value"])
        elif found.get("type") == "hidden":
            form.fields[found["name"]] = found["value"]
        else:
            form.writable.append(found["name"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None


def forms_in(html: str) -> list[Form]:
    reader = FormReader()
    reader.feed(html)
    return reader.forms


def form_for(html: str, command: str) -> Form:
    """The form of a button such as `decline`."""
    return next(form for form in forms_in(html) if form.fields.get("command") == command)


def filled_in(form: Form, **given: str) -> dict[str, str]:
    """What a browser would send: the first of each choice and the first button, unless given otherwise."""
    chosen = {name: values[0] for name, values in form.choices.items()}
    pressed = {button["name"]: button["value"] for button in form.buttons[:1] if "name" in button}
    return {**form.fields, **chosen, **pressed, **given}
