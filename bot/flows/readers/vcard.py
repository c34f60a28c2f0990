"""Contact cards (vCard 2.1, 3.0, 4.0) as phones write them (R16). A broken line costs that line alone.

Our own reader: `vobject` 0.9.9 gives up on a whole card for one folded quoted-printable line, one line of base64 that
is not indented, one line without a colon, or a missing END.
"""

import binascii
import quopri
import re
import unicodedata
from base64 import b64decode
from dataclasses import dataclass, field

BEGIN = re.compile(r"^\s*BEGIN:VCARD\s*$", re.IGNORECASE | re.MULTILINE)
END = re.compile(r"^\s*END:VCARD\s*$.*", re.IGNORECASE | re.MULTILINE | re.DOTALL)
SOFT_BREAKS = re.compile(r"^[^:\n]*QUOTED-PRINTABLE[^:\n]*:(?:[^\n]*=\n)+", re.IGNORECASE | re.MULTILINE)
LINE = re.compile(r'^(?:[\w-]+\.)?(?P<name>[A-Za-z-]+)(?P<about>(?:;(?:"[^"]*"|[^:"])*)?):(?P<value>.*)$')
MOBILE = frozenset({"cell", "mobile", "iphone", "pcs"})
FAX = frozenset({"fax", "pager", "modem"})
LONGEST = 200
MOST_CARDS = 20


@dataclass(frozen=True, slots=True)
class Card:
    name: str = ""
    phones: tuple[str, ...] = ()  # as on the card, mobile ones first
    emails: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""

    @property
    def words(self) -> str:
        """What the card says, to the letter (R22), without its pictures."""
        return ", ".join(
            part for part in (self.name, *self.phones, *self.emails, self.title, self.organisation) if part
        )


@dataclass(slots=True)
class _Lines:
    """The lines of one card that are of use, by property."""

    found: dict[str, list[tuple[frozenset[str], str]]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return next((_plain(value) for _, value in self.found.get(name, ()) if _plain(value)), "")


def read_cards(text: str) -> tuple[Card, ...]:
    """Every card in a file, but those that say nothing; a file that is no card has none."""
    _, *written = BEGIN.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    cards = (_card(_lines(END.sub("", one))) for one in written[:MOST_CARDS])
    return tuple(card for card in cards if card.words)


def _lines(written: str) -> _Lines:
    unbroken = SOFT_BREAKS.sub(lambda broken: broken.group(0).replace("=\n", ""), written)
    lines = _Lines()
    for line in re.sub(r"\n[ \t]", "", unbroken).split("\n"):
        if found := LINE.match(line):
            about = _about(found["about"])
            lines.found.setdefault(found["name"].upper(), []).append((about, _decoded(found["value"], about)))
    return lines


def _about(written: str) -> frozenset[str]:
    """`;TYPE="cell,voice"`, `;type=CELL;type=pref` and the bare `;CELL` of 2.1 all say the same."""
    return frozenset(re.split(r'[;,"=]+', written.casefold()))


def _decoded(value: str, about: frozenset[str]) -> str:
    charset = next((one for one in ("iso-8859-1", "windows-1252", "utf-16") if one in about), "utf-8")
    if "quoted-printable" in about:
        return _text(quopri.decodestring(value.encode("utf-8")), charset)
    if about & {"b", "base64"}:
        try:
            return _text(b64decode(value, validate=True), charset)
        except (binascii.Error, ValueError):
            return ""
    return value


def _text(coded: bytes, charset: str) -> str:
    try:
        return coded.decode(charset)
    except UnicodeDecodeError:
        return coded.decode("latin-1")


def _card(lines: _Lines) -> Card:
    organisation = _parts(lines.first("ORG"))[0]
    name = lines.first("FN").replace("\\", "") or _name(lines.first("N"))
    return Card(
        name="" if name == organisation else name,
        phones=_phones(lines),
        emails=tuple(
            _plain(value).removeprefix("mailto:") for _, value in lines.found.get("EMAIL", ()) if "@" in value
        ),
        organisation=organisation,
        title=_parts(lines.first("TITLE"))[0],
    )


def _name(written: str) -> str:
    """N is family;given;additional;prefix;suffix."""
    family, given, additional, *_ = [*_parts(written), "", "", ""]
    return " ".join(part for part in (given, additional, family) if part)


def _phones(lines: _Lines) -> tuple[str, ...]:
    """Mobile numbers first, then the preferred; fax machines cannot read."""
    usable = [(about, value) for about, value in lines.found.get("TEL", ()) if not about & FAX]
    usable.sort(key=lambda one: (not one[0] & MOBILE, "pref" not in one[0]))
    numbers = (_plain(value).removeprefix("tel:").split(";")[0] for _, value in usable)
    return tuple(dict.fromkeys(number for number in numbers if number))


def _parts(written: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", part).strip() for part in re.split(r"(?<!\\);", written)]


def _plain(value: str) -> str:
    """One line without symbols and control characters: names are kept in contacts with hearts and flags beside them."""
    text = re.sub(r"\\[nN]", " ", value)
    kept = "".join(" " if unicodedata.category(one) in ("So", "Sk", "Cc", "Cf", "Cs") else one for one in text)
    return " ".join(kept.replace("\ufe0f", "").split())[:LONGEST]
