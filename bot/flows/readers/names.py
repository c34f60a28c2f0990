"""A person's name in what people write: first, or behind "min chef heter", with particles and titles."""

import re
import unicodedata

from bot.flows.readers.name_words import ALSO_NAMES, NOT_NAMES, PARTICLES, TITLES, WORKPLACE_MARKS

NAME = re.compile(r"^[^\W\d_][\w .,'’`\-]*$", re.UNICODE)
WORD = r"[^\W\d_][^\W\d_'’`.-]*(?:['’`-][^\W\d_]+)*\.?"
CAPITAL = re.compile(r"^(?:[^\W\d_a-zåäöéü]|[A-ZÅÄÖØÆÉÜ]['’])[^\W\d_]*(?:['’`-][^\W\d_]+)*\.?$", re.UNICODE)
LEAD = re.compile(
    r"^(?:(?:hej|hejsan|hallå|tja|hi|hello|hey|ok|okej|okay|ja|yes|jo|då|well|so)\b[\s,!.]*)*"
    r"(?:(?:det (?:blir|är|får bli|var)|jag (?:väljer|vill (?:ange|ha|namnge)|anger|tar|skulle vilja ange|tänkte)|"
    r"it(?:'s| is| will be| would be)|that (?:is|would be)|i (?:choose|would like|want|name|pick|nominate)|i'd like|"
    r"här (?:kommer|är)|here (?:is|comes)|skriv|ta|kontakta|contact|ni kan (?:kontakta|ringa|skriva till)|"
    r"you can (?:contact|call|text)|please (?:contact|write to)|try|testa|prova|"
    r"(?:min|mitt|my|the|första|first)?\s*(?:första|first|andra|second)?\s*(?:referens?t?|referee|reference)"
    r"(?:person)?(?:\s+(?:är|blir|heter|is|will be))?|"
    r"(?:hon|han|hen|she|he)\s+(?:heter|is called|is)|(?:namnet|the name|name)\s+(?:är|is))\b[\s:,]*)*",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"^(?P<who>.*?\b(?:min|mina|mitt|vår|my|our|tidigare|förra|gamla|former|old|previous|närmaste)\b.*?)\s+"
    r"(?:(?:som\s+)?(?:heter|hette|hetat|är|var|is|was|called|named|is called|was called|vid namn|by the name of)\s+)+"
    r"(?P<name>.+)$",
    re.IGNORECASE,
)


def without_symbols(text: str) -> str:
    """Without emoji and flags, which would end a name in the middle."""
    kept = (
        " " if unicodedata.category(one) in ("So", "Sk", "Cf", "Cs", "Co", "Mn") else one for one in _composed(text)
    )
    return "".join(kept)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def speaks_of_names(text: str) -> bool:
    """Whether a word is in it that belongs to talking about people and numbers, and to no name."""
    return any(_is_no_name(word) for word in re.findall(r"[\w'’-]+", text))


def _is_no_name(word: str) -> bool:
    plain = word.casefold()
    return plain in NOT_NAMES and not (plain in ALSO_NAMES and word[0].isupper())


def is_whole_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and len(text) <= 100 and bool(NAME.match(text)) and not speaks_of_names(text)


def name_in(part: str) -> tuple[str, list[str]] | None:
    """A whole name in one part of a message, and what else the part says."""
    rest = LEAD.sub("", part).strip(" ,:.!")
    if found := BEHIND.match(rest):
        name = _leading(found["name"])
        return (name, [found["who"], found["name"][len(name) :].strip()]) if is_whole_name(name) else None
    words = rest.split()
    while words and words[0].casefold().rstrip(".") in TITLES:
        words = words[1:]
    name = _leading(" ".join(words))
    if is_whole_name(name) and not WORKPLACE_MARKS.search(name):
        return name, [" ".join(words)[len(name) :].strip()]
    return _trailing(words)


def _leading(text: str) -> str:
    """The words at the beginning that may be a name: with capitals and particles, or short and all in lower case."""
    words = text.split()
    while words and words[0].casefold().rstrip(".") in TITLES:
        words = words[1:]
    taken: list[str] = []
    for word in words:
        plain = word.casefold().strip(".'")
        if _is_no_name(word.strip(".'")) or not (CAPITAL.match(word) or (taken and plain in PARTICLES)):
            break
        taken.append(word)
    while taken and taken[-1].casefold() in PARTICLES and taken[-1].islower():
        taken.pop()
    if taken:
        return " ".join(taken)
    return text if text.islower() and len(words) <= 4 and all(re.fullmatch(WORD, one) for one in words) else ""


def _trailing(words: list[str]) -> tuple[str, list[str]] | None:
    """ "min chef Eva Lind", "my former boss Eva Lind at Acme": words in lower case, then the name."""
    place = next((index for index, word in enumerate(words) if CAPITAL.match(word) and index), None)
    if place is None or not speaks_of_names(" ".join(words[:place])):
        return None
    rest = " ".join(words[place:])
    name = _leading(rest)
    before = " ".join(words[:place])
    is_place_name = re.search(r"\b(?:at|på|hos|vid|with|från|from|i|in)$", before, re.IGNORECASE)
    if not is_whole_name(name) or is_place_name or WORKPLACE_MARKS.search(name):
        return None
    return name, [f"{before} {rest[len(name) :].strip()}".strip()]
