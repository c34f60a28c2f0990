"""Each part of a question as its kind has it, and no longer than a message bears."""

from dataclasses import replace

from bot.domain.question_keys import key_for
from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import FEWEST_CHOICES, LONGEST, MOST_CHOICES
from bot.domain.questionnaire_rules import WITH_COMMENT
from bot.questionnaire_files.gathering import Gathering
from bot.questionnaire_files.labels import label_of
from bot.questionnaire_files.understood import Doubt
from bot.questionnaire_files.wording import cleaned
from bot.questionnaire_files.words import ENDS


def fitting(question: Question, number: int, language: str, taken: set[str], found: Gathering) -> Question:
    """Each part as its kind has it: ends that are not said have the usual words, what a kind has not is left out."""
    kind = question.kind
    if kind is QuestionKind.CHOICE and not FEWEST_CHOICES <= len(question.choices) <= MOST_CHOICES:
        found.doubt(Doubt.FEW_CHOICES, str(len(question.choices)), number)
    if kind is QuestionKind.RATING and not (question.lowest and question.highest):
        found.doubt(Doubt.ENDS_FILLED_IN, question=number)
    fitted = replace(
        question,
        key=_key(question.key, taken),
        label=question.label or label_of(question.text),
        choices=question.choices if kind is QuestionKind.CHOICE else (),
        comment=question.comment if kind in WITH_COMMENT else "",
        lowest=(question.lowest or ENDS[language][0]) if kind is QuestionKind.RATING else "",
        highest=(question.highest or ENDS[language][1]) if kind is QuestionKind.RATING else "",
    )
    return _cut(fitted, number, found)


def _key(key: str, taken: set[str]) -> str:
    """The key that a document gives; none where it is given twice or is no key."""
    is_good = key.isidentifier() and key not in taken and key == key_for(key, ())
    if is_good:
        taken.add(key)
    return key if is_good else ""


def _cut(question: Question, number: int, found: Gathering) -> Question:
    """What is much too long for a message is cut, and said to be."""
    parts = {name: getattr(question, name) for name in ("label", "text", "comment", "lowest", "highest")}
    longer = {name for name, text in parts.items() if len(text) > LONGEST[name]}
    if longer - {"label"}:
        found.doubt(Doubt.SHORTENED, question=number)
    shorter = {name: parts[name][: LONGEST[name]].strip() for name in longer}
    choices = tuple(cleaned(one)[: LONGEST["choices"]] for one in question.choices)
    return replace(question, choices=choices, **shorter)
