"""The words by which columns, kinds and scales are known in documents, in Swedish and English."""

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
