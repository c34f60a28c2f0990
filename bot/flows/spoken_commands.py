"""Commands that name a language or a number, in whole sentences of either language (R30)."""

import re

LANGUAGES = {"english": "en", "engelska": "en", "swedish": "sv", "svenska": "sv"}
SHORT_LANGUAGES = {**LANGUAGES, "en": "en", "sv": "sv"}  # behind the word LANGUAGE
OTHER_LANGUAGES = (  # that we have no texts in: we say which we have
    "finnish|finska|suomi|norwegian|norska|norsk|danish|danska|dansk|german|tyska|deutsch|french|franska|spanish|spanska"
    "|polish|polska|arabic|arabiska|russian|ryska|ukrainian|ukrainska|persian|persiska|somali|somaliska"
)
ASKED_FOR = (
    "kan (?:vi|du|ni|jag|man)|can (?:we|you|i)|could (?:we|you|i)|jag vill(?: ha)?|i want|i(?:'d| would)? prefer",
    "vill ha|jag föredrar|please|snälla|gärna|hellre|rather|(?:switch|change)(?: it)? to",
    "(?:byt|byta|ändra)(?: det)? till",
    "continue|fortsätt|fortsätta|(?:ta|få|ha) det(?: här)?|(?:do|have) (?:this|it)|skriv|skriva",
    "write|answer|svara|jag (?:talar|pratar) bara|i only speak|only speak",
)
IN_A_LANGUAGE = re.compile(
    rf"^(?:(?:{'|'.join(ASKED_FOR)})\s+)*(?:(?:in|på)\s+)?(?P<language>{'|'.join(LANGUAGES)})"
    r"(?:\s+(?:tack|please|pls|plz|istället|instead|thanks|thank you|här))*$"
)
WITH_LANGUAGE = re.compile(rf"^(?:language|språk|sprak)\s+({'|'.join(SHORT_LANGUAGES)}|{OTHER_LANGUAGES})$")

NUMBERS = {
    word: number
    for words in ("one two three four five six seven eight nine ten", "ett två tre fyra fem sex sju åtta nio tio")
    for number, word in enumerate(words.split(), 1)
}
A_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})"
ANSWERED = r"(?:(?:mitt |min |my |the )?(?:svaret|svar|answer)(?:\s+(?:på|to|till|of|for))?)"
ASKED = r"(?:(?:the )?(?:frågan|fråga|question))"
PLACED = r"(?:nr|nummer|no|number)\.?"
REFEREE = r"(?:referenten|referent|referee|reference|referens)"
POLITELY = (
    r"(?:(?:jag vill(?: gärna)?|kan jag(?: få)?|får jag|can i|could i|i want to|i'd like to|i would like to|please) )?"
)
NUMBERED = re.compile(
    rf"^{POLITELY}(?:"
    rf"(?P<change>ändra|andra|change|edit|rätta|gå tillbaka till|tillbaka till|go back to|back to)"
    rf"(?:\s+{ANSWERED})?(?:\s+{ASKED})?(?:\s+{REFEREE})?(?:\s+{PLACED})?"
    rf"|(?P<change_too>byta|byt)(?:\s+{ANSWERED}(?:\s+{ASKED})?|\s+{ASKED})"
    rf"|(?P<replace>replace|byta ut|byt ut|byta|byt)(?:\s+{REFEREE})?(?:\s+{PLACED})?"
    rf")\s*{A_NUMBER}(?:\s+(?:tack|please))?$"
)
LATE = re.compile(
    r"^\W*(?:late|sen|försenad|delayed)\s+(?:nr|no|referent|referee)?\s*(\d{1,2})(?:\W+(\S.*))?\W*$",
    re.IGNORECASE | re.DOTALL,
)
