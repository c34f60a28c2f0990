"""How lines of documents are marked: numbers, bullets, scales, brackets, in Swedish and English."""

import re

TITLE_LINE = re.compile(r"^(?:#\s+|(?:titel|title|namn|name|frågeformulär|questionnaire)\s*:\s*)(?P<text>.+)$", re.I)
SECTION_LINE = re.compile(r"^#{2,}\s+(?P<text>.+)$")
NUMBERED = re.compile(r"^(?:(?:fråga|question|q)\s*)?(?P<number>\d{1,2})\s*[.):]\s*(?P<text>\S.*)$", re.I)
LETTERED = re.compile(r"^\(?(?P<letter>[a-i])[.)]\s+(?P<text>\S.*)$", re.I)
BULLET = re.compile(r"^(?:[-*•‣▪◦·–—]|\[\s?\]|\(\s?\)|[☐□○◯])\s*(?P<text>\S.*)$")
COMMENT_LINE = re.compile(r"^(?:kommentar|följdfråga|comment|follow-up)\s*:\s*(?P<text>.+)$", re.I)
CHOICES_LINE = re.compile(r"^(?:alternativ|svarsalternativ|val|choices|options|alternatives)\s*:\s*(?P<text>.+)$", re.I)
KIND_LINE = re.compile(r"^(?:typ|type|kind|svar|answer)\s*:\s*(?P<text>.+)$", re.I)
# "1 = dåligt, 5 = bra", "1: never - 5: always", in brackets behind a question or on a line of its own
ENDS_SAID = re.compile(
    r"^(?:(?:skala|scale)[:\s]*)?1\s*(?:=|:|är|is|betyder|means)\s*(?P<lowest>[^,;]+?)\s*"
    r"(?:[,;–—-]|och|and|till|to|\.)\s*(?P<most>\d{1,2})\s*(?:=|:|är|is|betyder|means)\s*(?P<highest>.+?)\.?$",
    re.I,
)
SCALE = re.compile(
    r"\b(?P<least>[01])\s*(?:-|–|—|till|to|…|\.\.+)\s*(?P<most>10|[3-7])\b(?!\s*(?:år|year|månad|month))", re.I
)
SCALE_ALONE = re.compile(
    r"^(?:skala|scale|betyg|rating)?[:\s]*1(?:[\s,/|]+2)(?:[\s,/|]+3)(?:[\s,/|]+4)(?:[\s,/|]+5)$", re.I
)
SCALE_WORDS = re.compile(r"\b(?:betygsätt|gradera|skatta|på en skala|on a scale|rate|skala|betyg)\b", re.I)
YES_NO_SAID = re.compile(r"^(?:ja\s*(?:/|eller|\||,)\s*nej|yes\s*(?:/|or|\||,)\s*no|j/n|y/n)$", re.I)
# A question with none of these asks for yes or no, in both languages; but "var" alone is both "where" and "was".
ASKING = re.compile(
    r"\b(?:hur|vad|vilken|vilket|vilka|när|vem|vems|varför|varifrån|vari|how|what|which|when|where|who|whose|why"
    r"|beskriv\w*|berätta|exempel|utveckla|förklara|nämna|ange|describe|tell|example|explain|eller|or)\b"
    r"|^var (?!han |hon |hen |du |ni |det |den |de |\{candidate\}|kandidaten|personen)",
    re.I,
)
DATE_SAID = re.compile(r"\b(?:datum|vilken dag|vilket datum|date|which day)\b", re.I)
DATE_BEGUN = re.compile(r"^(?:när|sedan när|when|since when)\s[^,;]*\?$", re.I)
MARK = re.compile(r"\s*[\[(](?P<mark>[^\[\]()]{1,120})[\])]\s*(?P<after>[?.:]?)$")
AFTER_DASH = re.compile(r"(?:(?<=\?)\s*|\s*[-:|]\s*)(?P<mark>ja\s*/\s*nej|yes\s*/\s*no|1\s*-\s*5)\s*$", re.I)
WORDED = re.compile(r"[^\W\d_]")
TELLING = re.compile(r"^(?:beskriv|berätta|ge |nämn|ange|förklara|describe|tell|give|name|explain)", re.I)
WHY = re.compile(
    r"^(?P<text>.+?\?)\s+(?P<why>(?:varför|why|om ja|om nej|if so|if not|if yes|ge |give |beskriv|describe"
    r"|på vilket sätt|in what way|hur då|motivera).*)$",
    re.I,
)
