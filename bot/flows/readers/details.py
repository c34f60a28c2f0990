"""A person's own details: a yes, or what is to be changed, in words or field by field on a page (R21)."""

from collections.abc import Mapping

from bot.domain.phone import shown_phone
from bot.flows.readers.contact import ContactRules, read_contacts
from bot.flows.readers.nomination import correction
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Inbound, Noted, Reading, Unclear, Understood


class DetailsReader:
    def __init__(self, region: str, now: Mapping[str, str | None]) -> None:
        self.region, self.now = region, now

    def __call__(self, inbound: Inbound) -> Reading:
        if inbound.fields:
            return self._from_fields(inbound.fields)
        found = read_yes_no(inbound.text)
        if found and found[0] and not found[1]:
            return Understood(True)
        rest = found[1] if found else inbound.text
        return _noted(correction(Inbound(rest, inbound.channel, inbound.source), self.region, str(self.now["name"])))

    def _from_fields(self, fields: Mapping[str, str]) -> Reading:
        """A field left empty or as it was changes nothing."""
        written = {name: " ".join(fields.get(name, "").split()) for name in self.now}
        changed = {name: value for name, value in written.items() if value and value != _as_shown(self.now[name])}
        contacts = read_contacts(" ".join(changed.get(name, "") for name in ("phone", "email")), _anybodys(self.region))
        read = {name: str(getattr(contacts, name, value) or "") for name, value in changed.items()}
        if "" in read.values():
            return Unclear("wrong_phone" if read.get("phone") == "" else "email_needed")
        return _noted(read) if read else Understood(True)


def _anybodys(region: str) -> ContactRules:
    return ContactRules(region, needs_phone=False, needs_email=False, taken={})


def _noted(changes: dict[str, str]) -> Reading:
    return Noted({f"details.{key}": value for key, value in changes.items()}) if changes else Unclear()


def _as_shown(value: str | None) -> str:
    return shown_phone(value) if value and value.startswith("+") else value or ""
