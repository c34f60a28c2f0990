"""What somebody wrote in a reply, without the mail that they reply to and without their signature."""

import re

LONGEST_WORDS, LONGEST_ATTRIBUTION = 4_000, 400
# How mail programs begin what they quote: in one line, or broken into two or three.
DATED = re.compile(
    r"""^(?:
    (?:on|den|på|am|le|el|op|il|em)\b.{0,250}\b(?:wrote|skrev|schrieb|écrit|escribió|schreef|scritto|escreveu)\b.{0,120}:
    | \d{4}-\d\d-\d\d.{0,40}\b(?:skrev|wrote|schrieb)\b.{0,200}:
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
NAMED = re.compile(
    r"^.{0,200}(?:\bkirjoitti\b.{0,120}|<[^<>\s]+@[^<>\s]+>\s*(?:skrev|wrote|schrieb|writes|skriver|kirjoitti)?.{0,60}):$",
    re.IGNORECASE,
)
DIVIDER = re.compile(
    r"^[-_ ]{3,}\s*(?:original message|ursprungligt meddelande|oprindelig meddelelse|opprinnelig melding"
    r"|ursprüngliche nachricht|alkuperäinen viesti|forwarded message|vidarebefordrat meddelande)\s*[-_ ]{3,}$",
    re.IGNORECASE,
)
FROM = re.compile(r"^\*?(?:from|från|fra|von|lähettäjä)\s*:\*?\s*\S", re.IGNORECASE)
SENT = re.compile(
    r"^\*?(?:sent|skickat|sendt|gesendet|lähetetty|date|datum|dato|to|till|til|an|vastaanottaja)\s*:\*?\s*\S",
    re.IGNORECASE,
)
RULE = re.compile(r"^_{10,}$")
SIGNATURE = re.compile(r"^-- ?$")
PHONES_SIGN = re.compile(
    r"^(?:(?:sent|skickat|sendt|gesendet|lähetetty) (?:from|från|fra|von|via) "
    r"(?:my |min |mitt |meinem |outlook|mail|gmail)"
    r"|(?:get|hämta|skaffa) outlook (?:for|för)|lähetetty (?:puhelimestani|iphonesta)).{0,80}$",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    lines = [line.rstrip() for line in text.replace("\xa0", " ").split("\n")]
    kept = lines[: next((place for place in range(len(lines)) if _is_over(lines, place)), len(lines))]
    said = [line for line in kept if not line.startswith(">") and not PHONES_SIGN.match(line.strip())]
    return "\n".join(said).strip()[:LONGEST_WORDS]


def _is_over(lines: list[str], place: int) -> bool:
    """Whether the quote, or the signature, begins here."""
    line = lines[place].strip()
    if not line:
        return False
    if SIGNATURE.match(lines[place]) or DIVIDER.match(line):
        return True
    if any(_is_attribution(lines[place : place + count]) for count in (1, 2, 3)):
        return True
    if RULE.match(line):
        place += 1
    return place < len(lines) and _is_outlooks(lines, place)


def _is_attribution(lines: list[str]) -> bool:
    """What stands in a line before it is what somebody wrote."""
    parts = [line.strip() for line in lines]
    joined = " ".join(parts)
    if not all(parts) or len(joined) > LONGEST_ATTRIBUTION:
        return False
    return bool(DATED.match(joined) or (len(parts) == 1 and NAMED.match(joined)))


def _is_outlooks(lines: list[str], place: int) -> bool:
    """From, and below it when or to whom."""
    after = [line.strip() for line in lines[place + 1 : place + 5]]
    return bool(FROM.match(lines[place].strip())) and any(SENT.match(line) for line in after)
