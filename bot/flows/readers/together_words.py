"""Words around what a referee puts right of relation, workplace and dates (R21)."""

import re

AGREEING = frozenset(
    "ja jo japp yes yep yeah ok okej okay absolut visst det allt alltihop allting uppgifterna är stämmer bra rätt tack "
    "that that's thats all everything it the details is are looks right correct fine good thanks you actually "
    "faktiskt nog of sorry förlåt hej hi please i think tror jag ser ut".split()
)
LEAD = re.compile(
    r"^(?:(?:nej|nä|no|ja|yes|ok|och|and|men|but|utan|rather|snarare|bara|just|only|då|så|so|faktiskt|actually"
    r"|egentligen|jag|i|vi|we|det|it|this|dates?|datum|tiden|åren|is|are|är|var|was|were|ska vara|ska stå|should be"
    r"|should say|blir|som|as|a|an|en|ett|the|hennes|hans|deras|annas|her|his|their|under|during)(?:\s+|$))+",
    re.IGNORECASE,
)
SAID = re.compile(  # "the workplace was Beta" as its label, "workplace: Beta"
    r"\b(?:min |my |the )?"
    r"(?P<label>relation|roll|role|titel|title|workplace|employer|company|arbetsplats|arbetsgivare|företag)"
    r"(?:en|n|et)?\s+(?:is|was|var|är|blir|ska vara|should be)\s+",
    re.IGNORECASE,
)
MINE = re.compile(r"^(?:min|mitt|my)\s+", re.IGNORECASE)  # "my manager", the candidate wrote
AT = re.compile(r"(?:^|\s+)(?:at|på|hos|@)\s+(?P<where>.+)$", re.IGNORECASE)
NO_PLACES = frozenset(
    "arbetet den denna det deltid distans heltid jobbet kontoret least my oss plats riktigt samma that the this us work"
    " vår our".split()
)
CLAUSES = re.compile(r"[,;\n]+|(?<=\w\w)\.(?:\s+|$)")
# A day before the month, a month in figures, and what stands before "2018" in "2018-05-01"
BEFORE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?[./ -]+(?:of\s+)?){1,2}$|\b(?:början av|slutet av|early|late|mid)[\s-]+$"
)
AFTER = re.compile(
    r"^(?:[./-]\d{1,2}){1,2}\b|^\s*(?:-|–|till|to|until)\s*(?:nu|now|today|idag|present)\b", re.IGNORECASE
)
