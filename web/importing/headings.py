"""Which column holds what, by its heading: in Swedish or English, in any case and order."""

import re
from collections.abc import Mapping, Sequence

LETTERS = re.compile(r"[^a-zåäöéü]")
WORDS: Mapping[str, str] = {
    "name": "name fullname namn fulltnamn heltnamn helanamnet förochefternamn forochefternamn kandidat kandidatnamn"
    " kandidatensnamn kandidater sökande sökandesnamn person candidate candidatename candidates applicant"
    " applicantname",
    "first": "first firstname givenname forename förnamn fornamn tilltalsnamn",
    "last": "last lastname surname familyname efternamn",
    "mobile": "mobile mobilephone mobilenumber mobilephonenumber mobileno cell cellphone cellphonenumber cellnumber sms"
    " mobil mobilnummer mobilnr mobiltelefon mobiltelefonnummer mobiltel",
    "phone": "phone phonenumber phoneno telephone telephonenumber tel telno telefon telefonnummer telefonnr telnr"
    " telefonmobil phonemobile phonehome telefonhem nummer number",
    "email": "email emailaddress mail mailaddress emails epost epostadress mejl mejladress mailadress epostaddress",
}
KNOWN = {word: part for part, words in WORDS.items() for word in words.split()}
NAMES = frozenset(("name", "first"))


def known_in(cells: Sequence[str]) -> dict[str, int]:
    """Part -> its column, the first where there are two; empty where no cell is a heading."""
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        part = KNOWN.get(LETTERS.sub("", cell.casefold())) if len(cell) < 60 and not re.search(r"[\d@]", cell) else None
        if part:
            places.setdefault(part, place)
    return places


def letter_of(place: int) -> str:
    """As a spreadsheet calls the column."""
    before, last = divmod(place, 26)
    return (chr(ord("A") + before - 1) if before else "") + chr(ord("A") + last)
