"""The words by which columns, kinds and scales are known in documents, in Swedish and English."""

import re

from bot.domain.questionnaire import QuestionKind

COLUMNS = {
    "text": "fråga frågor frågan frågetext fråga/påstående question questions text",
    "kind": "typ frågetyp svarstyp slag svarsformat kind type question-type answer-type format",
    "label": "etikett rubrik kortnamn område ämne kompetens label heading topic short",
    "comment": "kommentar följdfråga kommentarsfråga uppföljning comment follow-up followup",
    "choices": "alternativ svarsalternativ val alternative alternatives choice choices option options answers",
    "lowest": "lägst lägsta sämst 1 1= 1-betyder 1-means lowest min low",
    "highest": "högst högsta bäst 5 5= 5-betyder 5-means highest max high",
    "scale": "skala betygsskala scale range",
    "key": "nyckel key id",
}
NUMBER_COLUMNS = frozenset("nr nummer no number # ordning order".split())
KNOWN_COLUMNS = {word.replace("-", " "): part for part, words in COLUMNS.items() for word in words.split()}
TOP = {
    "name": "name",
    "namn": "title",
    "title": "title",
    "titel": "title",
    "rubrik": "title",
    "language": "language",
    "språk": "language",
    "minutes": "minutes",
    "minuter": "minutes",
    "questions": "questions",
    "frågor": "questions",
}
LANGUAGES = {"sv": "sv", "svenska": "sv", "swedish": "sv", "en": "en", "engelska": "en", "english": "en"}
KINDS = {
    QuestionKind.RATING: "betyg skala rating scale score grade gradering skattning omdöme 1-5 1–5",
    QuestionKind.YES_NO: "ja/nej janej ja-nej ja_eller_nej yes/no yesno yes-no yes_no yes_or_no y/n j/n boolean",
    QuestionKind.CHOICE: "val flerval alternativ envalsfråga choice choices multiple_choice select options",
    QuestionKind.DATE: "datum dag date day när when",
    QuestionKind.TEXT: "text fritext öppen öppen_fråga fri free free_text open open_question essay textsvar",
}
KIND_WORDS = {word.replace("_", " "): kind for kind, words in KINDS.items() for word in words.split()}
ENDS = {"sv": ("mindre bra", "mycket bra"), "en": ("not well", "very well")}
TITLE_LINE = re.compile(r"^(?:#\s+|(?:titel|title|namn|name|frågeformulär|questionnaire)\s*:\s*)(?P<text>.+)$", re.I)
SECTION_LINE = re.compile(r"^#{2,}\s+(?P<text>.+)$")
NUMBERED = re.compile(r"^(?:(?:fråga|question|q)\s*)?(?P<number>\d{1,2})\s*[.):]\s*(?P<text>\S.*)$", re.I)
LETTERED = re.compile(r"^\(?(?P<letter>[a-i])[.)]\s+(?P<text>\S.*)$", re.I)
BULLET = re.compile(r"^(?:[-*•‣▪◦·–—]|\[\s?\]|\(\s?\)|[☐□○◯])\s*(?P<text>\S.*)$")
COMMENT_LINE = re.compile(r"^(?:kommentar|följdfråga|comment|follow-up)\s*:\s*(?P<text>.+)$", re.I)
CHOICES_LINE = re.compile(r"^(?:alternativ|svarsalternativ|val|choices|options|alternatives)\s*:\s*(?P<text>.+)$", re.I)
KIND_LINE = re.compile(r"^(?:typ|type|kind|svar|answer)\s*:\s*(?P<text>.+)$", re.I)
# "1 = dåligt, 5 = bra", "1: never - 5: always", in the marks of a question or on a line of its own
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
