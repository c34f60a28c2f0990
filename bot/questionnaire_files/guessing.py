"""How a question is answered, guessed from its words and from what stands in brackets behind it."""

from dataclasses import replace

from bot.domain.questionnaire import Question, QuestionKind
from bot.domain.questionnaire_flaws import LONGEST
from bot.questionnaire_files.gathering import a_question
from bot.questionnaire_files.labels import label_of
from bot.questionnaire_files.marks import Mark, doubt_of, mark_in
from bot.questionnaire_files.patterns import AFTER_DASH, ASKING, DATE_BEGUN, DATE_SAID, MARK, SCALE, SCALE_WORDS, WHY
from bot.questionnaire_files.understood import Doubt
from bot.questionnaire_files.wording import parted, with_candidate


def guessed(said: str) -> tuple[Question, Doubt | None]:
    """The question that a line asks."""
    text, mark = _without_mark(said)
    label, text = parted(with_candidate(text))
    why = WHY.match(text)
    bare = why["text"] if why else text
    mark = mark or _told_by(bare)
    question = a_question(text, mark.kind, label=label or label_of(bare), lowest=mark.lowest, highest=mark.highest)
    question = replace(question, choices=mark.choices)
    if why and mark.kind in (QuestionKind.YES_NO, QuestionKind.RATING) and len(why["why"]) <= LONGEST["comment"]:
        comment = why["why"].replace("{candidate}", "").strip()
        question = replace(question, text=bare, comment=comment[:1].upper() + comment[1:])
    return question, mark.doubt


def _without_mark(said: str) -> tuple[str, Mark | None]:
    if (found := MARK.search(said)) and (mark := mark_in(found["mark"])):
        return f"{said[: found.start()]}{found['after'].replace(':', '')}".strip(), mark
    if (found := AFTER_DASH.search(said)) and found.start():
        return said[: found.start()].strip(), mark_in(found["mark"])
    return said, None


def _told_by(text: str) -> Mark:
    if scale := SCALE.search(text):
        return Mark(QuestionKind.RATING, doubt=doubt_of(scale))
    if SCALE_WORDS.search(text):
        return Mark(QuestionKind.RATING)
    if DATE_SAID.search(text) or DATE_BEGUN.match(text):
        return Mark(QuestionKind.DATE)
    if text.endswith("?") and " " in text and not ASKING.search(text):
        return Mark(QuestionKind.YES_NO)
    return Mark(QuestionKind.TEXT)
