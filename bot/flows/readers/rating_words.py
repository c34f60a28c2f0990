"""How a number from 1 to 5 is written as a rating, and what shows that it is none."""

import re

ONES = {"one": 1, "en": 1, "ett": 1}  # words that are articles or pronouns far more often than ratings
NUMBER_WORDS = {
    **{word: value for value, word in enumerate(("two", "three", "four", "five"), 2)},
    **{word: value for value, word in enumerate(("två", "tre", "fyra", "fem"), 2)},
    **{word: value for value, word in enumerate(("etta", "tvåa", "trea", "fyra", "femma"), 1)},
    **{word: value for value, word in enumerate(("ettan", "tvåan", "trean", "fyran", "femman"), 1)},
    "tva": 2,
}  # fmt: skip
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
OF_FIVE = r"\s*(?:/|\b(?:av|utav|of|out of)\b)\s*(?:5|fem|five)\b"
LEAD = (
    r"(?:(?:(?:jag|i)\s+(?:ger|säger|sätter|väljer|skulle (?:ge|säga)|give|say|choose|(?:would|will|'ll) (?:give|say))"
    r"|i'd (?:give|say)|(?:my |mitt )?(?:betyg|betyget|rating|score|grade|nr|nummer|number|siffra|siffran)"
    r"(?:\s+(?:är|blir|is))?|det (?:är|blir|får bli)|it(?:'s| is)|hon får|han får|definitely|definitivt|absolut|klart"
    r"|henne|honom|hen|det|her|him|them|it|a|an|en|ett|stark|svag|klar|ren|solid|strong|weak|clear)\b\s*[:=]?\s*)"
)
APART = r"\s*(?:[,;:!.\n]|\s[-–—]|$)"
AN = r"(?:(?:an?|en|ett)\s+)?"
BETWEEN = r"(?:[-–—/+]|\b(?:eller|or|och|and|to|till|av|of|out of|men|but)\b)"
SECOND = (  # another number, or half of one; but "5. Two of them lead teams now" goes on in words
    rf"\s*(?:(?:{BETWEEN}|[,.:;])?\s*{AN}(?:\d|[½¼¾]|halv|half\b)|{BETWEEN}\s*{AN}(?:{WORDS})\b"
    rf"|[,.:;]?\s*{AN}(?:{WORDS})\b(?!(?:\s+\w+){{2}}))"
)
COUNTED = (
    r"\s*(?:år|years?|yrs|månad|months?\b|veck|weeks?\b|dag(?:ar)?\b|days?\b|gång|times?\b|timm|hours?\b|person|people"
    r"|st\b|stycken|procent|percent|%|tum(?:me|mar)\b|thumbs?\b|ord\b|words?\b|sak|things?\b|kollegor|colleagues)"
)
NUMBER = (
    rf"(?P<value>[2-5]:?an?\b|[1-5](?![\w½¼¾])|(?:{WORDS})\b|(?:one|en|ett)\b(?={APART}|{OF_FIVE}))"
    rf"(?:{OF_FIVE})?(?:\s*(?:stjärn\w*|stars?|poäng|points?)\b)?"
    rf"(?!{SECOND})(?!{COUNTED})(?!\s*[?+/])(?!\s*\b(?:av|of(?! course)|out of)\b)"
)
LEADING = re.compile(
    rf"^(?!\s*[-–]\d)\W*(?P<lead>{LEAD}*){NUMBER}(?P<gap>[\s\-–—:;.,=!)\ufe0f\u20e3]*)(?P<comment>.*)$",
    re.IGNORECASE | re.DOTALL,
)
ENDING = re.compile(rf"^(?P<before>\D*?\s)(?:(?:an?|en|ett)\s+)?{NUMBER}\W*$", re.IGNORECASE)
SHORT_WORDS = 5  # "I would say 4" is a rating; in a longer text a number may count anything
NOT_IT = re.compile(
    rf"\b(?:inte|ej|not|never|aldrig|under|över|over|above|below|minst|least|most|mer|mindre|more|less|nästan|almost"
    rf"|mellan|between|eller|or|vi|we|noll|zero|{WORDS})\b",
    re.IGNORECASE,
)
# What may follow a number in words without a mark: "fyra hon är …"; "two thumbs up" is no rating.
GOES_ON = re.compile(
    r"(?:hon|han|hen|she|he|they|it|det|jag|i|alltid|always|för|because|since|då|eftersom|men|but|very|mycket)\b", re.I
)
HOW_OFTEN = (frozenset({"always", "alltid"}), frozenset({"seldom", "sällan", "rarely"}), frozenset({"never", "aldrig"}))
STARS = re.compile(r"^\s*((?:[⭐★🌟]\ufe0f?){1,5})[☆\s]*$")
