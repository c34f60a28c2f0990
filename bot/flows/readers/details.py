"""A person's own details: a yes, or what is to be changed, in words or field by field on a page (R21)."""

from collections.abc import Mapping

from bot.domain.phone import shown_phone
from bot.flows.readers.contact import ContactRules, read_contacts, unusable
from bot.flows.readers.nomination import correction
from bot.flows.readers.yes_no import read_yes_no
from bot.flows.talk import Inbound, Noted, Reading, Unclear, Understood

OWN = {"country": "own_country"}  # said otherwise of one's own number than of somebody else's


class DetailsReader:
    def __init__(self, rules: ContactRules, now: Mapping[str, str | None]) -> None:
        self.rules, self.now = rules, now

    def __call__(self, inbound: Inbound) -> Reading:
        if inbound.fields:
            return self._from_fields(inbound.fields)
        found = read_yes_no(inbound.text)
        if found and found[0] and not found[1]:
            return Understood(True)
        rest = found[1] if found else inbound.text
        said = Inbound(rest, inbound.channel, inbound.source)
        return self._noted(correction(said, self.rules, str(self.now["name"])))

    def _from_fields(self, fields: Mapping[str, str]) -> Reading:
        """A field left empty or as it was changes nothing."""
        written = {name: " ".join(fields.get(name, "").split()) for name in self.now}
        changed = {name: value for name, value in written.items() if value and value != _as_shown(self.now[name])}
        contacts = read_contacts(" ".join(changed.get(name, "") for name in ("phone", "email")), self.rules)
        read = {name: str(getattr(contacts, name, value) or "") for name, value in changed.items()}
        if "" in read.values():
            return Unclear("wrong_phone" if read.get("phone") == "" else "email_needed")
        return self._noted(read) if read else Understood(True)

    def _noted(self, changes: dict[str, str]) -> Reading:
        if reason := self._wrong_with(changes.get("phone", "")):
            return Unclear(reason)
        return Noted({f"details.{key}": value for key, value in changes.items()}) if changes else Unclear()

    def _wrong_with(self, phone: str) -> str:
        if not phone or phone == self.now["phone"]:
            return ""
        reason = unusable(phone, self.rules.countries) if self.rules.needs_phone else ""
        return self.rules.taken.get(phone) or OWN.get(reason, reason)


def _as_shown(value: str | None) -> str:
    return shown_phone(value) if value and value.startswith("+") else value or ""
