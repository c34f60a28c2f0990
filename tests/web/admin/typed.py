"""Everything that stands in a form: what its browser would send, whatever kind of field it is in."""

from html.parser import HTMLParser


class Typed(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._area, self._select, self._words = "", "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and "name" in found and self.forms:
            self.forms[-1][found["name"]] = found.get("value", "")
        elif tag == "textarea":
            self._area, self._words = found["name"], ""
        elif tag == "select":
            self._select = found["name"]
        elif tag == "option" and ("selected" in found or self._select not in self.forms[-1]):
            self.forms[-1][self._select] = found["value"]

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.forms[-1][self._area] = self._words


def typed_in(page: str, field: str) -> dict[str, str]:
    """The form that has this field."""
    reader = Typed()
    reader.feed(page)
    return next(form for form in reader.forms if field in form)
