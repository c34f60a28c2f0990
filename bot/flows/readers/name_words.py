"""Words that tell a person's name from what is written around it, and from a workplace."""

import re

PARTICLES = frozenset(
    "von van de den der af av du da dos das di del della la le ter ten bin ibn al el ben abu mac mc zu y e st".split()
)
TITLES = frozenset("dr doc prof professor docent mr mrs ms miss herr fru fröken sir".split())
NOT_NAMES = frozenset(
    "min mitt mina vår mejl mejlen mail email e-post epost adress är heter hette det inte ej fel rätt "
    "stämmer nummer numret telefon mobil namn namnet byt ändra jag vet har kan vad my our is was the not "
    "no wrong right number phone address name change it i don't dont isn't correct what i'm im sure but "
    "men osäker hennes hans her his she he hon han hen som who och and var blir bli called named at på "
    "hos vid with från from chef boss manager kollega colleague tack thanks please snälla hej hi hello we "
    "vi worked jobbade arbetade together ihop until till nås reached kanske maybe ingen nobody none any "
    "ok okej skickar sen senare later here här kommer a an do you know how vem varför why when hur many "
    "can could would will ska skulle måste must need behöver vill want have got this that these detta "
    "dessa alla all for för om if så so then bara just only er ert ditt din your yours referent referens "
    "referee reference någon someone ja nej yes nope".split()
)
ALSO_NAMES = frozenset("hans will an do so alla mina min any may".split())  # with a capital: Hans, Will, An, Do, So
WORKPLACE_MARKS = re.compile(
    r"\b(?:ab|hb|oy|oyj|as|asa|aps|gmbh|ltd|inc|llc|plc|group|gruppen|hotel\w*|hotell\w*|kommun|region|skola\w*|school|"
    r"university|universitet\w*|sjukhus\w*|hospital|restaurang\w*|restaurant|café|cafe|ica|coop|kvantum|maxi|bank\w*)\b",
    re.IGNORECASE,
)
